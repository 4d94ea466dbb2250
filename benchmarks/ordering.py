"""Orders that one contestant or another brings on their way in the same database; all rows are counted."""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice, pairwise
from typing import Any, TypeAlias

from sqlalchemy import Connection

from benchmarks.databases import Place
from benchmarks.laps import Lap, Run, timed
from benchmarks.recorded import MARK, Change, MarkedIds, Row, changes, content, counted, gained, gains, named
from benchmarks.shop import Committed, Shop, buyer, nothing
from benchmarks.statements import CART, ORDER, Engine, Transaction, question, statements
from shopclerk.adapters.db.rows import insert_rows
from shopclerk.adapters.memory.database import memory_database
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.people import Actor

PLENTY = 10_000_000

Journey: TypeAlias = Callable[[Shop, Actor, Committed], Awaitable[None]]
"""What happens to the cart of a buyer, telling of each commit."""


async def placing(shop: Shop, buyer: Actor, committed: Committed) -> None:
    await shop.place(buyer)
    await committed()


@dataclass(slots=True, kw_only=True)
class Counter:
    """A shop with full shelves, whose contestants all go the same way: buyer number n wants `sku(n)`.

    `filled` is what one cart of the product's changes, `recorded` what each of its commits does on the way.
    """

    place: Place
    shop: Shop
    journey: Journey
    filled: Sequence[Change]
    recorded: Sequence[Sequence[Change]]
    numbers: Iterator[int]
    skus: Sequence[SkuId]

    @classmethod
    async def open(cls, place: Place, products: int, journey: Journey = placing) -> "Counter":
        """One with so many products, in which one order has gone the way, and was recorded."""
        shop = Shop(database=place.database)
        await shop.stock(products, units=PLENTY)
        marked = Shop(database=place.database, ids=MarkedIds(), skus=shop.skus)
        seen = [await content(place.database)]

        async def committed() -> None:
            seen.append(await content(place.database))

        await marked.fill(buyer(MARK), shop.skus[0])
        await committed()
        await journey(marked, buyer(MARK), committed)
        filled, *recorded = (changes(before, after) for before, after in pairwise(seen))
        return cls(
            place=place,
            shop=shop,
            journey=journey,
            filled=filled,
            recorded=recorded,
            numbers=count(),
            skus=shop.skus,
        )

    def wanting(self, skus: int) -> "Counter":
        """The same, whose buyers want only so many of its SKUs."""
        return replace(self, skus=self.skus[:skus])

    def sku(self, number: int) -> SkuId:
        return self.skus[number % len(self.skus)]

    def product(self, how_many: int, at_once: int) -> Run:
        """A lap of the product's."""

        async def go(number: int) -> None:
            await self.journey(self.shop, buyer(name(number)), nothing)

        async def lap(numbers: Sequence[int]) -> Lap:
            return await timed(numbers, go, at_once=at_once)

        return self.checked(how_many, lap)

    def raw(self, how_many: int, engine: Engine, run: Callable[..., Awaitable[Lap]]) -> Run:
        """A lap of a bare driver's, which is handed every order's statements ready-made."""
        of = self.transactions(engine)

        async def lap(numbers: Sequence[int]) -> Lap:
            return await run([of(self.names(number)) for number in numbers])

        return self.checked(how_many, lap)

    def transactions(self, engine: Engine) -> Callable[[Mapping[str, str]], Sequence[Transaction]]:
        """What a bare driver has to do for the order of those names."""
        order_id = self.recorded_row("orders")["id"]
        asked = [
            question(CART, engine, buyer(MARK).person_id),
            *(question(ORDER, engine, order_id) for _ in self.recorded[1:]),
        ]
        template = [
            Transaction(read, statements(step, engine))
            for read, step in zip(asked, self.recorded, strict=True)
        ]
        return lambda names: [transaction.of(names) for transaction in template]

    def recorded_row(self, table: str) -> Row:
        """The first that was written there."""
        for change in self.recorded[0]:
            if change.table.name == table and change.after is not None:
                return change.after
        raise LookupError(table)

    def names(self, number: int, sku_id: SkuId | None = None) -> Mapping[str, str]:
        """What order `number` says where the recorded one says something else."""
        return {MARK: name(number), self.recorded_row("order_lines")["sku_id"]: sku_id or self.sku(number)}

    def checked(self, how_many: int, lap: Callable[[Sequence[int]], Awaitable[Lap]]) -> Run:
        """The lap over carts that are full, and its rows counted: all contestants write as many."""
        each = gains(change for step in self.recorded for change in step)

        async def run() -> Lap:
            numbers = list(islice(self.numbers, how_many))
            await self.fill((number, self.sku(number)) for number in numbers)
            before = await counted(self.place.database)
            measured = await lap(numbers)
            written = gained(before, await counted(self.place.database))
            due = {table: rows * how_many for table, rows in each.items()}
            assert written == due, f"wrote {written} instead of {due}"
            return measured

        return run

    async def fill(self, carts: Iterable[tuple[int, SkuId]]) -> None:
        """All these carts at once, as rows: carts are not what is measured."""
        rows = [self._cart(self.names(number, sku_id)) for number, sku_id in carts]

        def write(connection: Connection) -> None:
            for change, of_all in zip(self.filled, zip(*rows, strict=True), strict=True):
                insert_rows(connection, change.table, of_all)

        await self.place.database.transactions.write(write)

    def _cart(self, names: Mapping[str, str]) -> Sequence[dict[str, Any]]:
        return [
            {column: named(value, names) for column, value in (change.after or {}).items()}
            for change in self.filled
        ]


async def in_memory(products: int, how_many: int, at_once: int, journey: Journey = placing) -> Run:
    """A lap of the product's without any database."""
    shop, made = Shop(database=memory_database()), count()
    await shop.stock(products, units=PLENTY)

    async def go(number: int) -> None:
        await journey(shop, buyer(name(number)), nothing)

    async def run() -> Lap:
        numbers = list(islice(made, how_many))
        for number in numbers:
            await shop.fill(buyer(name(number)), shop.skus[number % products])
        return await timed(numbers, go, at_once=at_once)

    return run


def name(number: int) -> str:
    """As long as the mark."""
    return f"{number:0{len(MARK)}d}"
