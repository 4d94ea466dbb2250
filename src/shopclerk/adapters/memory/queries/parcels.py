"""Parcels and their scans, in memory."""

from datetime import UTC, datetime
from typing import Final

from shopclerk.adapters.memory.queries.answering import answer
from shopclerk.adapters.memory.queries.due import due
from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.shipment import ParcelEvent, Shipment
from shopclerk.core.ports.queries.parcels import ParcelsSilent, PollsDue, ScansOf, ShipmentsOf

_NEVER: Final = datetime.max.replace(tzinfo=UTC)


@answer.register
def _(query: ShipmentsOf, memory: Memory) -> tuple[Shipment, ...]:
    parcels = memory.find(Shipment, "order", query.order_id)
    return tuple(sorted(parcels, key=lambda each: (each.shipped_at or _NEVER, each.id)))


@answer.register
def _(query: ScansOf, memory: Memory) -> tuple[ParcelEvent, ...]:
    scans = memory.find(ParcelEvent, "shipment", query.shipment_id)
    return tuple(sorted(scans, key=lambda row: (row.scan.at, row.id)))


@answer.register
def _(query: PollsDue, memory: Memory) -> tuple[Shipment, ...]:
    polled = memory.find(Shipment, "polled")
    return due(((parcel.next_poll_at, parcel) for parcel in polled), query.now, query.limit)


@answer.register
def _(query: ParcelsSilent, memory: Memory) -> tuple[Shipment, ...]:
    under_way = memory.find(Shipment, "under way")
    return due(((parcel.heard_at, parcel) for parcel in under_way), query.since, query.limit)
