"""What is on the shelf: received, counted, watched. Every change of it is a row in the stock ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from shopclerk.core.domain.errors import InvalidQuantity, NotFound
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.stock import MovementReason, StockItem, StockMovement
from shopclerk.core.ports.changeset import StockDelta
from shopclerk.core.ports.queries.catalogue import ProductsOfSkus
from shopclerk.core.ports.queries.stock import Levels, Movements
from shopclerk.core.ports.store import Store
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work

MOST_UNITS: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class ReceiveStock:
    """So many units more are on the shelf. Repeating the request changes nothing more. Staff only.

    Raises NotAllowed, NotFound, InvalidQuantity.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, sku_id: SkuId, units: int) -> StockItem:
        actor.must_be_staff("ReceiveStock")
        must_be_units(units, least=1)
        return await _moved(
            self.unit_of_work,
            actor,
            request_id,
            StockDelta(sku_id=sku_id, on_hand=units, reason=MovementReason.RECEIVED, by=actor.person_id),
        )


@dataclass(frozen=True, slots=True)
class CorrectStock:
    """The owner counted the shelf: where the books said `expected` units there are `counted`.

    Written only if the books still say so at that moment; else StockMoved with what they say, and the shelf
    is to be counted again. Raises NotAllowed, NotFound, InvalidQuantity, and OutOfStock when less was counted
    than is promised to orders.
    """

    unit_of_work: UnitOfWork

    async def __call__(
        self, *, actor: Actor, request_id: str, sku_id: SkuId, expected: int, counted: int
    ) -> StockItem:
        actor.must_be_owner("CorrectStock")
        must_be_units(counted)
        return await _moved(
            self.unit_of_work,
            actor,
            request_id,
            StockDelta(
                sku_id=sku_id,
                on_hand=counted - expected,
                expected_on_hand=expected,
                by=actor.person_id,
            ),
        )


@dataclass(frozen=True, slots=True)
class SetSafetyStock:
    """The owner says at how many units left (or fewer) to be alerted. Raises NotAllowed, NotFound,
    InvalidQuantity.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, sku_id: SkuId, units: int) -> StockItem:
        actor.must_be_owner("SetSafetyStock")
        must_be_units(units)
        return await _moved(
            self.unit_of_work, actor, request_id, StockDelta(sku_id=sku_id, safety_stock=units)
        )


async def _moved(unit_of_work: UnitOfWork, actor: Actor, request_id: str, delta: StockDelta) -> StockItem:
    """Apply the change once for the request, whose claim says who asked; answers the level then."""

    async def decide(work: Work) -> None:
        await must_be_known(work, delta.sku_id)
        if await work.already("request", request_id) is None:
            work.claim("request", request_id, actor.person_id)
            work.move_stock(delta)

    await unit_of_work.transact(decide)
    return _level(await unit_of_work.store.find(Levels((delta.sku_id,))), delta.sku_id)


def must_be_units(units: int, *, least: int = 0) -> None:
    """Raise InvalidQuantity unless so many can be on a shelf."""
    if not least <= units <= MOST_UNITS:
        raise InvalidQuantity(str(units), MOST_UNITS)


async def must_be_known(work: Work, sku_id: SkuId) -> None:
    """Raise NotFound unless a product has that SKU, on sale or not."""
    if not await work.find(ProductsOfSkus((sku_id,))):
        raise NotFound("sku", sku_id)


def _level(levels: Sequence[StockItem], sku_id: SkuId) -> StockItem:
    return next(iter(levels), StockItem(sku_id=sku_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class StockRecord:
    """The level of a SKU and the ledger that explains it, oldest first."""

    level: StockItem
    movements: tuple[StockMovement, ...]


@dataclass(frozen=True, slots=True)
class ShowStock:
    """The stock ledger of one SKU, for staff. Raises NotAllowed."""

    store: Store

    async def __call__(self, *, actor: Actor, sku_id: SkuId) -> StockRecord:
        actor.must_be_staff("ShowStock")
        movements = await self.store.find(Movements(sku_id))
        return StockRecord(
            level=_level(await self.store.find(Levels((sku_id,))), sku_id), movements=movements
        )
