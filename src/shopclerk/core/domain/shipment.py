"""One package of an order, and the carrier's scans of it."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, TypeAlias

from shopclerk.core.domain import lifecycle
from shopclerk.core.domain.errors import IllegalTransition, InvalidTrackingNumber
from shopclerk.core.domain.ids import FileId, OrderId, OrderLineId, ShipmentId
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.timeline import Axis, Move, began

STILL_HERE: Final = frozenset({ShipmentStatus.PENDING, ShipmentStatus.PICKING, ShipmentStatus.PACKED})
"""The parcel is being made ready: it has lines, and its stock is still on the shelf."""

_TRACKING_NUMBER = re.compile(r"(?=.*[0-9])[A-Z0-9-]{6,40}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ShipmentLine:
    order_line_id: OrderLineId
    quantity: int


Told: TypeAlias = str | LocalizedText
"""What a carrier says, in every language in which it says it; plain when it says it in one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """One thing the carrier says of a parcel. `status` is normalised, `raw_code` is the carrier's own."""

    at: datetime
    status: ShipmentStatus
    raw_code: str
    place: Told = ""
    description: Told = ""

    def fingerprint(self) -> str:
        """The same scan told twice has the same fingerprint."""
        told = (_in_all_languages(self.place), _in_all_languages(self.description))
        source = "\x1f".join((self.at.isoformat(), self.raw_code, *told))
        return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _in_all_languages(told: Told) -> str:
    return told if isinstance(told, str) else "\x1e".join(text for pair in told.texts for text in pair)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelEvent:
    """A scan of a shipment, as it is kept: append-only, unique by (shipment, fingerprint). It was told of
    `tracking_number`, which need not be the shipment's any more.
    """

    id: str
    shipment_id: ShipmentId
    order_id: OrderId
    tracking_number: str
    scan: Scan


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipment:
    """`next_poll_at` is when the carrier is spoken to again, None when it need not be: while the parcel is
    PENDING to book it, once it left to ask for news, once it is CANCELLED to withdraw its booking. `polls`
    counts how often that brought nothing. Tracking numbers are recycled by carriers: they name no shipment
    uniquely; empty until the carrier gave one. `shipped_by` and `shipped_at` are None until it leaves;
    `label` is what the carrier gave to stick on it.
    """

    id: ShipmentId
    order_id: OrderId
    carrier: str
    tracking_number: str
    lines: tuple[ShipmentLine, ...]
    status: ShipmentStatus
    shipped_by: Actor | None = None
    shipped_at: datetime | None = None
    label: FileId | None = None
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
    def is_here(self) -> bool:
        return self.status in STILL_HERE

    @property
    def has_left(self) -> bool:
        return not self.is_here and self.status is not ShipmentStatus.CANCELLED

    @property
    def heard_at(self) -> datetime | None:
        """When it was last heard of, or sent if nobody heard of it; None while it is not under way, or is not
        asked after any more.
        """
        if self.status not in lifecycle.UNDER_WAY or self.next_poll_at is None or self.shipped_at is None:
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

    def unfollowed(self) -> "Shipment":
        """Nobody asks after it any more. What was agreed with its carrier is still carried through."""
        return self.polled(next_at=None, polls=self.polls) if self.has_left else self

    def book(self, number: str, label: FileId, *, by: Actor, at: datetime) -> "Shipment":
        """The carrier expects it under that number."""
        packed = self.move_to(ShipmentStatus.PACKED, by=by, at=at, why=number)
        return replace(packed, tracking_number=number, label=label, next_poll_at=None, polls=0)

    def hand_over(self, *, by: Actor, at: datetime) -> "Shipment":
        """It leaves now, under the number the carrier gave; the carrier is asked for news at once."""
        if not (self.is_here and self.tracking_number):
            raise IllegalTransition(self.status.value, ShipmentStatus.SHIPPED.value)
        gone = self.move_to(ShipmentStatus.SHIPPED, by=by, at=at, why=self.tracking_number)
        return replace(gone, shipped_by=by, shipped_at=at, next_poll_at=at, polls=0)

    def cancel(self, *, by: Actor, at: datetime, why: str = "") -> "Shipment":
        """It will not leave; its booking is still to be withdrawn."""
        return replace(
            self.move_to(ShipmentStatus.CANCELLED, by=by, at=at, why=why), next_poll_at=at, polls=0
        )

    def speaking_again(self, at: datetime | None) -> "Shipment":
        """When the carrier is told again what it did not hear, None when it heard."""
        return replace(self, next_poll_at=at, polls=self.polls + 1 if at else 0)

    def renumber(self, carrier: str, number: str, *, by: Actor, at: datetime) -> "Shipment":
        """It goes under another number than was said, and is asked after anew. What the old number told moved
        it as far as it is, and does not count any more.
        """
        if not self.has_left or self.is_over:
            raise IllegalTransition(self.status.value, ShipmentStatus.SHIPPED.value)
        noted = self.note(f"{self.tracking_number} -> {number}", by=by, at=at)
        return replace(
            noted, carrier=carrier, tracking_number=number, last_scan_at=None, next_poll_at=at, polls=0
        )

    def note(self, why: str, *, by: Actor, at: datetime) -> "Shipment":
        """A row in the timeline for an act that leaves the status as it is."""
        move = Move(
            axis=Axis.SHIPMENT,
            entity_id=self.id,
            from_=self.status.value,
            to=self.status.value,
            by=by,
            at=at,
            why=why,
        )
        return replace(self, moves=(*self.moves, move))


def prepare(
    order: Order,
    *,
    shipment_id: ShipmentId,
    carrier: str,
    lines: Sequence[ShipmentLine],
    by: Actor,
    at: datetime,
    book_again_at: datetime,
) -> Shipment:
    """A parcel to be booked with its carrier; if nobody records the booking, it is booked again then."""
    return Shipment(
        id=shipment_id,
        order_id=order.id,
        carrier=carrier,
        tracking_number="",
        lines=tuple(lines),
        status=ShipmentStatus.PENDING,
        next_poll_at=book_again_at,
        moves=began(Axis.SHIPMENT, shipment_id, ShipmentStatus.PENDING, by=by, at=at),
    )


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
        moves=began(Axis.SHIPMENT, shipment_id, ShipmentStatus.SHIPPED, by=by, at=at, why=tracking_number),
    )


def unshipped(order: Order, shipments: Iterable[Shipment]) -> tuple[ShipmentLine, ...]:
    """What of the order has not left yet, whether or not it is in a parcel already."""
    return _without(order, (parcel for parcel in shipments if parcel.has_left))


def unpacked(order: Order, shipments: Iterable[Shipment]) -> tuple[ShipmentLine, ...]:
    """What of the order is in no parcel; what was in a cancelled one is in none."""
    return _without(order, (one for one in shipments if one.status is not ShipmentStatus.CANCELLED))


def _without(order: Order, parcels: Iterable[Shipment]) -> tuple[ShipmentLine, ...]:
    gone: dict[OrderLineId, int] = {}
    for line in (line for parcel in parcels for line in parcel.lines):
        gone[line.order_line_id] = gone.get(line.order_line_id, 0) + line.quantity
    left = ((line.id, line.wanted - gone.get(line.id, 0)) for line in order.lines)
    return tuple(ShipmentLine(line_id, quantity) for line_id, quantity in left if quantity > 0)


def tracking_number(text: str) -> str:
    """6 to 40 letters, digits or hyphens, one digit at least, upper-cased, spaces removed; or
    InvalidTrackingNumber.
    """
    plain = "".join(text.split()).upper()
    if not _TRACKING_NUMBER.fullmatch(plain):
        raise InvalidTrackingNumber(text)
    return plain
