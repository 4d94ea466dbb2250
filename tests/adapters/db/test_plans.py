"""Nothing that the shop often reads is read from end to end, on either database: what grows has an index."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import Select, select, text

from shopclerk.adapters.db.database import Database, open_database
from shopclerk.adapters.db.tables.orders import TO_SHIP, orders
from shopclerk.core.domain.events import OrderPlaced
from shopclerk.core.domain.ids import FileId, OrderId
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.auditing import Families
from shopclerk.core.ports.changeset import Claim, OutboxEntry
from shopclerk.core.ports.goods_views import GoodsCounts, GoodsFound, GoodsIn, LowCounts, LowStock
from shopclerk.core.ports.queries.campaigns import Campaigns
from shopclerk.core.ports.queries.catalogue import AllCategories, CatalogueStateNow, ProductVersions
from shopclerk.core.ports.queries.money import MoneyReferenced
from shopclerk.core.ports.store import Query
from shopclerk.core.ports.views import CategoryCounts, OrdersOf, OrdersToShip, OrdersUnderWay, ProductsIn
from tests.adapters.db.plans import Plans, plans_of_postgres, plans_of_sqlite
from tests.contracts import test_store_queries, test_views
from tests.contracts.after_sales import case, counting, discrepancy, refund
from tests.contracts.databases import SEALER
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
from tests.postgres.databases import empty_shop

BROWSING = ProductsIn | CategoryCounts | GoodsIn | GoodsFound | GoodsCounts | LowStock | LowCounts
OF_THE_WHOLE: dict[Query[Any], set[str]] = {
    AllCategories(): {"categories"},
    Campaigns(limit=7): {"campaigns"},
    CatalogueStateNow(): {"categories", "products"},
    ProductVersions(): {"products"},
}
"""A search asks how the catalogue stands; which products changed, only when it stands otherwise. The newest
broadcasts are read from the end of their key, seven at a time.
"""
AFTER = OrderId("order")
PAGES = (
    OrdersOf(order().customer_id, AFTER),
    OrdersOf(order().customer_id, AFTER, statuses=(OrderStatus.CONFIRMED,)),
    OrdersToShip(AFTER),
    OrdersUnderWay(AFTER),
)


@pytest.fixture
def decide() -> Decisions:
    return Decisions()


@asynccontextmanager
async def on_sqlite(decide: Decisions) -> AsyncIterator[tuple[Database, Plans]]:
    with TemporaryDirectory(prefix="shopclerk-") as folder:
        database = open_database(f"sqlite+pysqlite:///{folder}/shop.db", SEALER)
        await _fill(database, decide)
        yield database, plans_of_sqlite(database)
        await database.close()


@asynccontextmanager
async def on_postgres(decide: Decisions) -> AsyncIterator[tuple[Database, Plans]]:
    async with empty_shop() as url:
        database = open_database(url, SEALER)
        await _fill(database, decide)
        plans, done = await plans_of_postgres(database, url)
        yield database, plans
        await done()
        await database.close()


@pytest.fixture(params=[on_sqlite, on_postgres], ids=["sqlite", "postgres"])
async def shop(request: pytest.FixtureRequest, decide: Decisions) -> AsyncIterator[tuple[Database, Plans]]:
    """With one of each, so that every question has a second statement to ask."""
    async with request.param(decide) as opened:
        yield opened


async def _fill(database: Database, decide: Decisions) -> None:
    records = (product(), order(), shipment("s", ("order-1", 1)), attempt(), refund(), case(), discrepancy())
    await commit(database, decide.of(*records, stock=(stocked(1),), counters=(counting(1),)))


async def test_a_decision_reads_no_whole_table(shop: tuple[Database, Plans]) -> None:
    database, plans = shop
    for query in test_store_queries.QUERIES:
        await database.store.find(query)
        assert await plans.whole_tables() == OF_THE_WHOLE.get(query, set()), query


async def test_an_audit_asks_as_often_for_many_orders_as_for_one(
    shop: tuple[Database, Plans], decide: Decisions
) -> None:
    database, plans = shop

    async def steps() -> int:
        assert await database.store.find(Families())
        return len(await plans.details())

    of_one = await steps()
    of_others = [(order(name), attempt(f"{name}-attempt", order_id=name)) for name in ("a", "b", "c")]
    await commit(database, decide.of(*(record for records in of_others for record in records)))
    await plans.details()
    assert await steps() == of_one


async def test_a_screen_reads_no_whole_table_but_the_catalogue(shop: tuple[Database, Plans]) -> None:
    database, plans = shop
    for query in (*test_views.QUERIES, *PAGES):
        await database.views.rows(query)
        assert await plans.whole_tables() == set() or isinstance(query, BROWSING), query


async def test_a_commit_reads_no_whole_table(shop: tuple[Database, Plans], decide: Decisions) -> None:
    database, plans = shop
    entry = OutboxEntry(id="e1", event=OrderPlaced(OrderId("order")), at=NOON)
    claims = (Claim("checkout", "token", "me"), Claim("request", "r1", "me"), Claim("request", "r2", "me"))
    decision = decide.of(
        product(version=1),
        order(version=1),
        refund(version=1),
        case(version=1),
        shipment("s", ("order-1", 1), version=1),
        claims=claims,
        stock=(stocked(1),),
        counters=(counting(1), counting(1, name="free")),
        appends=(entry,),
    )
    await database.store.commit(decision)
    assert await plans.whole_tables() == set()


async def test_a_worker_reads_no_whole_queue(shop: tuple[Database, Plans]) -> None:
    database, plans = shop
    await database.outbox.claim(NOON, timedelta(seconds=1), 10)
    await database.outbox.settle("d", NOON)
    await database.inbox.accept("web", "u1", "web:a", b"hello", NOON)
    await database.inbox.claim(("web",), NOON, MINUTE, 10)
    await database.inbox.finish("inbox-1", NOON)
    await database.leases.take("poll", "worker", NOON, NOON + MINUTE)
    await database.leases.give_back("poll", "worker")
    assert await plans.whole_tables() == set()


async def test_a_chat_reads_no_whole_table(shop: tuple[Database, Plans]) -> None:
    database, plans = shop
    await database.transcript.say("web:a", "k", mine=True, body=b"hello", at=NOON)
    await database.transcript.since("web:a", 0, 10)
    await database.placements.of("order:order")
    await database.sent_files.known("telegram:1:photo", FileId("a" * 64))
    await database.placements.shown("web:a", "m1")
    await database.rooms.at("web:a")
    await database.rooms.close("web:a")
    await database.sessions.load("web:a", "a")
    await database.identities.recognise("web:a", "web:a", "en", order().customer_id)
    await database.identities.reach(person_id=order().customer_id)
    await database.identities.reach(roles=(Role.CLERK, Role.OWNER))
    await database.identities.lose("web:a")
    assert await plans.whole_tables() == set()


async def test_staff_read_no_whole_table_of_what_failed_and_who_works_here(
    shop: tuple[Database, Plans],
) -> None:
    database, plans = shop
    await database.dead_letters.count()
    await database.dead_letters.page("", 5)
    await database.dead_letters.revive("out-d", NOON)
    await database.dead_letters.revive_all(NOON)
    await database.dead_letters.drop("in-1", NOON)
    await database.people.names([order().customer_id])
    await database.staff.members()
    assert await plans.whole_tables() == set()


async def test_what_is_kept_of_somebody_is_found_without_reading_what_is_kept_of_all(
    shop: tuple[Database, Plans],
) -> None:
    """But the few rooms, and two tables without an index by person: a row for each chat, or who waits."""
    database, plans = shop
    await database.identities.recognise("web:a", "web:a", "en", order().customer_id)
    await plans.whole_tables()
    await database.personal.of(order().customer_id)
    assert await plans.whole_tables() <= {"rooms", "sessions", "stock_watches"}


async def test_a_status_that_is_bound_loses_its_index_and_is_noticed(decide: Decisions) -> None:
    """On PostgreSQL: SQLite looks at what is bound before it plans."""
    async with on_postgres(decide) as (database, plans):

        async def read(page: Select[tuple[str]]) -> set[str]:
            await database.transactions.read(lambda connection: connection.execute(page).all())
            return await plans.whole_tables()

        waiting = select(orders.c.id)
        assert await read(waiting.where(TO_SHIP)) == set()
        bound = waiting.where(orders.c.status == "confirmed", ~orders.c.all_left, ~orders.c.awaits_return)
        assert await read(bound) == {"orders"}


async def test_a_reference_is_not_looked_for_in_all_that_a_provider_took(database: Database) -> None:
    plans = plans_of_sqlite(database)
    await database.store.find(MoneyReferenced("bank", "ref"))
    (search,) = await plans.details()
    assert search.endswith("(provider=? AND reference=?)")


async def test_what_waits_in_the_inbox_is_not_sorted_for_the_few_that_are_taken(database: Database) -> None:
    plans = plans_of_sqlite(database)
    await database.inbox.claim(("web", "payment"), NOON, MINUTE, 10)
    details = await plans.details()
    assert details[0] == "SCAN inbox USING INDEX ix_inbox_waiting"
    assert not any("ORDER BY" in detail for detail in details)


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
