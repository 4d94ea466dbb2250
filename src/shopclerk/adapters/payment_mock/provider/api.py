"""The REST side, for merchants: create, look at, capture and void payments, under a bearer key."""

from typing import Annotated, Literal

from aiohttp import web
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, HttpUrl, ValidationError

from shopclerk.adapters.payment_mock.provider.answers import (
    guarded,
    idempotency_key,
    invalid,
    key_missing,
    key_reused,
    refusal,
)
from shopclerk.adapters.payment_mock.provider.payment import Payment, Terms
from shopclerk.adapters.payment_mock.provider.payments import KeyReused, Payments
from shopclerk.adapters.payment_mock.provider.settings import Now, ProviderSettings, Wake
from shopclerk.adapters.payment_mock.provider.store import to_text


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

    def __init__(self, payments: Payments, settings: ProviderSettings, now: Now, wake: Wake) -> None:
        self._payments = payments
        self._settings = settings
        self._now = now
        self._wake = wake

    def routes(self) -> list[web.RouteDef]:
        key = self._settings.api_key
        return [
            web.post("/v1/payments", guarded(key, self._create)),
            web.get("/v1/payments/{id}", guarded(key, self._show)),
            web.post("/v1/payments/{id}/capture", guarded(key, self._capture)),
            web.post("/v1/payments/{id}/void", guarded(key, self._void)),
        ]

    async def _create(self, request: web.Request) -> web.StreamResponse:
        key = idempotency_key(request)
        if key is None:
            return key_missing()
        try:
            terms = PaymentOrder.model_validate_json(await request.read()).terms()
            payment = await self._payments.create(key, terms, self._now())
        except ValidationError as error:
            return invalid(error)
        except KeyReused:
            return key_reused()
        return self._answer(payment)

    async def _show(self, request: web.Request) -> web.StreamResponse:
        return self._answer(await self._payments.get(request.match_info["id"]))

    async def _void(self, request: web.Request) -> web.StreamResponse:
        return self._answer(await self._payments.void(request.match_info["id"], self._now()))

    async def _capture(self, request: web.Request) -> web.StreamResponse:
        payment = await self._payments.capture(request.match_info["id"], self._now())
        self._wake()
        return self._answer(payment)

    def _answer(self, payment: Payment | None) -> web.Response:
        if payment is None:
            return refusal(404, "payment_unknown", "There is no such payment.")
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
