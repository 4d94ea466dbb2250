"""The sandbox carrier's HTTP service.

    POST /v1/parcels                        {shipment_id, carrier, tracking_number} -> 200, the parcel
    GET  /v1/parcels/{shipment_id}/events   -> 200, the parcel with every scan so far, oldest first
    POST /v1/bookings                       {shipment_id, carrier, order_number, name, phone, address}
                                            -> 200, the number and the label (PNG, base64)
    POST /v1/bookings/{shipment_id}/cancel  -> 200, whether or not there was such a booking

`shipment_id` is the idempotency key. Every call carries `Authorization: Bearer <key>`; 401 without it,
404 for a shipment never registered, 409 for a booking that was withdrawn, 422 for a body that cannot be
understood.
"""

import asyncio
import hmac
from base64 import b64encode
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Final

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from pydantic import BaseModel, StringConstraints, ValidationError

from shopclerk.adapters.carrier_mock.booking import Wish
from shopclerk.adapters.carrier_mock.fault_api import gate
from shopclerk.adapters.carrier_mock.fault_api import routes as fault_routes
from shopclerk.adapters.carrier_mock.faults import Script
from shopclerk.adapters.carrier_mock.label import draw
from shopclerk.adapters.carrier_mock.parcels import Parcel, Parcels
from shopclerk.adapters.carrier_mock.script import SCRIPT
from shopclerk.adapters.carrier_mock.spoiling import journey
from shopclerk.adapters.carrier_mock.timeline import Event

Now = Callable[[], datetime]

REAL_DAY: Final = timedelta(days=1)
DEMO_DAY: Final = timedelta(seconds=6)
"""In the demo a parcel is delivered about 13 to 19 seconds after it was registered."""

_PARCELS: Final = web.AppKey("parcels", Parcels)
_NOW: Final[web.AppKey[Now]] = web.AppKey("now")
_DAY: Final = web.AppKey("day", timedelta)


class Registration(BaseModel):
    """What a customer of the carrier sends to have a parcel followed."""

    shipment_id: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    carrier: Annotated[str, StringConstraints(pattern=f"^({'|'.join(SCRIPT.carriers)})$")]
    tracking_number: Annotated[str, StringConstraints(min_length=6, max_length=40)]


class Announcement(BaseModel):
    """What a customer of the carrier sends to have a parcel collected."""

    shipment_id: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    carrier: Annotated[str, StringConstraints(pattern=f"^({'|'.join(SCRIPT.carriers)})$")]
    order_number: Annotated[str, StringConstraints(max_length=100)]
    name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    phone: Annotated[str, StringConstraints(max_length=50)]
    address: Annotated[str, StringConstraints(min_length=1, max_length=1000)]


def create_app(
    state: Path, *, key: str, now: Now, day: timedelta = DEMO_DAY, faults: tuple[Script, ...] = ()
) -> web.Application:
    """The service, to be run alone or mounted with `add_subapp`.

    `state` is the SQLite file it keeps its parcels in; `day` is how long one simulated day takes for parcels
    registered from now on; `faults` are scripted at start.
    """
    app = web.Application(middlewares=[_bearer(key), gate(_parcels)])
    app[_NOW], app[_DAY] = now, day

    async def opened(app: web.Application) -> AsyncIterator[None]:
        app[_PARCELS] = parcels = await asyncio.to_thread(Parcels, state)
        await asyncio.to_thread(parcels.add_faults, faults)
        yield
        await asyncio.to_thread(parcels.close)

    app.cleanup_ctx.append(opened)
    app.router.add_post("/v1/parcels", _register)
    app.router.add_get("/v1/parcels/{shipment_id}/events", _events)
    app.add_routes(fault_routes(_parcels))
    app.router.add_post("/v1/bookings", _book)
    app.router.add_post("/v1/bookings/{shipment_id}/cancel", _cancel)
    return app


def run(*, host: str, port: int, state: Path, key: str, day: timedelta = DEMO_DAY) -> None:
    """Serve the sandbox carrier alone until the process is told to stop."""
    web.run_app(create_app(state, key=key, now=lambda: datetime.now(UTC), day=day), host=host, port=port)


def _parcels(request: web.Request) -> Parcels:
    """Those of the service, however it is mounted."""
    return request.app[_PARCELS]


def _bearer(key: str) -> Middleware:
    expected = f"Bearer {key}".encode()

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        given = request.headers.get("Authorization", "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, expected):
            return web.json_response({"error": "unauthorized"}, status=401)
        return await handler(request)

    return check


async def _register(request: web.Request) -> web.Response:
    try:
        wanted = Registration.model_validate_json(await request.read())
    except ValidationError as error:
        return _invalid(error)
    app = request.app
    parcel = Parcel(**wanted.model_dump(), registered_at=app[_NOW](), day=app[_DAY])
    await asyncio.to_thread(app[_PARCELS].register, parcel)
    return await _told(request, wanted.shipment_id)


async def _events(request: web.Request) -> web.Response:
    return await _told(request, request.match_info["shipment_id"])


async def _told(request: web.Request, shipment_id: str) -> web.Response:
    parcel = await asyncio.to_thread(request.app[_PARCELS].find, shipment_id)
    if parcel is None:
        return web.json_response({"error": "unknown_parcel"}, status=404)
    fault = await asyncio.to_thread(request.app[_PARCELS].fault_of, shipment_id)
    events = journey(parcel, fault, request.app[_NOW]())
    return web.json_response(
        {
            "shipment_id": parcel.shipment_id,
            "carrier": parcel.carrier,
            "tracking_number": parcel.tracking_number,
            "events": [_event(event) for event in events],
        }
    )


def _event(event: Event) -> dict[str, Any]:
    return {
        "at": event.at.isoformat(),
        "code": event.code,
        "place": event.place.model_dump(),
        "description": event.description.model_dump(),
    }


async def _book(request: web.Request) -> web.Response:
    try:
        wanted = Announcement.model_validate_json(await request.read())
    except ValidationError as error:
        return _invalid(error)
    booked = await asyncio.to_thread(request.app[_PARCELS].book, Wish(**wanted.model_dump()))
    if booked.cancelled:
        return web.json_response({"error": "cancelled"}, status=409)
    label = await asyncio.to_thread(draw, booked)
    return web.json_response(
        {"tracking_number": booked.tracking_number, "label": b64encode(label).decode("ascii")}
    )


async def _cancel(request: web.Request) -> web.Response:
    await asyncio.to_thread(request.app[_PARCELS].cancel, request.match_info["shipment_id"])
    return web.json_response({"cancelled": True})


def _invalid(error: ValidationError) -> web.Response:
    details = error.errors(include_url=False, include_context=False, include_input=False)
    return web.json_response({"error": "invalid", "details": details}, status=422)
