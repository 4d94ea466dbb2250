"""So many days of a shop from one seed, audited every night."""

import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from shopclerk.app.simulation.day import days_of
from shopclerk.app.simulation.opening import open_shop
from shopclerk.app.simulation.shop import Shop
from shopclerk.app.simulation.world import World
from shopclerk.core.ports.auditing import Families, StockBooks
from shopclerk.core.ports.store import Store
from shopclerk.core.usecases.auditing.audit import Audit

ALL: Final = 1 << 40
SELDOM: Final = 10_000
"""New objects between two searches for garbage: nearly all of them are there to stay."""


@dataclass(frozen=True, slots=True)
class Simulated:
    """How it ended: after so many `days`, at the first breach or at the end. Two runs of one seed have one
    `digest` of everything that is kept. `tally` is how often what was done, by use case; `refused` what not.
    """

    days: int
    orders: int
    crashes: int
    breaches: tuple[str, ...]
    digest: str
    tally: dict[str, int]
    refused: dict[tuple[str, str], int]


class Broke(Exception):
    """A defect of ours raised on that day."""

    def __init__(self, day: int) -> None:
        super().__init__(day)
        self.day = day


async def simulate(days: int, seed: int, orders: int, passed: Callable[[], object]) -> Simulated:
    """Trade with `orders` customers a day for so many days, or until a night finds a breach.

    Raises Broke from whatever is raised in between.
    """
    with _seldom_searched():
        return await _simulated(days, seed, orders, passed)


@contextmanager
def _seldom_searched() -> Iterator[None]:
    usual = gc.get_threshold()
    gc.set_threshold(SELDOM, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


async def _simulated(days: int, seed: int, orders: int, passed: Callable[[], object]) -> Simulated:
    shop = await open_shop(World(seed), orders)
    shop.database.memory.before_commit = shop.database.memory.after_commit = shop.world.may_crash
    everybody = days_of(shop)
    day, breaches = 0, list[str]()
    try:
        await everybody.stockroom.opens()
        for day in range(1, days + 1):
            breaches = await everybody.passes(day)
            breaches += await _audited(shop, whole=day == days)
            passed()
            gc.freeze()  # what is kept is never garbage: looking for some in all of it takes long
            if breaches:
                break
    except Exception as error:
        raise Broke(day) from error
    return await _ended(shop, day, breaches)


async def _audited(shop: Shop, *, whole: bool) -> list[str]:
    touched = shop.store.take()
    audited = await Audit(shop.store)(only=None if whole else touched)
    return [str(breach) for breach in audited.breaches]


async def _ended(shop: Shop, day: int, breaches: list[str]) -> Simulated:
    return Simulated(
        days=day,
        orders=shop.tally["PlaceOrder"],
        crashes=shop.world.crashes,
        breaches=tuple(breaches),
        digest=await digest(shop.store),
        tally=dict(shop.tally),
        refused=dict(shop.refused),
    )


async def digest(store: Store) -> str:
    """One word for everything that orders and stock are."""
    kept = (await store.find(Families(limit=ALL)), await store.find(StockBooks(limit=ALL)))
    return hashlib.sha256(repr(kept).encode()).hexdigest()[:16]
