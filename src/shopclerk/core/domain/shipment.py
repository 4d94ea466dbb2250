"""One package of an order, and the carrier's scans of it."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from shopclerk.core.domain import lifecycle
from shopclerk.core.domain.errors import InvalidTrackingNumber
from shopclerk.core.domain.ids import OrderId, OrderLineId, ShipmentId
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.timeline import Axis, Move

_TRACKING_NUMBER = re.compile(r"[A-Z0-9-]{6,40}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ShipmentLine:
    order_line_id: OrderLineId
    quantity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """One thing the carrier says of a parcel. `status` is normalised, `raw_code` is the carrier's own."""

    at: datetime
    status: ShipmentStatus
    raw_code: str
    place: str = ""
    description: str = ""

    def fingerprint(self) -> str:
        """The same scan told twice has the same fingerprint."""
        source = "\x1f".join((self.at.isoformat(), self.raw_code, self.place, self.description))
        return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelEvent:
    """A scan of a shipment, as it is kept: append-only, unique by (shipment, fingerprint)."""

    id: str
    shipment_id: ShipmentId
    order_id: OrderId
    scan: Scan


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipment:
    """`next_poll_at` is when the carrier is asked again, None when it need not be; `polls` counts how often
    it was asked without news. Tracking numbers are recycled by carriers: they name no shipment uniquely.
    """

    id: ShipmentId
    order_id: OrderId
    carrier: str
    tracking_number: str
    lines: tuple[ShipmentLine, ...]
    status: ShipmentStatus
    shipped_by: Actor
    shipped_at: datetime
    last_scan_at: datetime | None = None
    delivered_at: datetime | None = None
    next_poll_at: datetime | None = None
    polls: int = 0
    version: int = 0
    moves: tuple[Move, ...] = field(default=(), compare=False)

    @property
    def is_over(self) -> bool:
        return not lifecycle.SHIPMENT[self.status]

    @property
    def heard_at(self) -> datetime | None:
        """When it was last heard of, or sent if nobody heard of it; None while it is not under way."""
        if self.status not in lifecycle.UNDER_WAY:
            return None
        return max(self.shipped_at, self.last_scan_at or self.shipped_at)

    def move_to(self, status: ShipmentStatus, *, by: Actor, at: datetime, why: str = "") -> "Shipment":
        lifecycle.check(lifecycle.SHIPMENT, self.status, status)
        move = Move(
            axis=Axis.SHIPMENT,
            entity_id=self.id,
            from_=self.status.value,
            to=status.value,
            by=by,
            at=at,
            why=why,
        )
        delivered = at if status is ShipmentStatus.DELIVERED else self.delivered_at
        return replace(self, status=status, delivered_at=delivered, moves=(*self.moves, move))

    def is_poll_due(self, at: datetime) -> bool:
        return self.next_poll_at is not None and self.next_poll_at <= at

    def polled(self, *, next_at: datetime | None, polls: int) -> "Shipment":
        return replace(self, next_poll_at=None if self.is_over else next_at, polls=polls)


def ship(
    order: Order,
    *,
    shipment_id: ShipmentId,
    carrier: str,
    tracking_number: str,
    lines: Sequence[ShipmentLine],
    by: Actor,
    at: datetime,
) -> Shipment:
    """A parcel that leaves now; the carrier is asked for news at once."""
    move = Move(
        axis=Axis.SHIPMENT,
        entity_id=shipment_id,
        from_=None,
        to=ShipmentStatus.SHIPPED.value,
        by=by,
        at=at,
        why=tracking_number,
    )
    return Shipment(
        id=shipment_id,
        order_id=order.id,
        carrier=carrier,
        tracking_number=tracking_number,
        lines=tuple(lines),
        status=ShipmentStatus.SHIPPED,
        shipped_by=by,
        shipped_at=at,
        next_poll_at=at,
        moves=(move,),
    )


def unshipped(order: Order, shipments: Iterable[Shipment]) -> tuple[ShipmentLine, ...]:
    """What of the order has not left yet; cancelled shipments never left."""
    gone: dict[OrderLineId, int] = {}
    for shipment in shipments:
        if shipment.status is not ShipmentStatus.CANCELLED:
            for line in shipment.lines:
                gone[line.order_line_id] = gone.get(line.order_line_id, 0) + line.quantity
    left = ((line.id, line.wanted - gone.get(line.id, 0)) for line in order.lines)
    return tuple(ShipmentLine(line_id, quantity) for line_id, quantity in left if quantity > 0)


def tracking_number(text: str) -> str:
    """6 to 40 letters, digits or hyphens, upper-cased, spaces removed; or InvalidTrackingNumber."""
    plain = "".join(text.split()).upper()
    if not _TRACKING_NUMBER.fullmatch(plain):
        raise InvalidTrackingNumber(text)
    return plain
