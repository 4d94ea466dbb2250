"""Staff mind the shop: the day at a glance, what waits, what runs low, what is to be taken from the shelf."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from shopclerk.core.domain.people import Actor
from shopclerk.core.usecases.dispatching import Consignment
from shopclerk.core.usecases.goods.stock import CountLow, FindSku, ListLow, ShowLedger
from tests.properties.floor import Floor, Who, mostly_staff, which
from tests.properties.sending import NUMBERS

CODES = st.sampled_from(("mug", "TEA", "NEW-1", "none"))


class Minding(Floor):
    @rule(who=mostly_staff)
    def the_day_is_glanced_at(self, who: Who) -> None:
        shop = self.shop

        async def counts(actor: Actor, _: str) -> None:
            queues = await shop.count_all_queues(actor=actor)
            assert queues.low == await CountLow(shop.database.views)(actor=actor) or self.together > 0

        self.asks(who, None, lambda actor, _: shop.glance_at_day(actor=actor))
        self.asks(who, None, lambda actor, _: shop.list_exceptions(actor=actor))
        self.asks(who, None, counts)

    @rule(who=mostly_staff)
    def goods_are_gathered(self, who: Who) -> None:
        """No more of an order than it still holds."""

        async def gathers(actor: Actor, _: str) -> None:
            for one in (await self.shop.gather_goods(actor=actor)).orders:
                assert all(line.quantity > 0 for line in one.left)

        self.asks(who, None, gathers)

    @rule(
        numbers=st.lists(which, max_size=3),
        tracking=st.sampled_from(NUMBERS),
        list_id=st.sampled_from(("a", "b")),
        who=mostly_staff,
    )
    def a_list_is_looked_over(self, numbers: list[int], tracking: str, list_id: str, who: Who) -> None:
        named = [Consignment(self.one(self.orders(), number).number, tracking) for number in numbers]
        self.asks(
            who,
            None,
            lambda actor, _: self.shop.check_consignments(named, actor=actor, list_id=list_id),
        )

    @rule(who=mostly_staff, code=CODES, sku=st.sampled_from(("mug", "tea")))
    def the_shelf_is_looked_at(self, who: Who, code: str, sku: str) -> None:
        database = self.shop.database

        async def reads(actor: Actor, _: str) -> None:
            sku_id = await self.shop.sku(sku)
            page = await ShowLedger(database.views, database.people)(actor=actor, sku_id=sku_id)
            assert all(row.sku_id == sku_id and row.quantity for row in page.rows)

        self.asks(who, None, lambda actor, _: FindSku(self.shop.store)(actor=actor, code=code))
        self.asks(who, None, lambda actor, _: ListLow(database.views)(actor=actor))
        self.asks(who, None, lambda actor, _: CountLow(database.views)(actor=actor))
        self.asks(who, None, reads)
