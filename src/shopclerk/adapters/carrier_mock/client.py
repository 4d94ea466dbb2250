"""The `Carrier` port over the sandbox carrier's HTTP service."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated
from urllib.parse import quote

import aiohttp
from pydantic import AwareDatetime, Base64Bytes, BaseModel, Field, ValidationError

from shopclerk.adapters.carrier_mock.numbers import recognise
from shopclerk.adapters.carrier_mock.script import SCRIPT
from shopclerk.adapters.carrier_mock.statuses import normalised
from shopclerk.adapters.carrier_mock.wire import Wire
from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.shipment import Scan, Told
from shopclerk.core.ports.carriers import Booked, Booking, ParcelRef
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.files import File


class EventReply(BaseModel):
    """One scan in the carrier's words, by language."""

    at: AwareDatetime
    code: str
    place: Mapping[str, str] = Field(default_factory=dict)
    description: Mapping[str, str] = Field(default_factory=dict)


class ParcelReply(BaseModel):
    """A parcel and its scans, as the carrier answers them."""

    carrier: str
    tracking_number: str
    events: tuple[EventReply, ...]


class BookedReply(BaseModel):
    """A number, and a label as base64 of a PNG picture."""

    tracking_number: Annotated[str, Field(min_length=6, max_length=40)]
    label: Annotated[Base64Bytes, Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SandboxCarrier:
    """`url` is where the service is mounted, without a trailing slash; `timeout` is for one try.

    The session belongs to whoever made it. `pause` waits between tries.
    """

    session: aiohttp.ClientSession
    url: str
    key: str
    timeout: timedelta = timedelta(seconds=5)
    tries: int = 3
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(SCRIPT.carriers)

    def recognise(self, tracking_number: str) -> tuple[str, ...]:
        return recognise(tracking_number)

    async def track(self, parcel: ParcelRef) -> tuple[Scan, ...]:
        known = await self._wire.look("GET", f"/v1/parcels/{quote(parcel.shipment_id, safe='')}/events")
        reply = _parcel(known) if known is not None else None
        if reply is None or not _is_about(parcel, reply):
            reply = await self._register(parcel)
        scans = (_scan(parcel.carrier, event) for event in reply.events)
        return tuple(sorted(scans, key=lambda scan: scan.at))

    async def book(self, booking: Booking) -> Booked:
        answer = await self._wire.call("POST", "/v1/bookings", _announcement(booking))
        if answer is None:
            raise Unavailable("sandbox carrier: 404 on booking")
        reply = _booked(answer)
        return Booked(tracking_number=reply.tracking_number, label=File(reply.label, "image/png"))

    async def cancel(self, shipment_id: ShipmentId) -> None:
        await self._wire.look("POST", f"/v1/bookings/{quote(shipment_id, safe='')}/cancel")

    async def _register(self, parcel: ParcelRef) -> ParcelReply:
        answer = await self._wire.look("POST", "/v1/parcels", _registration(parcel))
        if answer is None:
            raise Unavailable("sandbox carrier: 404 on registering")
        return _parcel(answer)

    @property
    def _wire(self) -> Wire:
        return Wire(
            session=self.session,
            url=self.url,
            key=self.key,
            timeout=self.timeout,
            tries=self.tries,
            pause=self.pause,
        )


def _parcel(answer: bytes) -> ParcelReply:
    try:
        return ParcelReply.model_validate_json(answer)
    except ValidationError as error:
        raise Unavailable(f"sandbox carrier: {error.error_count()} errors in its answer") from error


def _booked(answer: bytes) -> BookedReply:
    """An answer that says yes and cannot be read may well stand for a booking."""
    try:
        return BookedReply.model_validate_json(answer)
    except ValidationError as error:
        raise OutcomeUnknown(f"sandbox carrier: {error.error_count()} errors in its answer") from error


def _is_about(parcel: ParcelRef, reply: ParcelReply) -> bool:
    """The number of a shipment can be corrected; then the carrier must be told anew."""
    return (reply.carrier, reply.tracking_number) == (parcel.carrier, parcel.tracking_number)


def _registration(parcel: ParcelRef) -> dict[str, str]:
    return {
        "shipment_id": parcel.shipment_id,
        "carrier": parcel.carrier,
        "tracking_number": parcel.tracking_number,
    }


def _announcement(booking: Booking) -> dict[str, str]:
    return {
        "shipment_id": booking.shipment_id,
        "carrier": booking.carrier,
        "order_number": booking.order_number,
        "name": booking.recipient.name,
        "phone": booking.recipient.phone,
        "address": booking.recipient.address,
    }


def _scan(carrier: str, event: EventReply) -> Scan:
    return Scan(
        at=event.at,
        status=normalised(carrier, event.code),
        raw_code=event.code,
        place=_told(event.place),
        description=_told(event.description),
    )


def _told(texts: Mapping[str, str]) -> Told:
    return LocalizedText.of(texts) if texts else ""
