"""What goes into the next parcel of an order, as text: `0x2,3x1` is two of its first line, one of
its fourth.
"""

from collections.abc import Mapping, Sequence

from shopclerk.core.domain.order import Order
from shopclerk.core.domain.shipment import ShipmentLine, unpacked
from shopclerk.core.usecases.viewing import OrderDetails


def units_of(packed: str) -> dict[int, int]:
    """Place of a line -> units."""
    pairs = (part.split("x") for part in packed.split(",") if part)
    return {int(place): int(units) for place, units in pairs}


def packed(units: Mapping[int, int]) -> str:
    """The inverse of `units_of`; lines without units are left out."""
    return ",".join(f"{place}x{many}" for place, many in sorted(units.items()) if many)


def lines_of(order: Order, text: str) -> tuple[ShipmentLine, ...]:
    """The parcel as the core takes it."""
    return tuple(ShipmentLine(order.lines[place].id, units) for place, units in units_of(text).items())


def still_here(details: OrderDetails) -> Sequence[int]:
    """Of each line of the order, how many units are in no parcel yet."""
    left = {line.order_line_id: line.quantity for line in unpacked(details.order, details.shipments)}
    return [left.get(line.id, 0) for line in details.order.lines]
