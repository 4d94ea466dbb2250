"""People look: at the catalogue, their orders, the shop's queues. Nothing changes by it."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from shopclerk.core.domain.aftersales import CaseKind
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.views import OrdersOf, OrdersToShip
from shopclerk.core.usecases.auditing.audit import Audit
from shopclerk.core.usecases.discounting import ListDiscounts
from shopclerk.core.usecases.viewing import NameSkus
from tests.properties.floor import Floor, Who, which

anyone = st.sampled_from(Who)


class Looking(Floor):
    @rule(number=which, who=anyone)
    def somebody_looks_around(self, number: int, who: Who) -> None:
        async def looks(actor: Actor, _: str) -> None:
            shop = self.shop
            sku_id = await shop.sku("tea")
            await shop.browse_catalogue()
            await shop.browse_shelf(None)
            await NameSkus(shop.database.views)(sku_id)
            await shop.recall_recipient(actor=actor)
            await shop.show_cart(actor=actor)
            await shop.list_orders(OrdersOf(actor.person_id), actor=actor)
            await shop.show_product(sku_id=sku_id)

        self.asks(who, None, looks)

    @rule(number=which, who=anyone, kind=st.sampled_from(CaseKind))
    def somebody_looks_at_an_order(self, number: int, who: Who, kind: CaseKind) -> None:
        order = self.one(self.orders(), number)

        async def looks(actor: Actor, _: str) -> None:
            await self.shop.show_order(actor=actor, order_id=order.id)
            await self.shop.list_cases(actor=actor, order_id=order.id)
            await self.shop.count_claimable(actor=actor, order_id=order.id, kind=kind)

        self.asks(who, order, looks)

    @precondition(lambda self: self.cases())
    @rule(number=which, who=anyone)
    def somebody_looks_at_a_case(self, number: int, who: Who) -> None:
        case = self.one(self.cases(), number)
        self.asks(
            who, self.order_of(case), lambda actor, _: self.shop.show_case(actor=actor, case_id=case.id)
        )

    @precondition(lambda self: self.parcels())
    @rule(number=which, who=anyone)
    def somebody_looks_at_a_parcel(self, number: int, who: Who) -> None:
        parcel = self.one(self.parcels(), number)

        async def looks(actor: Actor, _: str) -> None:
            await self.shop.show_parcel(actor=actor, shipment_id=parcel.id)

        self.asks(who, self.order_of(parcel), looks)

    @rule(who=anyone)
    def somebody_looks_behind_the_counter(self, who: Who) -> None:
        shop = self.shop

        async def stock(actor: Actor, _: str) -> None:
            await shop.show_stock(actor=actor, sku_id=await shop.sku("tea"))

        self.asks(who, None, stock)
        self.asks(who, None, lambda actor, _: shop.count_queues(actor=actor))
        self.asks(who, None, lambda actor, _: shop.list_discrepancies(actor=actor))
        self.asks(who, None, lambda actor, _: shop.show_discount(actor=actor, code="TENTH"))
        self.asks(who, None, lambda actor, _: ListDiscounts(shop.store)(actor=actor))
        self.asks(who, None, lambda actor, _: shop.list_orders(OrdersToShip(), actor=actor))

    @rule()
    def the_books_are_audited(self) -> None:
        self.does(Audit(self.shop.store))
