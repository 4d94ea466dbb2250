"""The `Carrier` port over the sandbox carrier's HTTP service."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import quote

import aiohttp
from pydantic import AwareDatetime, BaseModel, ValidationError
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt, wait_random_exponential

from shopclerk.adapters.carrier_mock.numbers import recognise
from shopclerk.adapters.carrier_mock.script import SCRIPT
from shopclerk.adapters.carrier_mock.statuses import normalised
from shopclerk.core.domain.shipment import Scan
from shopclerk.core.ports.carriers import ParcelRef
from shopclerk.core.ports.errors import Unavailable


class EventReply(BaseModel):
    """One scan in the carrier's words."""

    at: AwareDatetime
    code: str
    place: str = ""
    description: str = ""


class ParcelReply(BaseModel):
    """A parcel and its scans, as the carrier answers them."""

    carrier: str
    tracking_number: str
    events: tuple[EventReply, ...]


class _Passing(Exception):
    """A failure that another try may cure."""


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
        reply = await self._ask("GET", f"/v1/parcels/{quote(parcel.shipment_id, safe='')}/events")
        if reply is None or not _is_about(parcel, reply):
            reply = await self._ask("POST", "/v1/parcels", _registration(parcel))
        if reply is None:
            raise Unavailable("sandbox carrier: 404 on registering")
        return tuple(
            sorted((_scan(parcel.carrier, event) for event in reply.events), key=lambda scan: scan.at)
        )

    async def _ask(self, method: str, path: str, body: dict[str, str] | None = None) -> ParcelReply | None:
        """What the carrier answers, None when it does not know the parcel. Both calls are safe to repeat."""
        tries = AsyncRetrying(
            retry=retry_if_exception_type(_Passing),
            stop=stop_after_attempt(self.tries),
            wait=wait_random_exponential(multiplier=0.2, max=1),
            sleep=self.pause,
            reraise=True,
        )
        try:
            return await tries(self._try, method, path, body)
        except _Passing as failure:
            raise Unavailable(f"sandbox carrier: {failure}") from failure

    async def _try(self, method: str, path: str, body: dict[str, str] | None) -> ParcelReply | None:
        try:
            async with self.session.request(
                method,
                self.url + path,
                json=body,
                headers={"Authorization": f"Bearer {self.key}"},
                timeout=aiohttp.ClientTimeout(total=self.timeout.total_seconds()),
            ) as response:
                return _read(response.status, await response.read())
        except (aiohttp.ClientError, TimeoutError) as error:
            raise _Passing(f"{type(error).__name__} {error}".strip()) from error


def _read(status: int, body: bytes) -> ParcelReply | None:
    if status == HTTPStatus.NOT_FOUND:
        return None
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise _Passing(str(status))
    if status != HTTPStatus.OK:
        raise Unavailable(f"sandbox carrier: {status}")
    try:
        return ParcelReply.model_validate_json(body)
    except ValidationError as error:
        raise Unavailable(f"sandbox carrier: {error.error_count()} errors in its answer") from error


def _is_about(parcel: ParcelRef, reply: ParcelReply) -> bool:
    """The number of a shipment can be corrected; then the carrier must be told anew."""
    return (reply.carrier, reply.tracking_number) == (parcel.carrier, parcel.tracking_number)


def _registration(parcel: ParcelRef) -> dict[str, str]:
    return {
        "shipment_id": parcel.shipment_id,
        "carrier": parcel.carrier,
        "tracking_number": parcel.tracking_number,
    }


def _scan(carrier: str, event: EventReply) -> Scan:
    return Scan(
        at=event.at,
        status=normalised(carrier, event.code),
        raw_code=event.code,
        place=event.place,
        description=event.description,
    )
