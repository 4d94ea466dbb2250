"""The REST side, for merchants: create, look at and void payments, under a bearer key."""

import hmac
from collections.abc import Awaitable, Callable
from typing import Annotated, Final, Literal, TypeAlias

from aiohttp import web
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, HttpUrl, ValidationError

from shopclerk.adapters.payment_mock.provider.payment import Payment, Terms
from shopclerk.adapters.payment_mock.provider.payments import KeyReused, Payments
from shopclerk.adapters.payment_mock.provider.settings import Now, ProviderSettings
from shopclerk.adapters.payment_mock.provider.store import to_text

LONGEST_KEY: Final = 200

Handler: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]


class PaymentOrder(BaseModel):
    """The body of `POST /v1/payments`."""

    model_config = ConfigDict(extra="forbid")

    merchant_reference: Annotated[str, Field(min_length=1, max_length=100)]
    method: Literal["alipay", "wechat_pay", "unionpay", "card"]
    amount_minor: Annotated[int, Field(strict=True, gt=0, le=10**12)]
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")]
    description: Annotated[str, Field(max_length=200)] = ""
    expires_at: AwareDatetime
    return_url: HttpUrl | None = None
    language: Annotated[str, Field(max_length=35)] | None = None

    def terms(self) -> Terms:
        return Terms(**self.model_dump() | {"return_url": str(self.return_url) if self.return_url else None})


class MerchantApi:
    """Answers JSON; a refusal is `{"error": {"code", "message"}}`."""

    def __init__(self, payments: Payments, settings: ProviderSettings, now: Now) -> None:
        self._payments = payments
        self._settings = settings
        self._now = now

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/v1/payments", self._guarded(self._create)),
            web.get("/v1/payments/{id}", self._guarded(self._show)),
            web.post("/v1/payments/{id}/void", self._guarded(self._void)),
        ]

    def _guarded(self, handler: Handler) -> Handler:
        expected = f"Bearer {self._settings.api_key}".encode()

        async def guarded(request: web.Request) -> web.StreamResponse:
            given = request.headers.get("Authorization", "").encode("utf-8", "surrogateescape")
            if not hmac.compare_digest(given, expected):
                return _error(401, "unauthorized", "Give the API key as a bearer token.")
            return await handler(request)

        return guarded

    async def _create(self, request: web.Request) -> web.StreamResponse:
        key = request.headers.get("Idempotency-Key", "")
        if not 1 <= len(key) <= LONGEST_KEY:
            return _error(400, "idempotency_key_missing", "Send an Idempotency-Key of 1 to 200 characters.")
        try:
            terms = PaymentOrder.model_validate_json(await request.read()).terms()
            payment = await self._payments.create(key, terms, self._now())
        except ValidationError as invalid:
            return _invalid(invalid)
        except KeyReused:
            return _error(409, "idempotency_key_reused", "This key stands for a payment of other terms.")
        return self._answer(payment)

    async def _show(self, request: web.Request) -> web.StreamResponse:
        return self._answer(await self._payments.get(request.match_info["id"]))

    async def _void(self, request: web.Request) -> web.StreamResponse:
        return self._answer(await self._payments.void(request.match_info["id"], self._now()))

    def _answer(self, payment: Payment | None) -> web.Response:
        if payment is None:
            return _error(404, "payment_unknown", "There is no such payment.")
        return web.json_response(
            {
                "id": payment.id,
                "status": payment.status_at(self._now()),
                "pay_url": f"{self._settings.public_url.rstrip('/')}/pay/{payment.id}",
                "merchant_reference": payment.terms.merchant_reference,
                "method": payment.method,
                "amount_minor": payment.terms.amount_minor,
                "currency": payment.terms.currency,
                "reason": payment.reason,
                "expires_at": to_text(payment.terms.expires_at),
                "settled_at": to_text(payment.settled_at) if payment.settled_at else None,
            }
        )


def _error(status: int, code: str, message: str) -> web.Response:
    return web.json_response({"error": {"code": code, "message": message}}, status=status)


def _invalid(invalid: ValidationError) -> web.Response:
    """Named after the first field that is wrong, such as `invalid_method`."""
    first = invalid.errors(include_url=False, include_input=False)[0]
    field = str(first["loc"][0]) if first["loc"] else "body"
    return _error(422, f"invalid_{field}", first["msg"])
