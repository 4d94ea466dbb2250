"""A whole shop for tests, whose verbs read as sentences.

    shop = Shop()
    li = shop.customer("Li")
    await shop.stocks("MUG", 5, price="39.00")
    order = await shop.places(li, mug=2)
    await shop.pays(order)
    parcel = await shop.ships(order, "SF1234567")
    await shop.delivers(parcel)

Everything is arranged through use cases. Nothing happens by itself: time passes by `shop.clock.advance`,
providers and carriers do what `shop.gateway` and `shop.carrier` are told, and housekeeping runs when it is
called. It stands on memory unless it is given another database.
"""

from dataclasses import dataclass, replace
from typing import Final

from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.ids import FileId, PersonId, SkuId
from shopclerk.core.domain.importing import ProductDraft, VariantDraft
from shopclerk.core.domain.lifecycle import AttemptStatus
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import ShipmentLine
from shopclerk.core.ports.files import File
from shopclerk.core.ports.payments import PaymentFact
from shopclerk.core.ports.queries.catalogue import ProductHandled
from shopclerk.core.usecases.checkout import Recipient
from shopclerk.core.usecases.filling import Add, Have
from shopclerk.core.usecases.refunding import ByAmount, ByLines
from shopclerk.core.usecases.work import Work
from tests.shopfloor.aftersales import AfterSalesShop

HOME: Final = Recipient(name="Li Ming", phone="138 0013 8000", address="8 Harbour Road, Shanghai")


@dataclass(slots=True, kw_only=True)
class Shop(AfterSalesShop):
    """What people do. Orders and parcels are answered as they are kept."""

    def customer(self, name: str) -> Actor:
        return Actor(PersonId(name), Role.CUSTOMER)

    def clerk(self, name: str) -> Actor:
        return Actor(PersonId(name), Role.CLERK)

    async def stocks(self, sku: str, units: int, *, price: str = "39.00", published: bool = True) -> SkuId:
        """Have exactly that many of a product with one variant, made if need be; answers its SKU."""
        text = LocalizedText.single("en", sku.capitalize())
        draft = ProductDraft(
            line=2,
            handle=sku.lower(),
            title=text,
            description=text,
            category=None,
            options=(),
            variants=(
                VariantDraft(
                    line=2,
                    code=sku.upper(),
                    options=(),
                    prices=(Money.parse(price, self.terms.currency),),
                    quantity=units,
                ),
            ),
            published=published,
        )
        await self.import_product(draft, actor=self.owner, sets_stock=True)
        return await self.sku(sku)

    async def pictures(self, sku: str, *contents: bytes) -> tuple[FileId, ...]:
        """Have these pictures of a product, in place of what there was."""
        names = [await self.database.files.put(File(content, "image/png")) for content in contents]
        (found,) = await self.store.find(ProductHandled(sku.lower()))

        async def decide(work: Work) -> None:
            product = await work.get(Product, found.id)
            work.save(replace(product, pictures=tuple(names)))

        await self.unit_of_work.transact(decide)
        return tuple(names)

    async def fills(self, customer: Actor, **units: int) -> Cart:
        """Have exactly so many of these in the cart: `mug=2`."""
        for sku, quantity in units.items():
            change = Have(await self.sku(sku), quantity)
            await self.fill_cart(change, actor=customer, request_id=self.request())
        return await self.cart(customer)

    async def adds(self, customer: Actor, *, request_id: str | None = None, **units: int) -> Cart:
        """Put that many more into the cart."""
        for sku, quantity in units.items():
            change = Add(await self.sku(sku), quantity)
            await self.fill_cart(change, actor=customer, request_id=request_id or self.request())
        return await self.cart(customer)

    async def places(self, customer: Actor, **units: int) -> Order:
        """Fill the cart with these and order what is in it, at the price shown."""
        await self.fills(customer, **units)
        return await self.checks_out(customer)

    async def checks_out(
        self,
        customer: Actor,
        *,
        token: str | None = None,
        request_id: str | None = None,
        recipient: Recipient = HOME,
        reviewed: str | None = None,
        shipping: str | None = None,
        discount: str = "",
    ) -> Order:
        """Order what is in the cart. `reviewed` is the total agreed to, the present one unless said."""
        if reviewed:
            agreed = Money.parse(reviewed, self.terms.currency)
        elif shipping or discount:
            agreed = (await self.price_cart(actor=customer, shipping=shipping, discount=discount)).total
        else:
            agreed = (await self.show_cart(actor=customer)).total
        placed = await self.place_order(
            actor=customer,
            request_id=request_id or self.request(),
            token=token or self.ids.token(),
            recipient=recipient,
            reviewed=agreed.minor,
            shipping=shipping,
            discount=discount,
        )
        return await self.order(placed)

    async def starts_paying(
        self, order: Order, method: str = "alipay", *, by: Actor | None = None, request_id: str | None = None
    ) -> PaymentAttempt:
        """Choose a method; the answer has the link to pay at."""
        return await self.start_payment(
            actor=by or buyer(order),
            request_id=request_id or self.request(),
            order_id=order.id,
            method=method,
            language="en",
            return_url=None,
        )

    async def pays(self, order: Order, method: str = "alipay") -> Order:
        """Choose a method, pay at its page, and the provider tells us."""
        fact = self.gateway.pay(await self._link(order, method))
        assert fact is not None, "the provider takes no money for it"
        await self.confirm_payment(fact)
        return await self.order(order)

    async def is_declined(
        self, order: Order, method: str = "card", reason: str = "insufficient_funds"
    ) -> Order:
        """Choose a method, be refused at its page, and the provider tells us."""
        fact = self.gateway.decline(await self._link(order, method), reason)
        assert fact is not None, "the provider is done with it"
        await self.confirm_payment(fact)
        return await self.order(order)

    async def hears(self, *facts: PaymentFact | None) -> None:
        """The provider's facts arrive, in this order."""
        for fact in facts:
            assert fact is not None, "there was nothing to tell"
            await self.confirm_payment(fact)

    async def cancels(self, order: Order, *, by: Actor | None = None, request_id: str | None = None) -> Order:
        await self.cancel_order(
            actor=by or buyer(order), request_id=request_id or self.request(), order_id=order.id
        )
        return await self.order(order)

    async def refunds_amount(
        self, order: Order, amount: str, *, by: Actor | None = None, request_id: str | None = None
    ) -> tuple[Refund, ...]:
        """Send so much back, by the owner's word unless said otherwise."""
        asked = ByAmount(Money.parse(amount, order.total.currency))
        return await self._refunds(order, asked, by, request_id)

    async def refunds_units(
        self, order: Order, units: int, *, line: int = 0, shipping: bool = False, by: Actor | None = None
    ) -> tuple[Refund, ...]:
        """Send back what so many units of a line were paid with."""
        taken = (ShipmentLine(order.lines[line].id, units),) if units else ()
        return await self._refunds(order, ByLines(taken, shipping=shipping), by, None)

    async def _refunds(
        self, order: Order, asked: ByAmount | ByLines, by: Actor | None, request_id: str | None
    ) -> tuple[Refund, ...]:
        return await self.request_refund(
            asked, actor=by or self.owner, request_id=request_id or self.request(), order_id=order.id
        )

    async def cancels_units(
        self,
        order: Order,
        units: int,
        *,
        line: int = 0,
        by: Actor | None = None,
        request_id: str | None = None,
    ) -> Order:
        """Take so many units of a line out of a paid order."""
        await self.cancel_lines(
            actor=by or buyer(order),
            request_id=request_id or self.request(),
            order_id=order.id,
            lines=(ShipmentLine(order.lines[line].id, units),),
        )
        return await self.order(order)

    async def receives(
        self, order: Order, *, by: Actor | None = None, request_id: str | None = None
    ) -> Order:
        await self.confirm_receipt(
            actor=by or buyer(order), request_id=request_id or self.request(), order_id=order.id
        )
        return await self.order(order)

    async def relays(self) -> None:
        """Tell everybody everything that can be told now."""
        while await self.relay_outbox():
            pass

    async def _link(self, order: Order, method: str) -> str:
        opened = await self.starts_paying(order, method)
        assert opened.status is AttemptStatus.ACTION_REQUIRED, opened
        assert opened.link is not None
        return opened.link


def buyer(order: Order) -> Actor:
    """Whose order it is."""
    return Actor(order.customer_id, Role.CUSTOMER)
