"""Orders to be placed by one contestant or another in the same database, and the books on their rows."""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from benchmarks.databases import Place
from benchmarks.laps import Lap, Run, timed
from benchmarks.recorded import MARK, Change, MarkedIds, Row, changes, content, counted, gained, gains, named
from benchmarks.shop import Shop, buyer
from benchmarks.statements import CART, Engine, Statement, question, statements
from shopclerk.adapters.db.rows import insert_rows
from shopclerk.adapters.memory.database import memory_database
from shopclerk.core.domain.ids import SkuId


@dataclass(slots=True)
class Orders:
    """Numbers that no order had before: one for each, across all contestants."""

    made: int = 0

    def take(self, how_many: int) -> range:
        first, self.made = self.made, self.made + how_many
        return range(first, self.made)


@dataclass(slots=True, kw_only=True)
class Counter:
    """A shop with full shelves, at which contestants place orders: buyer number n wants `sku(n)`.

    `filled` is what one cart of the product's changes, `recorded` what one order does.
    """

    place: Place
    shop: Shop
    filled: Sequence[Change]
    recorded: Sequence[Change]
    orders: Orders = field(default_factory=Orders)

    @classmethod
    async def open(cls, place: Place, products: int) -> "Counter":
        """One with so many products, one order of which is placed, and recorded."""
        shop = Shop(database=place.database)
        await shop.stock(products, units=10_000_000)
        marked = Shop(database=place.database, ids=MarkedIds(), skus=shop.skus)
        empty = await content(place.database)
        await marked.fill(buyer(MARK), shop.skus[0])
        full = await content(place.database)
        await marked.place(buyer(MARK))
        placed = await content(place.database)
        return cls(place=place, shop=shop, filled=changes(empty, full), recorded=changes(full, placed))

    def sku(self, number: int) -> SkuId:
        return self.shop.skus[number % len(self.shop.skus)]

    def product(self, how_many: int, at_once: int) -> Run:
        """A lap of the product's."""

        async def lap(numbers: Sequence[int]) -> Lap:
            async def place(number: int) -> None:
                await self.shop.place(buyer(name(number)))

            return await timed(numbers, place, at_once=at_once)

        return self._checked(how_many, lap)

    def raw(self, how_many: int, engine: Engine, run: Callable[..., Awaitable[Lap]]) -> Run:
        """A lap of a bare driver's, which is handed every order's statements ready-made."""
        template = statements(self.recorded, engine)

        def ready(numbers: Sequence[int]) -> Iterator[Sequence[tuple[Statement, Sequence[Statement]]]]:
            for number in numbers:
                asked = question(CART, engine, buyer(name(number)).person_id)
                yield [(asked, [statement.of(self.names(number)) for statement in template])]

        async def lap(numbers: Sequence[int]) -> Lap:
            return await run(list(ready(numbers)))

        return self._checked(how_many, lap)

    def names(self, number: int) -> Mapping[str, str]:
        """What order `number` says where the recorded one says something else."""
        (line,) = (
            change.after for change in self.recorded if change.table.name == "order_lines" and change.after
        )
        return {MARK: name(number), line["sku_id"]: self.sku(number)}

    def _checked(self, how_many: int, lap: Callable[[Sequence[int]], Awaitable[Lap]]) -> Run:
        """The lap over carts that are full, and its rows counted: all contestants write as many."""

        async def run() -> Lap:
            numbers = self.orders.take(how_many)
            await self._fill(numbers)
            before = await counted(self.place.database)
            measured = await lap(numbers)
            written = gained(before, await counted(self.place.database))
            due = {table: rows * how_many for table, rows in gains(self.recorded).items()}
            assert written == due, f"wrote {written} instead of {due}"
            return measured

        return run

    async def _fill(self, numbers: Iterable[int]) -> None:
        """All their carts at once, as rows: carts are not what is measured."""
        rows = [self._cart(number) for number in numbers]

        def write(connection: Connection) -> None:
            for change, of_all in zip(self.filled, zip(*rows, strict=True), strict=True):
                insert_rows(connection, change.table, of_all)

        await self.place.database.transactions.write(write)

    def _cart(self, number: int) -> Sequence[Row]:
        names = self.names(number)
        return [
            {column: named(value, names) for column, value in (change.after or {}).items()}
            for change in self.filled
        ]


async def in_memory(products: int, how_many: int, at_once: int) -> Run:
    """A lap of the product's without any database."""
    shop, orders = Shop(database=memory_database()), Orders()
    await shop.stock(products, units=10_000_000)

    async def place(number: int) -> None:
        await shop.place(buyer(name(number)))

    async def run() -> Lap:
        numbers = orders.take(how_many)
        for number in numbers:
            await shop.fill(buyer(name(number)), shop.skus[number % products])
        return await timed(numbers, place, at_once=at_once)

    return run


def name(number: int) -> str:
    """As long as the mark."""
    return f"{number:0{len(MARK)}d}"
