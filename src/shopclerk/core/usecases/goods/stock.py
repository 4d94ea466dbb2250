"""Goods that come in, what runs low, and the ledger that tells why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from shopclerk.core.domain.catalogue import Product, Sku
from shopclerk.core.domain.errors import InvalidQuantity
from shopclerk.core.domain.ids import PersonId, SkuId
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.stock import MovementReason, StockMovement
from shopclerk.core.ports.changeset import StockDelta
from shopclerk.core.ports.goods_views import LedgerOf, LowCounts, LowRow, LowStock
from shopclerk.core.ports.people import People
from shopclerk.core.ports.queries.catalogue import ProductsCoded
from shopclerk.core.ports.store import Store
from shopclerk.core.ports.views import Views
from shopclerk.core.usecases.stocktaking import must_be_known, must_be_units
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work

MOST_LINES: Final = 200


@dataclass(frozen=True, slots=True)
class Delivered:
    """So many units of a SKU."""

    sku_id: SkuId
    units: int


@dataclass(frozen=True, slots=True)
class ReceiveDelivery:
    """So many units more of each of these SKUs are on the shelf, all in one commit. Staff only.

    Repeating the request changes nothing more. Raises NotAllowed, NotFound, InvalidQuantity.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, lines: Sequence[Delivered]) -> None:
        actor.must_be_staff("ReceiveDelivery")
        if not 1 <= len(lines) <= MOST_LINES:
            raise InvalidQuantity(str(len(lines)), MOST_LINES)
        for line in lines:
            must_be_units(line.units, least=1)

        async def decide(work: Work) -> None:
            for line in lines:
                await must_be_known(work, line.sku_id)
            if await work.already("request", request_id) is not None:
                return
            work.claim("request", request_id, actor.person_id)
            for line in lines:
                work.move_stock(_received(line, actor))

        await self.unit_of_work.transact(decide)


def _received(line: Delivered, actor: Actor) -> StockDelta:
    return StockDelta(
        sku_id=line.sku_id, on_hand=line.units, reason=MovementReason.RECEIVED, by=actor.person_id
    )


@dataclass(frozen=True, slots=True)
class FindSku:
    """The variant of that code with its product, letter case aside where that is clear; or None. For staff.

    Raises NotAllowed.
    """

    store: Store

    async def __call__(self, *, actor: Actor, code: str) -> tuple[Product, Sku] | None:
        actor.must_be_staff("FindSku")
        for spelling in dict.fromkeys((code, code.upper(), code.lower())):
            for product in await self.store.find(ProductsCoded(spelling)):
                return product, next(sku for sku in product.skus if sku.code == spelling)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class LowPage:
    """A page of variants that run low, and how many there are in all."""

    rows: tuple[LowRow, ...]
    more: bool
    count: int


@dataclass(frozen=True, slots=True)
class ListLow:
    """Variants for sale that have no more left than their safety stock. For staff. Raises NotAllowed."""

    views: Views
    page: int = 6

    async def __call__(self, *, actor: Actor, after: SkuId | None = None) -> LowPage:
        actor.must_be_staff("ListLow")
        rows = await self.views.rows(LowStock(after, self.page + 1))
        (count,) = await self.views.rows(LowCounts())
        return LowPage(rows=rows[: self.page], more=len(rows) > self.page, count=count.skus)


@dataclass(frozen=True, slots=True)
class CountLow:
    """How many variants for sale run low. For staff. Raises NotAllowed."""

    views: Views

    async def __call__(self, *, actor: Actor) -> int:
        actor.must_be_staff("CountLow")
        (count,) = await self.views.rows(LowCounts())
        return count.skus


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPage:
    """A page of the ledger of one SKU, newest first; `names` are those of who moved something, as far as they
    are known.
    """

    rows: tuple[StockMovement, ...]
    more: bool
    names: Mapping[PersonId, str]


@dataclass(frozen=True, slots=True)
class ShowLedger:
    """What moved the stock of one SKU, newest first, after one of the rows. For staff. Raises NotAllowed."""

    views: Views
    people: People
    page: int = 8

    async def __call__(self, *, actor: Actor, sku_id: SkuId, after: str | None = None) -> LedgerPage:
        actor.must_be_staff("ShowLedger")
        rows = await self.views.rows(LedgerOf(sku_id, after, self.page + 1))
        movers = {row.by for row in rows if row.by}
        return LedgerPage(
            rows=rows[: self.page], more=len(rows) > self.page, names=await self.people.names(tuple(movers))
        )
