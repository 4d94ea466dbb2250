"""A shop that is upgraded keeps what it had, and what it has survives going back and forth."""

from dataclasses import replace
from functools import partial

from alembic import command
from sqlalchemy import Connection, inspect, text

from shopclerk.adapters.db import migrating
from shopclerk.adapters.db.database import Database, open_database
from shopclerk.adapters.db.dialects import at_start
from shopclerk.adapters.db.tuning import Tuning
from shopclerk.core.domain.aftersales import AfterSalesCase, Inspected
from shopclerk.core.domain.ids import OrderId, OrderLineId, ShipmentId
from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import AppliedDiscount, Order, ShippingChoice
from shopclerk.core.domain.refund import Refund, RefundLine
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.ports.changeset import Record
from shopclerk.core.ports.queries.money import MoneyOf
from shopclerk.core.ports.queries.orders import TimelineOf
from shopclerk.core.ports.queries.parcels import ParcelsSilent, PollsDue, ScansOf
from shopclerk.core.ports.views import OrdersToShip, OrdersUnderWay, QueueCounts
from tests.contracts.after_sales import case, counting, discount, discrepancy, refund, watch
from tests.contracts.databases import SEALER
from tests.contracts.examples import (
    MINUTE,
    NOON,
    Decisions,
    attempt,
    commit,
    contact,
    line,
    money,
    order,
    reservation,
    scan,
    shipment,
    stocked,
    timeline,
)
from tests.contracts.settings import settings

BEFORE = "0005"
"""The tables of a shop that sold, shipped and tracked, and knew nothing of after-sales."""

ORDER = order(
    "order", line("order-1", 2), status=OrderStatus.CONFIRMED, complete_at=NOON, total=Money(1980, "CNY")
)
PARCELS = (
    shipment("sent", ("order-1", 1), next_poll_at=NOON),
    shipment("scanned", ("order-1", 1), last_scan_at=NOON + MINUTE, next_poll_at=NOON),
    shipment("arrived", status=ShipmentStatus.DELIVERED, last_scan_at=NOON, delivered_at=NOON),
)
SCAN = replace(scan("told"), shipment_id=ShipmentId("scanned"))


REFUND = refund(lines=(RefundLine(OrderLineId("order-1"), 1, Money(100, "CNY")),), case_id="case")
CASE = case(inspected=(Inspected(OrderLineId("order-1"), 2, 1),), note="broken")
REPLACEMENT = order(
    "replacement",
    line("replacement-1", 2, cancelled=1),
    shipping=ShippingChoice("express", Money(1200, "CNY")),
    discount=AppliedDiscount("SPRING", Money(100, "CNY")),
    replaces="order",
)


def new_records() -> tuple[Record, ...]:
    waiting = shipment("waiting", shipped_at=None, shipped_by=None, status=ShipmentStatus.PENDING)
    return (CASE, REFUND, REPLACEMENT, discrepancy(), discount(), watch(), waiting, settings())


async def old_shop(bare: str) -> None:
    """What the older version left behind: written by this one, then taken back to the older tables."""
    database = open_database(bare, SEALER)
    members = (attempt(), reservation(), *PARCELS, contact())
    ledgers = (money(), SCAN, timeline("placed"))
    await commit(database, Decisions().of(ORDER, *members, stock=(stocked(5),), appends=ledgers))
    await database.close()
    go_back(bare, BEFORE)


def go_back(url: str, revision: str) -> None:
    def downgrade(connection: Connection) -> None:
        config = migrating.alembic_config()
        config.attributes["connection"] = connection
        command.downgrade(config, revision)

    at_start(url, Tuning(), downgrade)


def tables(url: str) -> dict[str, set[str]]:
    """The columns of each table."""

    def read(connection: Connection) -> dict[str, set[str]]:
        found = inspect(connection)
        return {
            table: {str(column["name"]) for column in found.get_columns(table)}
            for table in found.get_table_names()
        }

    return at_start(url, Tuning(), read)


async def check_old_shop(database: Database) -> None:
    store, order_id = database.store, OrderId("order")
    assert await store.load(Order, "order") == replace(ORDER, version=1)
    for parcel in PARCELS:
        assert await store.load(Shipment, parcel.id) == replace(parcel, version=1)
    assert await store.find(MoneyOf(order_id)) == (money(),)
    assert await store.find(ScansOf(ShipmentId("scanned"))) == (SCAN,)
    assert await store.find(TimelineOf(order_id)) == (timeline("placed"),)


async def test_a_shop_of_the_older_version_reads_back_with_defaults(bare: str) -> None:
    await old_shop(bare)
    assert "replaces" not in tables(bare)["orders"]
    assert "cancelled" not in tables(bare)["order_lines"]
    assert "refunds" not in tables(bare)
    database = open_database(bare, SEALER)
    await check_old_shop(database)
    await database.close()


async def test_parcels_that_were_under_way_are_found_silent_after_the_upgrade(bare: str) -> None:
    await old_shop(bare)
    database = open_database(bare, SEALER)
    silent = await database.store.find(ParcelsSilent(NOON + MINUTE))
    assert [parcel.id for parcel in silent] == ["sent", "scanned"]
    assert len(await database.store.find(PollsDue(NOON))) == 2
    await database.close()


async def test_an_upgraded_shop_can_do_what_is_new(bare: str) -> None:
    await old_shop(bare)
    database = open_database(bare, SEALER)
    await commit(database, Decisions().of(replace(ORDER, version=1), *new_records(), counters=(counting(1),)))
    assert await database.store.load(Refund, "refund") == replace(REFUND, version=1)
    waiting = await database.store.load(Shipment, "waiting")
    assert waiting is not None
    assert waiting.shipped_at is None
    await database.close()


async def test_a_full_shop_goes_down_up_and_down_to_nothing(bare: str) -> None:
    database = open_database(bare, SEALER)
    records = (ORDER, attempt(), contact(), *PARCELS, *new_records())
    ledgers = (money(), SCAN, timeline("placed"))
    changeset = Decisions().of(*records, counters=(counting(1),), stock=(stocked(5),), appends=ledgers)
    await commit(database, changeset)
    await database.close()
    go_back(bare, BEFORE)
    database = open_database(bare, SEALER)
    await check_old_shop(database)
    assert await database.store.load(Refund, "refund") is None
    assert await database.store.load(AfterSalesCase, "case") is None
    await database.close()
    at_start(bare, Tuning(), partial(migrating.move, url=bare, target="base"))
    assert set(tables(bare)) <= {"alembic_version", "sqlite_sequence"}


async def test_the_queues_of_a_shop_are_the_same_after_it_went_back_and_forth(bare: str) -> None:
    """What its parcels make of an order is noted on it by the upgrade, as it is by every commit."""
    database = open_database(bare, SEALER)
    parcels = {
        "left": ShipmentStatus.SHIPPED,
        "lost": ShipmentStatus.EXCEPTION,
        "here": ShipmentStatus.PACKED,
    }
    for name in ("new", *parcels):
        sold = order(name, line(f"{name}-1", 1), status=OrderStatus.CONFIRMED)
        sent = [
            replace(shipment(f"of-{name}", (f"{name}-1", 1), status=status), order_id=sold.id)
            for parcel, status in parcels.items()
            if parcel == name
        ]
        await commit(database, Decisions().of(sold, *sent))
    before = await queues(database)
    await database.close()
    assert before == (["here", "new"], ["left", "lost"], 1)
    go_back(bare, "0008")
    assert "all_left" not in tables(bare)["orders"]
    database = open_database(bare, SEALER)
    assert await queues(database) == before
    await database.close()


async def queues(database: Database) -> tuple[list[str], list[str], int]:
    """What is to be shipped, what is under way, and how many troubles there are."""
    to_ship = await database.views.rows(OrdersToShip())
    under_way = await database.views.rows(OrdersUnderWay())
    (count,) = await database.views.rows(QueueCounts())
    return sorted(row.id for row in to_ship), sorted(row.id for row in under_way), count.troubles


async def test_going_up_leaves_no_reference_hanging(bare: str) -> None:
    await old_shop(bare)
    await open_database(bare, SEALER).close()

    def check(connection: Connection) -> None:
        if connection.dialect.name == "sqlite":  # PostgreSQL checks them by itself
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
            assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        else:
            broken = "SELECT conname FROM pg_constraint WHERE NOT convalidated"
            assert connection.execute(text(broken)).all() == []

    at_start(bare, Tuning(), check)
