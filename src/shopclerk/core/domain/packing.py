"""Which units go into a parcel, or come out of one."""

from collections.abc import Iterable, Sequence

from shopclerk.core.domain.errors import NotThatMany
from shopclerk.core.domain.ids import OrderLineId
from shopclerk.core.domain.shipment import ShipmentLine


def summed(lines: Iterable[ShipmentLine]) -> dict[OrderLineId, int]:
    """The units of each order line; a line that is named twice counts together."""
    units: dict[OrderLineId, int] = {}
    for line in lines:
        units[line.order_line_id] = units.get(line.order_line_id, 0) + line.quantity
    return units


def chosen(wanted: Sequence[ShipmentLine], left: Sequence[ShipmentLine]) -> tuple[ShipmentLine, ...]:
    """What was asked for, if there is so much left of every line; else NotThatMany."""
    there = summed(left)
    for line in wanted:
        if line.quantity < 1:
            raise NotThatMany(line.order_line_id, line.quantity, there.get(line.order_line_id, 0))
    units = summed(wanted)
    for line_id, quantity in units.items():
        if quantity > there.get(line_id, 0):
            raise NotThatMany(line_id, quantity, there.get(line_id, 0))
    return tuple(ShipmentLine(line_id, quantity) for line_id, quantity in units.items())
