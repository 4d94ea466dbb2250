"""The whole shelf counted: what the books say goes out as a list, and comes back with what is there."""

from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from shopclerk.core.domain.catalogue import Product, Sku
from shopclerk.core.domain.errors import OutOfStock, StockMoved
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.stock import StockItem
from shopclerk.core.ports.changeset import StockDelta
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.errors import Conflict
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.queries.catalogue import ProductsCoded
from shopclerk.core.ports.queries.stock import Levels
from shopclerk.core.ports.store import Store
from shopclerk.core.ports.views import Views
from shopclerk.core.usecases.goods.exporting import all_products
from shopclerk.core.usecases.stocktaking import must_be_units
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work

TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class OnShelf:
    """A variant that is sold, and what the books say of it."""

    product: Product
    sku: Sku
    level: StockItem


@dataclass(frozen=True, slots=True)
class ListShelf:
    """Every variant that is sold, whatever the state of its product, to be counted. For staff. Raises
    NotAllowed.
    """

    store: Store
    views: Views

    async def __call__(self, *, actor: Actor) -> tuple[OnShelf, ...]:
        actor.must_be_staff("ListShelf")
        rows: list[OnShelf] = []
        async for product in all_products(self.store, self.views):
            found = await self.store.find(Levels(tuple(sku.id for sku in product.skus)))
            levels = {level.sku_id: level for level in found}
            rows += [
                OnShelf(product, sku, levels.get(sku.id, StockItem(sku_id=sku.id)))
                for sku in product.skus
                if not sku.archived
            ]
        return tuple(rows)


@dataclass(frozen=True, slots=True)
class Count:
    """On that line of a list: where the books said `expected` units of the code, `counted` are there."""

    line: int
    code: str
    expected: int
    counted: int


class Found(StrEnum):
    BOOKED = "booked"
    SAME = "same"
    """There is what the list said."""
    MOVED = "moved"
    """The books say something else by now: it has to be counted again."""
    PROMISED = "promised"
    """Orders are promised more than was counted."""
    UNKNOWN = "unknown"
    """No variant has that code."""


@dataclass(frozen=True, slots=True)
class Booked:
    """What became of a count. `units` is what was booked, what the books say by now, or what is promised."""

    count: Count
    found: Found
    units: int = 0


@dataclass(frozen=True, slots=True)
class TryCount:
    """What `BookCount` would answer now; nothing is changed. The owner only. Raises NotAllowed,
    InvalidQuantity.
    """

    store: Store
    clock: Clock
    ids: IdSource

    async def __call__(self, count: Count, *, actor: Actor) -> Booked:
        actor.must_be_owner("TryCount")
        must_be_units(count.counted)
        booked, _ = await _judged(Work(self.store, id=self.ids.new(), at=self.clock.now()), count)
        return booked


@dataclass(frozen=True, slots=True)
class BookCount:
    """The owner counted what is on a line of a list: booked only if the books still say what the list said.

    Repeating the request for the same line changes nothing more and answers what the first one did. Raises
    NotAllowed, InvalidQuantity.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, count: Count, *, actor: Actor, request_id: str) -> Booked:
        actor.must_be_owner("BookCount")
        must_be_units(count.counted)
        line = f"{request_id}:{count.line}"

        async def decide(work: Work) -> Booked:
            if done := await work.already("request", line):
                found, units = done.split()
                return Booked(count, Found(found), int(units))
            booked, level = await _judged(work, count)
            work.claim("request", line, f"{booked.found} {booked.units}")
            if booked.found is Found.BOOKED:
                work.move_stock(
                    StockDelta(
                        sku_id=level.sku_id,
                        on_hand=booked.units,
                        expected_on_hand=level.on_hand,
                        by=actor.person_id,
                    )
                )
            return booked

        for _ in range(TRIES):
            # Something moved between the look and the commit: the next look tells what.
            with suppress(StockMoved, OutOfStock):
                return await self.unit_of_work.transact(decide)
        raise Conflict(count.code)


async def _judged(work: Work, count: Count) -> tuple[Booked, StockItem]:
    for product in await work.find(ProductsCoded(count.code)):
        sku = next(each for each in product.skus if each.code == count.code)
        level = next(iter(await work.find(Levels((sku.id,)))), StockItem(sku_id=sku.id))
        return _compared(count, level), level
    return Booked(count, Found.UNKNOWN), StockItem(sku_id=SkuId(count.code))


def _compared(count: Count, level: StockItem) -> Booked:
    if count.counted == count.expected:
        return Booked(count, Found.SAME)
    if level.on_hand != count.expected:
        return Booked(count, Found.MOVED, level.on_hand)
    if count.counted < level.reserved:
        return Booked(count, Found.PROMISED, level.reserved)
    return Booked(count, Found.BOOKED, count.counted - count.expected)
