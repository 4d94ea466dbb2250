"""How a database goes about the statements that the shop really sends.

Each statement is explained as it was sent: what was bound stays bound. PostgreSQL explains it for values that
are not known yet, and so a bound status is seen to lose its partial index, as in a shop whose plans are kept.
"""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Any, Protocol

import asyncpg
from sqlalchemy import Connection, Engine, event

from shopclerk.adapters.db.database import Database
from shopclerk.adapters.db.tables import metadata
from tests.adapters.db.inside import of_postgres, of_sqlite

PARTIAL = frozenset(
    str(index.name)
    for table in metadata.tables.values()
    for index in table.indexes
    if index.dialect_options["sqlite"]["where"] is not None
)
"""Indexes over the few rows that a queue is about: reading one from end to end is what it is for."""

NO_TABLE = re.compile(r"CONSTANT|\(subquery-\d+\)|anon_\d+|VIRTUAL TABLE")
"""Rows at hand already: how a subquery came by its own has a line of its own."""

UNDECIDED = """
SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_hashjoin = off;
SET enable_mergejoin = off
"""
"""What PostgreSQL does without knowing the values, when it has an index for it: next to nothing is in these
tables, and it would take none of them by itself.
"""


class Explained(Protocol):
    """The steps that a statement takes, in the words of its database."""

    def __call__(self, statement: str, values: Any) -> Awaitable[list[Any]]: ...


class Plans:
    """Explains each statement that was sent since it was asked last."""

    def __init__(self, explained: Explained, read_through: Callable[[Any], Iterable[str]]) -> None:
        self._explained = explained
        self._read_through = read_through
        self._sent: list[tuple[str, Any]] = []

    def listen(self, engine: Engine) -> None:
        """To what SQLAlchemy sends."""

        def sent(connection: object, cursor: object, statement: str, values: Any, *more: object) -> None:
            self._note(statement, values)

        event.listen(engine, "before_cursor_execute", sent)

    def listen_to_driver(self, engine: Engine) -> None:
        """To what is asked of asyncpg itself; it tells of that a turn of the loop later."""

        def logged(query: asyncpg.connection.LoggedQuery) -> None:
            if "pg_catalog" not in query.query:  # what it asks for itself: which types there are
                self._note(query.query, query.args)

        def taken(connection: Any, *more: object) -> None:
            connection.driver_connection.add_query_logger(logged)

        event.listen(engine, "checkout", taken)

    def _note(self, statement: str, values: Any) -> None:
        if re.match("SELECT|UPDATE|DELETE|WITH", statement):
            self._sent.append((statement, values))

    async def details(self) -> list[Any]:
        await asyncio.sleep(0)
        sent, self._sent = self._sent, []
        assert sent
        return [detail for each in sent for detail in await self._explained(*each)]

    async def whole_tables(self) -> set[str]:
        """What is read from end to end."""
        return {table for detail in await self.details() for table in self._read_through(detail)}


def plans_of_sqlite(database: Database) -> Plans:
    async def explained(statement: str, values: Any) -> list[Any]:
        one = values[0] if isinstance(values, list) else values

        def read(connection: Connection) -> list[str]:
            return [row[-1] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", one)]

        return list(await database.transactions.read(read))

    inside = of_sqlite(database)
    plans = Plans(explained, _scanned)
    plans.listen(inside._reading)
    plans.listen(inside._writing)
    return plans


def _scanned(detail: str) -> Iterator[str]:
    of_a_queue = any(index in detail for index in PARTIAL)
    if detail.startswith("SCAN") and not of_a_queue and not NO_TABLE.search(detail):
        yield detail.split()[1]


async def plans_of_postgres(database: Database, url: str) -> tuple[Plans, Callable[[], Awaitable[None]]]:
    """And how to be done with them."""
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    await connection.execute(UNDECIDED)

    async def explained(statement: str, values: Any) -> list[Any]:
        numbers = [int(number) for number in re.findall(r"\$(\d+)", statement)]
        nothing = f"({', '.join(['NULL'] * max(numbers))})" if numbers else ""
        await connection.execute(f"PREPARE sent AS {statement}")
        plan = await connection.fetchval(f"EXPLAIN (FORMAT JSON) EXECUTE sent{nothing}")
        await connection.execute("DEALLOCATE sent")
        return [each["Plan"] for each in json.loads(plan)]

    plans = Plans(explained, _read_through)
    engine = of_postgres(database)._engine.sync_engine
    plans.listen(engine)
    plans.listen_to_driver(engine)
    return plans, connection.close


def _read_through(node: dict[str, Any], table: str = "") -> Iterator[str]:
    table = node.get("Relation Name", table)
    index = node.get("Index Name")
    if node["Node Type"] == "Seq Scan" or (index and "Index Cond" not in node and index not in PARTIAL):
        yield table
    for below in node.get("Plans", ()):
        yield from _read_through(below, table)
