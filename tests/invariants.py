"""What must always hold (design §8), checked on any `Store`. The numbers are the design's.

A store cannot list everything it has, so the caller names the SKUs and orders to look at: all there are, for
what is summed over orders to mean anything.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.ids import OrderId, OrderLineId, SkuId
from shopclerk.core.domain.lifecycle import AttemptStatus, OrderStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyEntry, PaymentAttempt
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import Shipment, unshipped
from shopclerk.core.domain.stock import MovementReason, Reservation, StockItem, StockMovement
from shopclerk.core.domain.timeline import Move, TimelineEntry
from shopclerk.core.ports.store import (
    AttemptsOf,
    CasesOf,
    Levels,
    MoneyOf,
    Movements,
    RefundsOf,
    ReservationsOf,
    ShipmentsOf,
    Store,
    TimelineOf,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """An order and everything of it, as it is kept."""

    order: Order
    attempts: Sequence[PaymentAttempt]
    money: Sequence[MoneyEntry]
    reservations: Sequence[Reservation]
    shipments: Sequence[Shipment]
    refunds: Sequence[Refund]
    cases: Sequence[AfterSalesCase]
    timeline: Sequence[TimelineEntry]


async def violations(store: Store, skus: Iterable[SkuId], orders: Iterable[OrderId]) -> list[str]:
    """Everything that is wrong, in words for whoever reads the failure; empty when all is well."""
    families = [await _family(store, order_id) for order_id in orders]
    found = [problem for family in families for problem in _of_family(family)]
    for sku_id in skus:
        level = next(iter(await store.find(Levels((sku_id,)))), StockItem(sku_id=sku_id))
        found += _of_stock(level, await store.find(Movements(sku_id)), families)
    return found


async def _family(store: Store, order_id: OrderId) -> Family:
    order = await store.load(Order, order_id)
    assert order is not None, order_id
    return Family(
        order=order,
        attempts=await store.find(AttemptsOf(order_id)),
        money=await store.find(MoneyOf(order_id)),
        reservations=await store.find(ReservationsOf(order_id)),
        shipments=await store.find(ShipmentsOf(order_id)),
        refunds=await store.find(RefundsOf(order_id)),
        cases=await store.find(CasesOf(order_id)),
        timeline=await store.find(TimelineOf(order_id)),
    )


def _of_stock(
    level: StockItem, movements: Sequence[StockMovement], families: Iterable[Family]
) -> Iterator[str]:
    moved = sum(movement.quantity for movement in movements)
    if moved != level.on_hand:
        yield f"(1) {level} does not have the {moved} units that its movements sum to"
    held = sum(
        reservation.held
        for family in families
        for reservation in family.reservations
        if reservation.sku_id == level.sku_id
    )
    if held != level.reserved:
        yield f"(2) {level} does not reserve the {held} units that orders hold"
    if not level.is_sound:
        yield f"(3) {level} is not sound"
    left = -sum(m.quantity for m in movements if m.reason is MovementReason.SHIPPED)
    sent = sum(_sent(family, level.sku_id) for family in families)
    if left != sent:
        yield f"conservation: {left} units of {level.sku_id} left the shelf, {sent} are in parcels"


def _sent(family: Family, sku_id: SkuId) -> int:
    lines = {line.id for line in family.order.lines if line.sku_id == sku_id}
    return sum(units for line_id, units in _shipped(family).items() if line_id in lines)


def _shipped(family: Family) -> Counter[OrderLineId]:
    sent: Counter[OrderLineId] = Counter()
    for shipment in (parcel for parcel in family.shipments if parcel.has_left):
        for line in shipment.lines:
            sent[line.order_line_id] += line.quantity
    return sent


def _of_family(family: Family) -> Iterator[str]:
    for check in (_holds, _money, _shipping, _timeline):
        yield from (f"{problem}: {family.order.number}" for problem in check(family))


def _holds(family: Family) -> Iterator[str]:
    order = family.order
    held = {reservation.sku_id: reservation.held for reservation in family.reservations if reservation.held}
    is_over = order.status in (OrderStatus.COMPLETED, OrderStatus.CANCELLED)
    if is_over and held:
        yield f"(10) {order.status} and still holds {held}"
    if not is_over and held != _owed(family):
        number = "(11)" if order.is_payable else "(2)"
        yield f"{number} {order.status}, owes {_owed(family)} and holds {held}"
    ends = {reservation.expires_at for reservation in family.reservations if reservation.held}
    if ends and ends != {order.pay_by}:
        yield f"(11) its hold ends {ends} and the time to pay {order.pay_by}"


def _owed(family: Family) -> Counter[SkuId]:
    sku_of = {line.id: line.sku_id for line in family.order.lines}
    owed: Counter[SkuId] = Counter()
    for line in unshipped(family.order, family.shipments):
        owed[sku_of[line.order_line_id]] += line.quantity
    return owed


def _money(family: Family) -> Iterator[str]:
    order = family.order
    captured = family.money
    if any(entry.amount.minor < 0 for entry in captured):
        yield f"(14) captured less than nothing: {captured}"
    paid = order.status in (OrderStatus.CONFIRMED, OrderStatus.COMPLETED)
    if paid and order.total.minor and not any(entry.amount == order.total for entry in captured):
        yield f"(14) {order.status} without its total of {order.total} in the ledger"
    booked = {entry.attempt_id for entry in captured}
    claimed = {each.id for each in family.attempts if each.status is AttemptStatus.CAPTURED}
    if booked != claimed:
        yield f"(17) attempts {claimed} are captured, the ledger has {booked}"
    if len({(entry.provider, entry.reference) for entry in captured}) != len(captured):
        yield f"(17) one payment is booked twice: {captured}"
    if not order.is_payable and any(each.is_open for each in family.attempts):
        yield f"an attempt is open though the order is {order.status}"
    if sum(each.is_open for each in family.attempts) > 1:
        yield "several attempts are open at a time"


def _shipping(family: Family) -> Iterator[str]:
    order = family.order
    gone = [parcel for parcel in family.shipments if parcel.has_left]
    if order.status is OrderStatus.CANCELLED and gone:
        yield "(28) both cancelled and shipped"
    if order.is_payable and gone:
        yield "(33) shipped before it was paid"
    bought = {line.id: line.wanted for line in order.lines}
    for line_id, units in _shipped(family).items():
        if units > bought.get(line_id, 0):
            yield f"(33) {units} of line {line_id} shipped, {bought.get(line_id, 0)} paid"


def _timeline(family: Family) -> Iterator[str]:
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
            yield f"(31) {entity_id} is {statuses.get(entity_id)}, its timeline says {replayed}"


def replay(moves: Iterable[Move]) -> str | None:
    """The status that the rows of one entity lead to; None when they are no unbroken way.

    Read as a way through a graph, the rows need no order: clocks of two processes may differ by a little.
    """
    balance: Counter[str | None] = Counter()
    for move in moves:
        balance[move.to] += 1
        balance[move.from_] -= 1
    ends = [status for status, count in balance.items() if count == 1]
    starts = [status for status, count in balance.items() if count == -1]
    return ends[0] if starts == [None] and len(ends) == 1 and set(balance.values()) <= {-1, 0, 1} else None
