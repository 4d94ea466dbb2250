"""Asks the sandbox provider for payments."""

import json
from datetime import UTC
from http import HTTPStatus
from typing import Final
from urllib.parse import quote

import aiohttp
from pydantic import ValidationError
from tenacity import wait_random_exponential
from tenacity.wait import wait_base

from shopclerk.adapters.payment_mock.replies import PaymentReply, RefusalReply
from shopclerk.adapters.payment_mock.webhooks import PROVIDER
from shopclerk.adapters.payment_mock.wire import WHAT, Answer, Wire
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.payments import ActionRequired, Approved, Declined, PaymentOutcome, PaymentRequest

METHODS: Final = ("alipay", "wechat_pay", "unionpay", "card")
TIMEOUT: Final = aiohttp.ClientTimeout(total=8, sock_connect=3)
REFUSED: Final = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY})


class SandboxPayments:
    """The `PaymentGateway` of the sandbox provider at `url`, under its `key`.

    No real money moves: `app` builds it in demo and tests, elsewhere only when a setting says so in plain
    words. `session` belongs to the caller and stays open as long as this is used.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        *,
        url: str,
        key: str,
        timeout: aiohttp.ClientTimeout = TIMEOUT,
        wait: wait_base | None = None,
    ) -> None:
        patience = wait or wait_random_exponential(multiplier=0.2, max=2)
        self._wire = Wire(session=session, url=url, key=key, timeout=timeout, wait=patience)

    @property
    def provider(self) -> str:
        return PROVIDER

    @property
    def methods(self) -> tuple[str, ...]:
        return METHODS

    async def create(self, request: PaymentRequest) -> PaymentOutcome:
        body = json.dumps(_order(request)).encode()
        answer = await self._wire.post("/v1/payments", body, idempotency_key=request.attempt_id)
        if answer.status in REFUSED:
            return Declined(_code(answer))
        if answer.status != HTTPStatus.OK:
            raise Unavailable(f"{WHAT}: answered {answer.status}")
        return _outcome(_read(answer))

    async def void(self, reference: str) -> None:
        """A payment that the provider does not know takes no money either."""
        answer = await self._wire.post(f"/v1/payments/{quote(reference, safe='')}/void")
        unknown = answer.status == HTTPStatus.NOT_FOUND and _code(answer) == "payment_unknown"
        if answer.status != HTTPStatus.OK and not unknown:
            raise Unavailable(f"{WHAT}: answered {answer.status}")


def _order(request: PaymentRequest) -> dict[str, str | int | None]:
    return {
        "merchant_reference": request.attempt_id,
        "method": request.method,
        "amount_minor": request.amount.minor,
        "currency": request.amount.currency,
        "description": request.order_number,
        "expires_at": request.expires_at.astimezone(UTC).isoformat(),
        "return_url": request.return_url,
        "language": request.language,
    }


def _outcome(payment: PaymentReply) -> PaymentOutcome:
    match payment.status:
        case "pending":
            return ActionRequired(payment.id, payment.pay_url)
        case "captured":
            return Approved(payment.id)
        case "failed" | "voided" | "expired":
            return Declined(payment.reason or payment.status)


def _read(answer: Answer) -> PaymentReply:
    """An answer that says yes and cannot be read may well stand for a payment."""
    try:
        return PaymentReply.model_validate_json(answer.body)
    except ValidationError as unreadable:
        raise OutcomeUnknown(WHAT) from unreadable


def _code(answer: Answer) -> str:
    try:
        return RefusalReply.model_validate_json(answer.body).error.code
    except ValidationError:
        return f"refused_{answer.status}"
