"""Goods arrive, are counted, run low, and are waited for."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.queries.catalogue import ProductHandled
from shopclerk.core.usecases.goods.counting import BookCount, Count, Found
from shopclerk.core.usecases.goods.stock import Delivered
from tests.properties.floor import Floor, Who, few, mostly_customer, mostly_owner, mostly_staff, taps

GOODS = st.sampled_from(("mug", "tea"))


class Stocktaking(Floor):
    @rule(who=mostly_staff, sku=GOODS, units=few, times=taps)
    def goods_arrive(self, who: Who, sku: str, units: int, times: int) -> None:
        async def receives(actor: Actor, request: str) -> None:
            sku_id = await self.shop.sku(sku)
            await self.shop.receive_stock(actor=actor, request_id=request, sku_id=sku_id, units=units)
            self.shelved[request] = units

        self.asks(who, None, receives, times)

    @rule(who=mostly_staff, mugs=st.integers(0, 3), teas=few, times=taps)
    def a_delivery_comes_in(self, who: Who, mugs: int, teas: int, times: int) -> None:
        """Several goods at once, one of them twice, or nothing at all."""

        async def receives(actor: Actor, request: str) -> None:
            mug, tea = await self.shop.sku("mug"), await self.shop.sku("tea")
            lines = (Delivered(tea, teas), Delivered(mug, mugs), Delivered(tea, teas))
            await self.shop.receive_delivery(actor=actor, request_id=request, lines=lines)
            self.shelved[request] = mugs + 2 * teas

        self.asks(who, None, receives, times)

    @rule(who=mostly_owner, sku=GOODS, off=st.integers(-2, 2), stale=st.booleans(), times=taps)
    def the_shelf_is_counted(self, who: Who, sku: str, off: int, stale: bool, times: int) -> None:
        level = self.run(lambda: self.shop.level(sku))
        expected = level.on_hand + stale
        counted = max(expected + off, 0)

        async def corrects(actor: Actor, request: str) -> None:
            await self.shop.correct_stock(
                actor=actor, request_id=request, sku_id=level.sku_id, expected=expected, counted=counted
            )
            self.shelved[request] = counted - expected

        self.asks(who, None, corrects, times)

    @rule(who=mostly_owner, sku=GOODS, off=st.integers(-2, 2), stale=st.booleans(), times=taps)
    def a_list_of_counts_is_booked(self, who: Who, sku: str, off: int, stale: bool, times: int) -> None:
        level = self.run(lambda: self.shop.level(sku))
        expected = level.on_hand + stale

        async def books(actor: Actor, request: str) -> None:
            (product,) = await self.shop.store.find(ProductHandled(sku))
            count = Count(2, product.skus[0].code, expected, max(expected + off, 0))
            booked = await BookCount(self.shop.unit_of_work)(count, actor=actor, request_id=request)
            if booked.found is Found.BOOKED:
                self.shelved[request] = booked.units

        self.asks(who, None, books, times)

    @rule(who=mostly_owner, sku=GOODS, units=st.integers(0, 4), times=taps)
    def an_alert_is_set(self, who: Who, sku: str, units: int, times: int) -> None:
        async def sets(actor: Actor, request: str) -> None:
            sku_id = await self.shop.sku(sku)
            await self.shop.set_safety_stock(actor=actor, request_id=request, sku_id=sku_id, units=units)

        self.asks(who, None, sets, times)

    @rule(who=mostly_customer, sku=GOODS, times=taps)
    def somebody_waits_for_goods(self, who: Who, sku: str, times: int) -> None:
        async def watches(actor: Actor, _: str) -> None:
            await self.shop.watch_stock(actor=actor, sku_id=await self.shop.sku(sku))

        self.asks(who, None, watches, times)

    @rule(sku=GOODS, times=taps)
    def watchers_are_told(self, sku: str, times: int) -> None:
        async def tells() -> None:
            sku_id = await self.shop.sku(sku)
            for person in await self.shop.list_watchers(sku_id):
                await self.shop.forget_watch(sku_id, person)

        self.does(*[tells] * times)
