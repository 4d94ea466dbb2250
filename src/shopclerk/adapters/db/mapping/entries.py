"""What is only ever appended: timeline, money, scans, stock movements, outbox."""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from sqlalchemy import Table

from shopclerk.adapters.db.mapping.events import event_of, event_row
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Row
from shopclerk.adapters.db.tables import acts, orders, queues, stock
from shopclerk.core.domain.acts import Act, Acted
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.payment import MoneyEntry, MoneyKind
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.domain.shipment import ParcelEvent, Scan, Told
from shopclerk.core.domain.stock import MovementReason, StockItem, StockMovement
from shopclerk.core.domain.timeline import Axis, Move, TimelineEntry
from shopclerk.core.ports.changeset import Entry, OutboxEntry


def _timeline_row(entry: TimelineEntry, sealer: Sealer) -> Row:
    return {
        "id": entry.id,
        "order_id": entry.order_id,
        "axis": entry.move.axis.value,
        "entity_id": entry.move.entity_id,
        "from_status": entry.move.from_,
        "to_status": entry.move.to,
        "by": entry.move.by.person_id,
        "by_role": entry.move.by.role.value,
        "at": entry.move.at,
        "why": entry.move.why,
    }


def timeline_entry(row: Row, sealer: Sealer) -> TimelineEntry:
    move = Move(
        axis=Axis(row["axis"]),
        entity_id=row["entity_id"],
        from_=row["from_status"],
        to=row["to_status"],
        by=Actor(row["by"], Role(row["by_role"])),
        at=row["at"],
        why=row["why"],
    )
    return TimelineEntry(id=row["id"], order_id=row["order_id"], move=move)


def _money_row(entry: MoneyEntry, sealer: Sealer) -> Row:
    return {
        "id": entry.id,
        "order_id": entry.order_id,
        "attempt_id": entry.attempt_id,
        "kind": entry.kind.value,
        "amount": entry.amount.minor,
        "currency": entry.amount.currency,
        "provider": entry.provider,
        "reference": entry.reference,
        "at": entry.at,
    }


def money_entry(row: Row, sealer: Sealer) -> MoneyEntry:
    return MoneyEntry(
        id=row["id"],
        order_id=row["order_id"],
        attempt_id=row["attempt_id"],
        kind=MoneyKind(row["kind"]),
        amount=Money(row["amount"], row["currency"]),
        provider=row["provider"],
        reference=row["reference"],
        at=row["at"],
    )


def _scan_row(event: ParcelEvent, sealer: Sealer) -> Row:
    return {
        "id": event.id,
        "shipment_id": event.shipment_id,
        "order_id": event.order_id,
        "tracking_number": event.tracking_number,
        "fingerprint": event.scan.fingerprint(),
        "at": event.scan.at,
        "status": event.scan.status.value,
        "raw_code": event.scan.raw_code,
        "sealed": sealer.seal(
            json.dumps([*map(_told_row, (event.scan.place, event.scan.description))]).encode()
        ),
    }


def nothing_scanned(sealer: Sealer) -> bytes:
    """What a scan says from which the carrier's words were taken."""
    return sealer.seal(json.dumps(["", ""]).encode())


def parcel_event(row: Row, sealer: Sealer) -> ParcelEvent:
    place, description = json.loads(sealer.open(row["sealed"]))
    scan = Scan(
        at=row["at"],
        status=ShipmentStatus(row["status"]),
        raw_code=row["raw_code"],
        place=_told(place),
        description=_told(description),
    )
    return ParcelEvent(
        id=row["id"],
        shipment_id=row["shipment_id"],
        order_id=row["order_id"],
        tracking_number=row["tracking_number"],
        scan=scan,
    )


def _told_row(told: Told) -> str | list[tuple[str, str]]:
    return told if isinstance(told, str) else list(told.texts)


def _told(value: str | list[list[str]]) -> Told:
    return value if isinstance(value, str) else LocalizedText(tuple((tag, text) for tag, text in value))


def _movement_row(movement: StockMovement, sealer: Sealer) -> Row:
    return {
        "id": movement.id,
        "sku_id": movement.sku_id,
        "quantity": movement.quantity,
        "reason": movement.reason.value,
        "order_id": movement.order_id,
        "at": movement.at,
        "by": movement.by,
    }


def stock_movement(row: Row, sealer: Sealer) -> StockMovement:
    return StockMovement(**{**row, "reason": MovementReason(row["reason"])})


def _acted_row(acted: Acted, sealer: Sealer) -> Row:
    return {
        "id": acted.id,
        "act": acted.act.value,
        "about": acted.about,
        "role": acted.role and acted.role.value,
        "by": acted.by,
        "at": acted.at,
    }


def acted(row: Row, sealer: Sealer) -> Acted:
    role = None if row["role"] is None else Role(row["role"])
    return Acted(**{**row, "act": Act(row["act"]), "role": role})


def _outbox_row(entry: OutboxEntry, sealer: Sealer) -> Row:
    return {"id": entry.id, "event": event_row(entry.event), "at": entry.at}


def outbox_entry(row: Row, sealer: Sealer) -> OutboxEntry:
    return OutboxEntry(id=row["id"], event=event_of(row["event"]), at=row["at"])


def level_row(level: StockItem) -> Row:
    return {
        "sku_id": level.sku_id,
        "on_hand": level.on_hand,
        "reserved": level.reserved,
        "safety_stock": level.safety_stock,
    }


def stock_level(row: Row) -> StockItem:
    return StockItem(**row)


ENTRIES: Final[Mapping[type[Entry], tuple[Table, Callable[[Any, Sealer], Row]]]] = {
    TimelineEntry: (orders.timeline, _timeline_row),
    MoneyEntry: (orders.money_entries, _money_row),
    ParcelEvent: (orders.parcel_events, _scan_row),
    StockMovement: (stock.stock_movements, _movement_row),
    Acted: (acts.acts, _acted_row),
    OutboxEntry: (queues.outbox_entries, _outbox_row),
}
