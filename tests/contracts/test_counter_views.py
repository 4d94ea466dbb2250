"""What the merchant reads of a day, and of what needs somebody's hand."""

from datetime import timedelta
from typing import Any, Final

import pytest

from shopclerk.core.domain.ids import AttemptId, OrderId
from shopclerk.core.domain.lifecycle import OrderStatus, RefundStatus, ShipmentStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.payment import MoneyEntry, MoneyKind
from shopclerk.core.domain.refund import RefundReason
from shopclerk.core.ports.counter_views import (
    DayFigures,
    DayOf,
    ExceptionCount,
    ExceptionCounts,
    Exceptions,
    OrdersUnpaid,
    Trouble,
)
from shopclerk.core.ports.views import ViewQuery
from tests.contracts.after_sales import refund
from tests.contracts.databases import Shop
from tests.contracts.examples import MINUTE, NOON, Decisions, attempt, commit, order, shipment

DAY: Final = timedelta(days=1)
TODAY: Final = DayOf(NOON, NOON + DAY)
QUERIES: Final[tuple[ViewQuery[Any], ...]] = (
    TODAY,
    OrdersUnpaid(),
    Exceptions(NOON),
    ExceptionCounts(NOON),
)
NOTHING: Final = {DayOf: (DayFigures(),), ExceptionCounts: (ExceptionCount(orders=0),)}
CONFIRMED: Final = OrderStatus.CONFIRMED


@pytest.fixture
def decide() -> Decisions:
    return Decisions()


def moved(id: str, minor: int, *, kind: MoneyKind = MoneyKind.CAPTURED, **changes: Any) -> MoneyEntry:
    defaults: dict[str, Any] = {
        "id": id,
        "order_id": OrderId("order"),
        "attempt_id": AttemptId("attempt"),
        "kind": kind,
        "amount": Money(minor, "CNY"),
        "provider": "bank",
        "reference": id,
        "at": NOON,
    }
    return MoneyEntry(**defaults | changes)


async def test_a_day_has_what_was_placed_and_moved_between_its_ends(shop: Shop, decide: Decisions) -> None:
    placed = [
        order("order"),
        order("before", placed_at=NOON - MINUTE),
        order("last", placed_at=NOON + DAY - MINUTE),
        order("next", placed_at=NOON + DAY),
        order("again", replaces=OrderId("order")),
    ]
    paid = attempt("other", order_id="last")
    money = (
        moved("a", 500),
        moved("b", 300),
        moved("c", 90, amount=Money(90, "USD"), order_id=OrderId("last"), attempt_id=AttemptId("other")),
        moved("d", 200, kind=MoneyKind.REFUNDED),
        moved("e", 50, kind=MoneyKind.CHARGED_BACK),
        moved("f", 70, at=NOON - MINUTE),
        moved("g", 80, at=NOON + DAY),
    )
    await commit(shop, decide.of(*placed, attempt(), paid, appends=money))
    assert await shop.views.rows(TODAY) == (
        DayFigures(
            placed=2,
            paid=2,
            received=(Money(800, "CNY"), Money(90, "USD")),
            returned=(Money(250, "CNY"),),
        ),
    )


async def test_unpaid_orders_are_listed_oldest_first(shop: Shop, decide: Decisions) -> None:
    paid = order("b", status=CONFIRMED)
    await commit(shop, decide.of(order("c"), order("a"), paid, order("d")))
    assert [row.id for row in await shop.views.rows(OrdersUnpaid(limit=2))] == ["a", "c"]
    assert [row.id for row in await shop.views.rows(OrdersUnpaid(OrderId("c")))] == ["d"]


async def troubles(shop: Shop, query: Exceptions) -> dict[str, set[Trouble]]:
    rows = await shop.views.rows(query)
    (counted,) = await shop.views.rows(ExceptionCounts(query.silent_since))
    assert query.after or len(rows) == counted.orders
    return {row.order.id: set(row.troubles) for row in rows}


async def test_orders_with_trouble_are_listed_with_all_of_it(shop: Shop, decide: Decisions) -> None:
    def sent(name: str, **changes: Any) -> tuple[Any, ...]:
        parcel = shipment(f"{name}-parcel", (f"{name}-1", 1), order_id=name, **changes)
        return (order(name, status=CONFIRMED), parcel)

    pending = {
        "status": ShipmentStatus.PENDING,
        "shipped_at": None,
        "shipped_by": None,
        "tracking_number": "",
    }
    records = (
        *sent("fine", status=ShipmentStatus.IN_TRANSIT, shipped_at=NOON + MINUTE, next_poll_at=NOON),
        *sent("lost", status=ShipmentStatus.LOST, next_poll_at=None),
        *sent("quiet", status=ShipmentStatus.IN_TRANSIT, shipped_at=NOON - DAY, next_poll_at=NOON),
        *sent("unheard", **pending, polls=2, next_poll_at=NOON),
        *sent("booking", **pending, polls=0, next_poll_at=NOON),
        *sent("resent", status=ShipmentStatus.LOST, next_poll_at=None),
        order("instead", replaces=OrderId("resent"), status=CONFIRMED),
    )
    await commit(shop, decide.of(*records))
    assert await troubles(shop, Exceptions(NOON)) == {
        "lost": {Trouble.PARCEL},
        "quiet": {Trouble.SILENT},
        "unheard": {Trouble.BOOKING},
    }
    assert list(await troubles(shop, Exceptions(NOON, OrderId("lost"), 1))) == ["quiet"]


async def test_a_failed_refund_is_trouble_until_another_stands_for_it(shop: Shop, decide: Decisions) -> None:
    failed = {"status": RefundStatus.FAILED, "failure": "closed", "reason": RefundReason.GOODWILL}
    await commit(shop, decide.of(order(status=CONFIRMED), attempt(), refund("a", **failed)))
    assert await troubles(shop, Exceptions(NOON)) == {"order": {Trouble.REFUND}}
    await commit(
        shop, decide.of(order(status=CONFIRMED, version=1), refund("b", status=RefundStatus.SUCCEEDED))
    )
    assert await troubles(shop, Exceptions(NOON)) == {}
    await commit(shop, decide.of(order(status=CONFIRMED, version=2), refund("c", **failed)))
    assert await troubles(shop, Exceptions(NOON)) == {"order": {Trouble.REFUND}}
