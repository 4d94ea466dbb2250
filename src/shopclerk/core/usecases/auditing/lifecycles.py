"""Lifecycles: the timeline explains every status by declared steps, and nothing ends too early."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from shopclerk.core.domain import lifecycle
from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.order import CancelReason, Order
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.domain.people import Role
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.domain.timeline import Axis, Move
from shopclerk.core.ports.auditing import Family
from shopclerk.core.usecases.auditing.breach import Found

TABLES: Final[Mapping[Axis, Mapping[Any, frozenset[Any]]]] = {
    Axis.ORDER: lifecycle.ORDER,
    Axis.PAYMENT: lifecycle.ATTEMPT,
    Axis.SHIPMENT: lifecycle.SHIPMENT,
    Axis.REFUND: lifecycle.REFUND,
    Axis.CASE: lifecycle.CASE,
}


def check_timeline(family: Family) -> Found:
    """(31): replaying the rows rebuilds every status."""
    members: tuple[Order | PaymentAttempt | Shipment | Refund | AfterSalesCase, ...] = (
        family.order,
        *family.attempts,
        *family.shipments,
        *family.refunds,
        *family.cases,
    )
    statuses: dict[str, str] = {each.id: each.status.value for each in members}
    told: dict[str, list[Move]] = {each.id: [] for each in members}
    for entry in family.timeline:
        told.setdefault(entry.move.entity_id, []).append(entry.move)
    for entity_id, moves in told.items():
        if (replayed := replay(moves)) != statuses.get(entity_id):
            yield 31, f"{entity_id} is {statuses.get(entity_id)}, its timeline says {replayed}"


def check_steps(family: Family) -> Found:
    """(30), (34): no row tells of a step that the lifecycle does not declare. A note stays where it is."""
    for move in (entry.move for entry in family.timeline):
        if move.from_ is not None and move.from_ != move.to and not _is_declared(move):
            number = 34 if move.axis is Axis.SHIPMENT else 30
            yield number, f"{move.entity_id} went from {move.from_} to {move.to}"


def check_revival(family: Family) -> Found:
    """(23): only an order that timed out ever came back."""
    moves = [entry.move for entry in family.timeline if entry.move.axis is Axis.ORDER]
    ended = sum(move.to == OrderStatus.CANCELLED and move.why == CancelReason.TIMEOUT.value for move in moves)
    came_back = sum((move.from_, move.to) == (OrderStatus.CANCELLED, OrderStatus.CONFIRMED) for move in moves)
    if came_back > ended:
        yield 23, f"came back {came_back} times and timed out {ended} times"


def check_completion(family: Family) -> Found:
    """(36): no order completed by itself while a case of it was open."""
    for done in (entry.move for entry in family.timeline) if family.cases else ():
        if done.axis is Axis.ORDER and done.to == OrderStatus.COMPLETED and done.by.role is Role.SYSTEM:
            for case in family.cases:
                if case.opened_at < done.at and not _ended_by(family, case, done):
                    yield 36, f"completed by itself at {done.at} with case {case.id} open"


def replay(moves: Iterable[Move]) -> str | None:
    """The status that the rows of one entity lead to; None when they are no unbroken way.

    Read as a way through a graph, the rows need no order: clocks of two processes may differ by a little.
    """
    sums: dict[str | None, int] = {}
    for move in moves:
        sums[move.to] = sums.get(move.to, 0) + 1
        sums[move.from_] = sums.get(move.from_, 0) - 1
    ends = [status for status, count in sums.items() if count == 1]
    starts = [status for status, count in sums.items() if count == -1]
    return ends[0] if starts == [None] and len(ends) == 1 and set(sums.values()) <= {-1, 0, 1} else None


def _is_declared(move: Move) -> bool:
    return move.to in TABLES[move.axis].get(move.from_, ())


def _ended_by(family: Family, case: AfterSalesCase, done: Move) -> bool:
    ends = {status.value for status, next_ in lifecycle.CASE.items() if not next_}
    return any(
        entry.move.entity_id == case.id and entry.move.to in ends and entry.move.at <= done.at
        for entry in family.timeline
    )
