"""Audit a shop's books while it runs."""

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.domain.ids import OrderId, SkuId
from shopclerk.core.ports.auditing import Families, FamiliesOf, Family, StockBooks
from shopclerk.core.ports.store import Store
from shopclerk.core.usecases.auditing import lifecycles, money, stock
from shopclerk.core.usecases.auditing.breach import Breach, Check

PAGE: Final = 100
CHECKS: Final[tuple[Check, ...]] = (
    stock.check_holds,
    stock.check_shipped,
    stock.check_restocked,
    money.check_price,
    money.check_ledger,
    money.check_attempts,
    money.check_headroom,
    money.check_returned,
    money.check_units,
    lifecycles.check_timeline,
    lifecycles.check_steps,
    lifecycles.check_revival,
    lifecycles.check_completion,
)


def breaches(family: Family) -> Iterator[Breach]:
    """Everything that does not hold of one order, by all checks."""
    for check in CHECKS:
        for invariant, figures in check(family):
            yield Breach(invariant, f"order {family.order.number}", figures)


@dataclass(slots=True)
class Audited:
    """What an audit looked at and found. `discrepancies` are those that nobody has settled, each with its
    order's number: facts of a provider, and no breach of ours.
    """

    orders: int = 0
    skus: int = 0
    breaches: list[Breach] = field(default_factory=list)
    discrepancies: list[tuple[str, Discrepancy]] = field(default_factory=list)


def _looked_at(page: Sequence[Family], audited: Audited) -> dict[SkuId, str]:
    """Answers the SKUs that are held, each with an order that holds it."""
    holding: dict[SkuId, str] = {}
    for family in page:
        number = family.order.number
        audited.breaches += breaches(family)
        audited.discrepancies += ((number, each) for each in family.discrepancies if each.is_open)
        holding |= dict.fromkeys(stock.held(family), number)
    audited.orders += len(page)
    return holding


def _unseen(_: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class Audit:
    """Check every invariant that what is kept can show, order by order, then SKU by SKU.

    It writes nothing, takes no lock, and may run beside the shop: each page is read as of one moment.
    `looked` hears how many orders or SKUs were looked at since it last heard. With `only`, no other orders
    are looked at, but every SKU still is.
    """

    store: Store

    async def __call__(
        self, looked: Callable[[int], object] = _unseen, *, only: Sequence[OrderId] | None = None
    ) -> Audited:
        audited = Audited()
        holding: dict[SkuId, str] = {}
        async for page in self._pages(only):
            holding |= _looked_at(page, audited)
            looked(len(page))
        await self._stock(audited, holding, looked)
        return audited

    async def _pages(self, only: Sequence[OrderId] | None) -> AsyncIterator[Sequence[Family]]:
        if only is not None:
            for start in range(0, len(only), PAGE):
                yield await self.store.find(FamiliesOf(tuple(only[start : start + PAGE])))
            return
        after = ""
        while page := await self.store.find(Families(after, PAGE)):
            yield page
            after = page[-1].order.id

    async def _stock(
        self, audited: Audited, holding: dict[SkuId, str], looked: Callable[[int], object]
    ) -> None:
        after = ""
        while page := await self.store.find(StockBooks(after, PAGE)):
            for book in page:
                audited.breaches += stock.check_level(book)
                holding.pop(book.level.sku_id, None)
            after = page[-1].level.sku_id
            audited.skus += len(page)
            looked(len(page))
        for sku_id, number in holding.items():
            audited.breaches.append(
                Breach(2, f"SKU {sku_id}", f"order {number} holds it and it has no level")
            )
