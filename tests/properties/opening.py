"""How a story begins: a shop with little left on its shelves, and one order at each stage of its life."""

from dataclasses import replace
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import initialize

from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.policy import Undecided
from shopclerk.core.domain.product_changes import Reprice
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.ports.files import File
from shopclerk.core.ports.queries.catalogue import ProductHandled
from shopclerk.core.usecases.staffing import GOOD_FOR
from tests.properties.floor import BUYERS, COLLEAGUES, CURRENCY, OTHER_CURRENCY, STRANGER, Floor

STOCK: Final = {"mug": (16, "33.37"), "tea": (12, "20.00")}

TABLE: Final = "Handle,Title,Variant SKU,Variant Inventory Qty,Variant Price\nmug,Mug,MUG,9,33.37\n"


class Opening(Floor):
    @initialize(undecided=st.sampled_from(Undecided), restocks=st.sampled_from((True, True, False)))
    def the_shop_opens(self, undecided: Undecided, restocks: bool) -> None:
        returns = replace(self.shop.terms.returns, undecided=undecided, restocks=restocks)
        self.shop.terms = replace(self.shop.terms, returns=returns)
        self.run(self._begins)

    async def _begins(self) -> None:
        await self._people_come()
        for sku, (units, price) in STOCK.items():
            await self.shop.stocks(sku, units, price=price)
            self.shelved[f"new {sku}"] = units
            await self._also_costs(sku, Money.parse(price, OTHER_CURRENCY))
        await self._codes()
        await self._is_over()
        await self._ordered("Li", "post", mug=1, tea=1)
        await self.shop.pays(await self._ordered("Wang", "courier", mug=2))
        booked = await self.shop.pays(await self._ordered("Wang", "courier", tea=1))
        await self.shop.book_shipment(
            actor=self.shop.owner, request_id="booked", carrier="sf", order_id=booked.id
        )
        await self._sent("Li", "courier", "TENTH", mug=1, tea=1)
        await self.shop.delivers(await self._sent("Li", "post", mug=1, tea=2))
        await self._troubles()
        await self._claims()
        await self._more_is_going_on()
        self.shop.trades()

    async def _people_come(self) -> None:
        """Those who work here were invited; of the customers all but one have said yes to broadcasts."""
        for name in (*COLLEAGUES, *BUYERS, STRANGER):
            await self.is_seen(PersonId(name))
        for name, role in COLLEAGUES.items():
            await self.identities.invite(name, role, self.shop.clock.now() + GOOD_FOR)
            await self.identities.join(name, PersonId(name), self.shop.clock.now())
        for name in (*BUYERS, STRANGER)[1:]:
            customer = self.shop.customer(name)
            await self.shop.answer_broadcasts(actor=customer, request_id=f"yes of {name}", consents=True)

    async def _also_costs(self, sku: str, price: Money) -> None:
        (product,) = await self.shop.store.find(ProductHandled(sku))
        await self.shop.edit_product(
            actor=self.shop.owner,
            request_id=f"price of {sku}",
            product_id=product.id,
            version=product.version,
            change=Reprice(product.skus[0].id, price),
        )

    async def _is_over(self) -> None:
        """All that somebody ordered: one order came, of one it is only said, and nobody paid the third."""
        parcel = await self.shop.delivers(await self._sent("Sun", "post", tea=1))
        await self.shop.receives(await self.shop.order(parcel.order_id))
        parcel = await self._sent("Sun", "post", mug=1)
        await self.shop.receives(await self.shop.order(parcel.order_id))
        await self.shop.starts_paying(await self._ordered("Sun", "post", tea=1))
        self.passes(hours=1)
        await self.shop.expire_unpaid()

    async def _codes(self) -> None:
        make, owner = self.shop.create_discount, self.shop.owner
        off = Money.parse("5.00", CURRENCY)
        await make(actor=owner, request_id="tenth", code="TENTH", percentage=1000)
        await make(actor=owner, request_id="once", code="ONCE", amount=off, most_uses=1)
        await make(actor=owner, request_id="all", code="ALL", percentage=10_000, most_per_customer=1)

    async def _troubles(self) -> None:
        """A parcel is lost, another one comes back, and a bank takes money back."""
        await self.shop.loses(await self._sent("Wang", "courier", mug=1))
        returned = await self.shop.sees_returned(await self._sent("Li", "post", mug=2, tea=1))
        (tried,) = await self.shop.attempts(await self.shop.order(returned.order_id))
        taken = Money.parse("1.00", CURRENCY)
        await self.shop.hears(self.shop.gateway.charge_back(tried.reference or "", taken))

    async def _claims(self) -> None:
        """Something was paid back; one return is asked for, one awaited, the goods of another are there, and
        of the last they were looked at.
        """
        shop = self.shop
        await shop.approves(await self._claimed("Wang", CaseKind.REFUND_ONLY, mug=1))
        await self._claimed("Wang", CaseKind.RETURN, tea=2)
        await shop.approves(await self._claimed("Li", CaseKind.RETURN, mug=1))
        await shop.goods_arrive(await shop.approves(await self._claimed("Li", CaseKind.RETURN, tea=2)))
        there = await shop.goods_arrive(
            await shop.approves(await self._claimed("Li", CaseKind.RETURN, mug=1))
        )
        await shop.inspects(there, 1, 1)
        self.shelved[f"case {there.id}"] = 1 if shop.terms.returns.restocks else 0

    async def _claimed(self, name: str, kind: CaseKind, **units: int) -> AfterSalesCase:
        parcel = await self.shop.delivers(await self._sent(name, "courier", "", **units))
        return await self.shop.asks(await self.shop.order(parcel.order_id), kind)

    async def _more_is_going_on(self) -> None:
        """Of two broadcasts one is on its way; a question waits, and a table of goods."""
        shop, owner = self.shop, self.shop.owner
        await shop.draft_campaign(actor=owner, request_id="written", text="Summer tea is here")
        sent = await shop.draft_campaign(actor=owner, request_id="sent", text="Spring tea is here")
        await shop.start_campaign(actor=owner, request_id="sends", campaign_id=sent.id, version=1)
        await shop.ask_shop(actor=shop.customer("Li"), request_id="asks", text="Do you deliver?")
        await shop.database.files.put(File(TABLE.encode(), "text/csv"))

    async def _ordered(self, name: str, shipping: str, code: str = "", **units: int) -> Order:
        customer = self.shop.customer(name)
        await self.shop.fills(customer, **units)
        return await self.shop.checks_out(customer, shipping=shipping, discount=code)

    async def _sent(self, name: str, shipping: str, code: str = "", **units: int) -> Shipment:
        paid = await self.shop.pays(await self._ordered(name, shipping, code, **units))
        return await self.shop.ships(paid)
