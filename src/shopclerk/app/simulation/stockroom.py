"""The shelves: goods are ordered when they run low, and counted every week."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from shopclerk.app.simulation.shop import OWNER, Shop
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.ports.queries.stock import Levels
from shopclerk.core.usecases.stocktaking import CorrectStock, ReceiveStock, SetSafetyStock

DELIVERY_HOURS: Final = (12, 72)
"""How long goods that were ordered take: longer than the shelf lasts, now and then."""
MISCOUNTED: Final = {0: 80, -1: 14, 1: 6}
"""By how much a count differs from the books."""


@dataclass(frozen=True, slots=True)
class Stockroom:
    shop: Shop

    @property
    def usual(self) -> int:
        """Units of a SKU that sell in about five days."""
        return 5 + self.shop.orders * 11 // len(self.shop.skus)

    async def opens(self) -> None:
        for sku_id in self.shop.skus:
            await self._arrives(sku_id)
            await self.shop.do(
                SetSafetyStock(self.shop.work),
                actor=OWNER,
                request_id=self.shop.world.token(),
                sku_id=sku_id,
                units=self.usual // 4,
            )

    def runs_low(self, sku_id: SkuId) -> None:
        """More of it is ordered."""
        self.shop.later(partial(self._arrives, sku_id), hours=self.shop.dice.between(*DELIVERY_HOURS))

    async def _arrives(self, sku_id: SkuId) -> None:
        shop = self.shop
        receive, request = ReceiveStock(shop.work), shop.world.token()
        await shop.do(receive, actor=OWNER, request_id=request, sku_id=sku_id, units=self.usual)

    async def counts(self, sku_id: SkuId) -> None:
        """The owner counts what is there and looks into the books, while others sell."""
        shop = self.shop
        (level,) = await shop.store.find(Levels((sku_id,)))
        counted = max(level.on_hand + shop.dice.weighed(MISCOUNTED), 0)
        await shop.do(
            CorrectStock(shop.work),
            actor=OWNER,
            request_id=shop.world.token(),
            sku_id=sku_id,
            expected=level.on_hand,
            counted=counted,
        )
