"""The owner's codes: two new ones every month, bounded by uses, by customer and by time."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Final

from shopclerk.app.simulation.shop import OWNER, Shop
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.money import Money
from shopclerk.core.usecases.discounting import CreateDiscount, EndDiscount

EVERY: Final = 30
"""Days from one pair of codes to the next."""


@dataclass(slots=True)
class Discounts:
    """`codes` are those that customers know; `used` says by which orders each was ever used."""

    shop: Shop
    codes: tuple[str, ...] = ()
    used: dict[str, list[OrderId]] = field(default_factory=dict)

    @property
    def most_uses(self) -> int:
        return 5 + self.shop.orders // 2

    async def advertises(self, day: int) -> None:
        """On the first day of a month: a tenth for everybody once, and five off for the first."""
        if day % EVERY != 1:
            return
        shop, create = self.shop, CreateDiscount(self.shop.work)
        tenth, fiver = f"TENTH{day}", f"FIVER{day}"
        until = shop.world.at + timedelta(days=25)
        await shop.do(
            create,
            actor=OWNER,
            request_id=shop.world.token(),
            code=tenth,
            percentage=1000,
            until=until,
            most_per_customer=1,
        )
        await shop.do(
            create,
            actor=OWNER,
            request_id=shop.world.token(),
            code=fiver,
            amount=Money(500, shop.terms.currency),
            minimum=Money(3000, shop.terms.currency),
            most_uses=self.most_uses,
        )
        self.codes = (tenth, fiver)
        self.used |= {tenth: [], fiver: []}
        shop.later(partial(self._ends, fiver), hours=24 * 20)

    async def _ends(self, code: str) -> None:
        shop = self.shop
        await shop.do(EndDiscount(shop.work), actor=OWNER, request_id=shop.world.token(), code=code)
