"""Stock: levels against their ledger, and what an order holds and sent against what it should."""

from collections import Counter
from collections.abc import Iterator

from shopclerk.core.domain.ids import OrderLineId, SkuId
from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.shipment import ShipmentLine, unshipped
from shopclerk.core.domain.stock import MovementReason
from shopclerk.core.ports.auditing import Family, StockBook
from shopclerk.core.usecases.auditing.breach import Breach, Found

OVER = (OrderStatus.COMPLETED, OrderStatus.CANCELLED)


def check_level(book: StockBook) -> Iterator[Breach]:
    """(1), (2), (3) of one SKU."""
    level = book.level
    where = f"SKU {level.sku_id}"
    if book.moved != level.on_hand:
        yield Breach(1, where, f"on hand {level.on_hand}, its movements sum to {book.moved}")
    if book.held != level.reserved:
        yield Breach(2, where, f"reserved {level.reserved}, orders hold {book.held}")
    if not level.is_sound:
        yield Breach(3, where, f"reserved {level.reserved} of {level.on_hand} on hand")


def held(family: Family) -> Counter[SkuId]:
    return Counter({each.sku_id: each.held for each in family.reservations if each.held})


def check_holds(family: Family) -> Found:
    """(2), (10), (11) of one order: it holds what it still has to send, and nothing once it is over."""
    order, holds = family.order, held(family)
    if order.status in OVER and holds:
        yield 10, f"{order.status} and still holds {_units(holds)}"
    if order.status not in OVER and holds != _owed(family):
        yield (
            11 if order.is_payable else 2,
            f"{order.status}, has {_units(_owed(family))} to send and holds {_units(holds)}",
        )
    ends = {each.expires_at for each in family.reservations if each.held}
    if ends and ends != {order.pay_by}:
        yield 11, f"{order.status}, to be paid by {order.pay_by}, its holds end {sorted(map(str, ends))}"


def check_shipped(family: Family) -> Found:
    """(1), (28), (33) of one order: what left the shelf is in parcels, and no more than was paid for."""
    order = family.order
    sent = shipped(family)
    if order.status is OrderStatus.CANCELLED and sent:
        yield 28, f"cancelled, and {sum(sent.values())} units were shipped"
    if order.is_payable and sent:
        yield 33, f"not paid, and {sum(sent.values())} units were shipped"
    wanted = {line.id: line.wanted for line in order.lines}
    for line_id, units in sent.items():
        if units > wanted.get(line_id, 0):
            yield 33, f"line {line_id}: {units} shipped, {wanted.get(line_id, 0)} paid for"
    left = _moved(family, MovementReason.SHIPPED, sign=-1)
    in_parcels = by_sku(family, sent)
    if left != in_parcels:
        yield 1, f"{_units(left)} left the shelf, {_units(in_parcels)} are in parcels"


def check_restocked(family: Family) -> Found:
    """(37): what went back on the shelf had come back and was found resellable."""
    back: Counter[OrderLineId] = Counter()
    for case in family.cases:
        for one in case.inspected:
            claimed = case.units.get(one.order_line_id, 0)
            if not 0 <= one.resellable <= one.received <= claimed:
                figures = f"{claimed} claimed, {one.received} received, {one.resellable} resellable"
                yield 37, f"line {one.order_line_id}: {figures}"
            back[one.order_line_id] += one.resellable
    for parcel in family.shipments:
        if parcel.status is ShipmentStatus.RETURNED:
            back += _summed(parcel.lines)
    restocked, resellable = _moved(family, MovementReason.RESTOCKED), by_sku(family, back)
    if restocked - resellable:
        yield 37, f"{_units(restocked)} restocked, {_units(resellable)} came back resellable"


def shipped(family: Family) -> Counter[OrderLineId]:
    """The units of each line that left."""
    sent: Counter[OrderLineId] = Counter()
    for parcel in family.shipments:
        if parcel.has_left:
            sent += _summed(parcel.lines)
    return sent


def by_sku(family: Family, units: Counter[OrderLineId]) -> Counter[SkuId]:
    summed: Counter[SkuId] = Counter()
    for line in family.order.lines:
        summed[line.sku_id] += units[line.id]
    return +summed


def _owed(family: Family) -> Counter[SkuId]:
    return by_sku(family, _summed(unshipped(family.order, family.shipments)))


def _summed(lines: tuple[ShipmentLine, ...]) -> Counter[OrderLineId]:
    units: Counter[OrderLineId] = Counter()
    for line in lines:
        units[line.order_line_id] += line.quantity
    return units


def _moved(family: Family, reason: MovementReason, *, sign: int = 1) -> Counter[SkuId]:
    units: Counter[SkuId] = Counter()
    for movement in family.movements:
        if movement.reason is reason:
            units[movement.sku_id] += sign * movement.quantity
    return Counter({sku_id: count for sku_id, count in units.items() if count})


def _units(counted: Counter[SkuId]) -> str:
    return ", ".join(f"{count} of {sku_id}" for sku_id, count in sorted(counted.items())) or "nothing"
