"""What belongs to an order: payment attempts, reservations, shipments."""

from collections.abc import Sequence

from shopclerk.adapters.db.mapping.kind import Below, Kind, Pen, actor, actor_row
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Row
from shopclerk.adapters.db.tables import orders as tables
from shopclerk.adapters.db.tables.stock import reservations
from shopclerk.core.domain.lifecycle import AttemptStatus, ShipmentStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.domain.shipment import Shipment, ShipmentLine
from shopclerk.core.domain.stock import Reservation


def _attempt_apart(attempt: PaymentAttempt, pen: Pen) -> tuple[Row, Sequence[Sequence[Row]]]:
    root = {
        "id": attempt.id,
        "order_id": attempt.order_id,
        "provider": attempt.provider,
        "method": attempt.method,
        "amount": attempt.amount.minor,
        "currency": attempt.amount.currency,
        "created_at": attempt.created_at,
        "status": attempt.status.value,
        "reference": attempt.reference,
        "link": attempt.link,
        "failure": attempt.failure,
    }
    return root, ()


def _attempt(row: Row, below: Sequence[Sequence[Row]], sealer: Sealer) -> PaymentAttempt:
    return PaymentAttempt(
        id=row["id"],
        order_id=row["order_id"],
        provider=row["provider"],
        method=row["method"],
        amount=Money(row["amount"], row["currency"]),
        created_at=row["created_at"],
        status=AttemptStatus(row["status"]),
        reference=row["reference"],
        link=row["link"],
        failure=row["failure"],
        version=row["version"],
    )


def _reservation_apart(reservation: Reservation, pen: Pen) -> tuple[Row, Sequence[Sequence[Row]]]:
    root = {
        "id": reservation.id,
        "order_id": reservation.order_id,
        "sku_id": reservation.sku_id,
        "held": reservation.held,
        "expires_at": reservation.expires_at,
    }
    return root, ()


def _reservation(row: Row, below: Sequence[Sequence[Row]], sealer: Sealer) -> Reservation:
    return Reservation(**row)


def _shipment_apart(shipment: Shipment, pen: Pen) -> tuple[Row, Sequence[Sequence[Row]]]:
    root = {
        "id": shipment.id,
        "order_id": shipment.order_id,
        "carrier": shipment.carrier,
        "tracking_number": shipment.tracking_number,
        "status": shipment.status.value,
        **actor_row("shipped_by", shipment.shipped_by),
        "shipped_at": shipment.shipped_at,
        "label": shipment.label,
        "last_scan_at": shipment.last_scan_at,
        "heard_at": shipment.heard_at,
        "delivered_at": shipment.delivered_at,
        "next_poll_at": shipment.next_poll_at,
        "polls": shipment.polls,
    }
    lines = [
        {
            "shipment_id": shipment.id,
            "position": position,
            "order_line_id": line.order_line_id,
            "quantity": line.quantity,
        }
        for position, line in enumerate(shipment.lines)
    ]
    return root, (lines,)


def _shipment(row: Row, below: Sequence[Sequence[Row]], sealer: Sealer) -> Shipment:
    (lines,) = below
    return Shipment(
        id=row["id"],
        order_id=row["order_id"],
        carrier=row["carrier"],
        tracking_number=row["tracking_number"],
        lines=tuple(ShipmentLine(line["order_line_id"], line["quantity"]) for line in lines),
        status=ShipmentStatus(row["status"]),
        shipped_by=actor(row, "shipped_by"),
        shipped_at=row["shipped_at"],
        label=row["label"],
        last_scan_at=row["last_scan_at"],
        delivered_at=row["delivered_at"],
        next_poll_at=row["next_poll_at"],
        polls=row["polls"],
        version=row["version"],
    )


ATTEMPT = Kind(tables.payment_attempts, _attempt_apart, _attempt)
RESERVATION = Kind(reservations, _reservation_apart, _reservation)
SHIPMENT = Kind(tables.shipments, _shipment_apart, _shipment, (Below(tables.shipment_lines, "shipment_id"),))
