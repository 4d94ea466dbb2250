"""The matrix is whole: every use case is a row of it, and every status stands in one of its states."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import is_dataclass
from enum import StrEnum

import pytest

from shopclerk.core import usecases
from shopclerk.core.domain import lifecycle
from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind
from shopclerk.core.domain.discrepancy import Discrepancy, DiscrepancyKind
from shopclerk.core.domain.labels import OrderLabel
from shopclerk.core.domain.lifecycle import CaseStatus
from shopclerk.core.domain.order import CancelReason, Order
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.domain.refund import Refund, RefundReason
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.ports.changeset import Record
from tests.core.usecases.matrix.moments import Moments
from tests.core.usecases.matrix.rows.every import EVERY_ROW
from tests.core.usecases.matrix.rows.row import Row, Unasked
from tests.core.usecases.matrix.world import NOTHING, moves_of
from tests.invariants import violations

PASSED_THROUGH = {CaseStatus.APPROVED}
"""What stands only within a commit, in which the case goes on; the timeline has it."""

REFUND_ONLY = set(CaseStatus) - {CaseStatus.AWAITING_RETURN, CaseStatus.RECEIVED, CaseStatus.INSPECTED}
TAKES = {
    CaseKind.REFUND_ONLY: REFUND_ONLY,
    CaseKind.RETURN: set(CaseStatus),
    CaseKind.EXCHANGE: set(CaseStatus),
}


def use_cases() -> Iterator[type]:
    """Every frozen dataclass of the core with an async call."""
    for module in pkgutil.walk_packages(usecases.__path__, f"{usecases.__name__}."):
        for name, each in vars(importlib.import_module(module.name)).items():
            if not isinstance(each, type) or each.__module__ != module.name or name.startswith("_"):
                continue
            if is_dataclass(each) and inspect.iscoroutinefunction(vars(each).get("__call__")):
                yield each


def records(moments: Moments) -> Iterator[Record]:
    for moment in moments.values():
        yield from moment.memory.records.values()


def test_every_use_case_is_in_the_matrix() -> None:
    assert {row.usecase for row in EVERY_ROW} == set(use_cases())


def test_every_row_has_a_name_of_its_own() -> None:
    names = [row.name for row in EVERY_ROW]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("row", EVERY_ROW, ids=lambda row: row.name)
def test_who_asks_is_asked_for_where_somebody_asks(row: Row | Unasked) -> None:
    parameters = inspect.signature(row.usecase.__call__).parameters
    assert ("actor" in parameters) == isinstance(row, Row)


@pytest.mark.parametrize(
    ("kind", "statuses"),
    [
        (Order, lifecycle.OrderStatus),
        (PaymentAttempt, lifecycle.AttemptStatus),
        (Shipment, lifecycle.ShipmentStatus),
        (Refund, lifecycle.RefundStatus),
        (AfterSalesCase, lifecycle.CaseStatus),
    ],
    ids=lambda each: each.__name__,
)
def test_every_status_stands_in_some_state(
    moments: Moments, kind: type[Record], statuses: type[StrEnum]
) -> None:
    standing = {each.status for each in records(moments) if isinstance(each, kind)}  # type: ignore[union-attr]
    assert standing | PASSED_THROUGH >= set(statuses)


def test_what_stands_in_no_state_was_passed_through(moments: Moments) -> None:
    passed = {move.to for moment in moments.values() for move in moves_of(moment.memory).values()}
    assert passed >= PASSED_THROUGH


async def test_every_label_stands_over_some_state(moments: Moments) -> None:
    labels = set()
    for moment in moments.values():
        if moment.scene is not NOTHING:
            details = await moment.shop.show_order(actor=SYSTEM, order_id=moment.scene.order_id)
            labels.add(details.label)
    assert labels == set(OrderLabel)


@pytest.mark.parametrize("kind", CaseKind)
def test_every_kind_of_case_stands_in_every_status_that_it_takes(moments: Moments, kind: CaseKind) -> None:
    cases = [each for each in records(moments) if isinstance(each, AfterSalesCase) and each.kind is kind]
    assert {case.status for case in cases} == TAKES[kind] - PASSED_THROUGH


def test_every_reason_and_every_discrepancy_occurs(moments: Moments) -> None:
    found = list(records(moments))
    assert {each.cancelled_because for each in found if isinstance(each, Order)} == {None, *CancelReason}
    assert {each.reason for each in found if isinstance(each, Refund)} == set(RefundReason)
    assert {each.kind for each in found if isinstance(each, Discrepancy)} == set(DiscrepancyKind)
    assert {each.is_open for each in found if isinstance(each, Discrepancy)} == {True, False}


async def test_every_state_is_sound_and_another_one(moments: Moments) -> None:
    for state, moment in moments.items():
        assert await violations(moment.shop.store) == [], state
    assert sum(moment.scene is NOTHING for moment in moments.values()) == sum(
        "cart" in name for name in moments
    )
