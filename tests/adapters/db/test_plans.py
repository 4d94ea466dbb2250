"""How SQLite goes about the statements that the shop really sends."""

import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event, text

from shopclerk.adapters.db.database import Database
from shopclerk.adapters.db.tables import metadata
from shopclerk.core.domain.events import OrderPlaced
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.ports.changeset import Claim, OutboxEntry
from shopclerk.core.ports.store import AllCategories, ProductsPictured, Query
from shopclerk.core.ports.views import CategoryCounts, ProductsIn, ViewQuery
from tests.adapters.db.inside import of_sqlite
from tests.contracts import test_store_queries, test_views
from tests.contracts.after_sales import case, counting, discrepancy, refund
from tests.contracts.examples import (
    MINUTE,
    NOON,
    Decisions,
    attempt,
    commit,
    order,
    product,
    shipment,
    stocked,
)

PARTIAL = [
    str(index.name)
    for table in metadata.tables.values()
    for index in table.indexes
    if index.dialect_options["sqlite"]["where"] is not None
]
"""Indexes over the few rows that a queue is about: reading one from end to end is what it is for."""

NO_TABLE = re.compile(r"CONSTANT|\(subquery-\d+\)")
"""Rows at hand already: how a subquery came by its own has a line of its own."""

CATALOGUE = {AllCategories: {"categories"}, ProductsPictured: {"products"}}
"""The catalogue is small, and browsers ask for each of its pictures once."""


class Plans:
    """Explains each statement that was sent since it was made."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sent: list[tuple[str, Any]] = []
        for engine in (of_sqlite(database)._reading, of_sqlite(database)._writing):
            event.listen(engine, "before_cursor_execute", self._note)

    def _note(self, connection: object, cursor: object, statement: str, values: Any, *more: object) -> None:
        if re.match("SELECT|UPDATE|DELETE", statement):
            self._sent.append((statement, values))

    async def whole_tables(self) -> set[str]:
        """What is read from end to end."""
        sent, self._sent = self._sent, []
        details = [detail for statement, values in sent for detail in await self._explain(statement, values)]
        assert details
        scans = [detail for detail in details if detail.startswith("SCAN") and not NO_TABLE.search(detail)]
        return {scan for scan in scans if not any(index in scan for index in PARTIAL)}

    async def _explain(self, statement: str, values: Any) -> list[str]:
        one = values[0] if isinstance(values, list) else values

        def read(connection: Connection) -> list[str]:
            return [row[-1] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", one)]

        return await self._database.transactions.read(read)


@pytest.fixture
def decide() -> Decisions:
    return Decisions()


@pytest.fixture
async def plans(database: Database, decide: Decisions) -> Plans:
    parcel = shipment("s", ("order-1", 1))
    records = (product(), order(), parcel, attempt(), refund(), case(), discrepancy())
    await commit(database, decide.of(*records, stock=(stocked(1),), counters=(counting(1),)))
    return Plans(database)


@pytest.mark.parametrize("query", test_store_queries.QUERIES, ids=lambda query: type(query).__name__)
async def test_a_decision_reads_no_whole_table(database: Database, plans: Plans, query: Query[Any]) -> None:
    await database.store.find(query)
    scanned = {scan.split()[1] for scan in await plans.whole_tables()}
    assert scanned == CATALOGUE.get(type(query), set())


@pytest.mark.parametrize("query", test_views.QUERIES, ids=lambda query: type(query).__name__)
async def test_a_screen_reads_no_whole_table_but_the_catalogue(
    database: Database, plans: Plans, query: ViewQuery[Any]
) -> None:
    await database.views.rows(query)
    browses = isinstance(query, ProductsIn | CategoryCounts)
    assert browses or await plans.whole_tables() == set()


async def test_a_commit_reads_no_whole_table(database: Database, plans: Plans, decide: Decisions) -> None:
    entry = OutboxEntry(id="e1", event=OrderPlaced(OrderId("order")), at=NOON)
    claims = (Claim("checkout", "token", "me"), Claim("request", "r1", "me"), Claim("request", "r2", "me"))
    decision = decide.of(
        product(version=1),
        order(version=1),
        refund(version=1),
        case(version=1),
        claims=claims,
        stock=(stocked(1),),
        counters=(counting(1), counting(1, name="free")),
        appends=(entry,),
    )
    await database.store.commit(decision)
    assert await plans.whole_tables() == set()


async def test_a_worker_reads_no_whole_queue(database: Database, plans: Plans) -> None:
    await database.outbox.claim(NOON, timedelta(seconds=1), 10)
    await database.outbox.settle("d", NOON)
    await database.inbox.accept("web", "u1", "web:a", b"hello", NOON)
    await database.inbox.claim(("web",), NOON, MINUTE, 10)
    await database.inbox.finish("inbox-1", NOON)
    assert await plans.whole_tables() == set()


async def test_the_file_is_set_up_as_promised(database: Database) -> None:
    async def pragma(name: str) -> object:
        statement = text(f"PRAGMA {name}")
        return await database.transactions.read(lambda connection: connection.execute(statement).scalar())

    assert [await pragma(name) for name in ("journal_mode", "foreign_keys", "synchronous", "query_only")] == [
        "wal",
        1,
        2,
        1,
    ]
