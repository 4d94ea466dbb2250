"""The REST side of money that came: refunds, and the list of everything that happened.

POST /v1/refunds   {payment_id, amount_minor, currency} under an Idempotency-Key -> the refund
GET  /v1/events    ?payment=<id, or the merchant's reference> ?since=<moment> ?offset= -> {events, next}
"""

from datetime import datetime
from typing import Annotated, Final

from aiohttp import web
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from shopclerk.adapters.payment_mock.provider.answers import (
    guarded,
    idempotency_key,
    invalid,
    key_missing,
    key_reused,
    refusal,
)
from shopclerk.adapters.payment_mock.provider.events import Events, Page
from shopclerk.adapters.payment_mock.provider.payment import Refund
from shopclerk.adapters.payment_mock.provider.payments import KeyReused
from shopclerk.adapters.payment_mock.provider.refunds import MoreThanCaptured, Refunds, UnknownPayment, Wish
from shopclerk.adapters.payment_mock.provider.settings import Now, Wake

_TOO_MUCH: Final = "So much did not come with this payment, or is on its way back already."


class RefundOrder(BaseModel):
    """The body of `POST /v1/refunds`."""

    model_config = ConfigDict(extra="forbid")

    payment_id: Annotated[str, Field(min_length=1, max_length=100)]
    amount_minor: Annotated[int, Field(strict=True, gt=0, le=10**12)]
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")]


class EventQuery(BaseModel):
    """What can be asked of `GET /v1/events`."""

    payment: str | None = None
    since: AwareDatetime | None = None
    offset: Annotated[int, Field(ge=0)] = 0


class MoneyApi:
    """Answers JSON; a refusal is `{"error": {"code", "message"}}`."""

    def __init__(self, refunds: Refunds, events: Events, api_key: str, now: Now, wake: Wake) -> None:
        self._refunds = refunds
        self._events = events
        self._api_key = api_key
        self._now = now
        self._wake = wake

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/v1/refunds", guarded(self._api_key, self._refund)),
            web.get("/v1/events", guarded(self._api_key, self._list)),
        ]

    async def _refund(self, request: web.Request) -> web.StreamResponse:
        key = idempotency_key(request)
        if key is None:
            return key_missing()
        try:
            order = RefundOrder.model_validate_json(await request.read())
            refund = await self._refunds.ask(Wish(merchant_reference=key, **order.model_dump()), self._now())
        except ValidationError as error:
            return invalid(error)
        except KeyReused:
            return key_reused()
        except UnknownPayment:
            return refusal(422, "payment_unknown", "There is no such payment.")
        except MoreThanCaptured:
            return refusal(422, "more_than_captured", _TOO_MUCH)
        self._wake()
        return _told(refund, self._now())

    async def _list(self, request: web.Request) -> web.StreamResponse:
        try:
            query = EventQuery.model_validate(dict(request.query))
        except ValidationError as error:
            return invalid(error)
        page = await self._events.list(now=self._now(), **query.model_dump())
        return web.Response(text=_listing(page), content_type="application/json")


def _told(refund: Refund, now: datetime) -> web.Response:
    return web.json_response(
        {
            "id": refund.id,
            "status": refund.status_at(now),
            "merchant_reference": refund.merchant_reference,
            "payment_id": refund.payment_id,
            "amount_minor": refund.amount_minor,
            "reason": refund.reason if now >= refund.settles_at else None,
        }
    )


def _listing(page: Page) -> str:
    """The bodies are JSON already, and stay to the letter what the webhooks said."""
    return f'{{"events": [{", ".join(page.events)}], "next": {"null" if page.next is None else page.next}}}'
