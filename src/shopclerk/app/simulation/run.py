"""`shopclerk simulate`: so many days of a shop from one seed, audited every night."""

import asyncio
import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tqdm import tqdm

from shopclerk.adapters.memory.database import memory_database
from shopclerk.app.simulation.provider import SimulatedProvider
from shopclerk.app.simulation.trade import OWNER, Trade
from shopclerk.app.simulation.world import World, no_pause
from shopclerk.core.domain.ids import FileId, SkuId
from shopclerk.core.domain.importing import ProductDraft, VariantDraft
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.auditing import Families, StockBooks
from shopclerk.core.ports.store import ProductHandled, Store
from shopclerk.core.usecases.auditing.audit import Audit
from shopclerk.core.usecases.auditing.breach import Breach
from shopclerk.core.usecases.importing import ImportProduct
from shopclerk.core.usecases.terms import Terms
from shopclerk.core.usecases.work import UnitOfWork

PRICES: Final = {"mug": "33.37", "plate": "20.00", "bowl": "50.01", "pot": "129.99"}
ALL: Final = 1 << 40


@dataclass(frozen=True, slots=True)
class Simulated:
    """How it ended: after so many `days`, at the first breach or at the end. Two runs of one seed have one
    `digest` of everything that is kept.
    """

    days: int
    orders: int
    crashes: int
    breaches: tuple[Breach, ...]
    digest: str


def simulate_shop(days: int, seed: int, orders: int) -> int:
    """Answers 0 when every night was clean, 1 at the first breach."""
    # Faults are scripted here: the warnings of a real shop would bury what is found.
    logging.getLogger("shopclerk").setLevel(logging.ERROR)
    with tqdm(total=days, desc=f"seed {seed}", unit=" days", disable=None) as bar:
        ended = asyncio.run(simulate(days, seed, orders, bar.update))
    print("\n".join(map(str, ended.breaches)), end="\n" if ended.breaches else "")
    print(
        f"Seed {seed}: {ended.days} days, {ended.orders} orders, {ended.crashes} crashes, "
        f"{len(ended.breaches)} breaches. State {ended.digest}."
    )
    return 1 if ended.breaches else 0


async def simulate(days: int, seed: int, orders: int, passed: Callable[[], object]) -> Simulated:
    """Trade `orders` orders a day for so many days, or until a night's audit finds a breach."""
    trade = await _opening(World(seed))
    memory, store = trade.database.memory, trade.database.store
    memory.before_commit = memory.after_commit = trade.world.may_crash
    for day in range(1, days + 1):
        await trade.day(orders)
        audited = await Audit(store)()
        passed()
        if audited.breaches or day == days:
            breaches = tuple(audited.breaches)
            return Simulated(day, audited.orders, trade.world.crashes, breaches, await digest(store))
    return Simulated(0, 0, 0, (), await digest(store))


async def digest(store: Store) -> str:
    """One word for everything that orders and stock are."""
    kept = (await store.find(Families(limit=ALL)), await store.find(StockBooks(limit=ALL)))
    return hashlib.sha256(repr(kept).encode()).hexdigest()[:16]


async def _opening(world: World) -> Trade:
    database = memory_database()
    bring_in = ImportProduct(UnitOfWork(database.store, world, world, no_pause), world, _no_picture)
    skus: list[SkuId] = []
    for handle, price in PRICES.items():
        await bring_in(_draft(handle, price), actor=OWNER, sets_stock=True)
        (product,) = await database.store.find(ProductHandled(handle))
        skus += [sku.id for sku in product.skus]
    return Trade(world, database, tuple(skus), Terms(currency="CNY"), SimulatedProvider(world))


def _draft(handle: str, price: str) -> ProductDraft:
    text = LocalizedText.single("en", handle.capitalize())
    variant = VariantDraft(
        line=2, code=handle.upper(), options=(), prices=(Money.parse(price, "CNY"),), quantity=20
    )
    return ProductDraft(
        line=2,
        handle=handle,
        title=text,
        description=text,
        category=None,
        options=(),
        variants=(variant,),
        published=True,
    )


async def _no_picture(source: str) -> FileId | None:
    return None
