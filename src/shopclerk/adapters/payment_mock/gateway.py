"""Asks the sandbox provider for payments, for refunds, and for what it knows of them."""

import json
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Final, TypeVar
from urllib.parse import quote

import aiohttp
from pydantic import ValidationError
from tenacity import wait_random_exponential
from tenacity.wait import wait_base

from shopclerk.adapters.payment_mock.replies import EventList, PaymentReply, RefundReply, RefusalReply
from shopclerk.adapters.payment_mock.webhooks import PROVIDER, fact_of
from shopclerk.adapters.payment_mock.wire import WHAT, Answer, Wire
from shopclerk.core.domain.ids import AttemptId
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.payments import (
    ActionRequired,
    Approved,
    Declined,
    PaymentFact,
    PaymentOutcome,
    PaymentRequest,
    RefundAccepted,
    RefundDeclined,
    Refunded,
    RefundOutcome,
    RefundRequest,
)

METHODS: Final = ("alipay", "wechat_pay", "unionpay", "card")
TIMEOUT: Final = aiohttp.ClientTimeout(total=8, sock_connect=3)
REFUSED: Final = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY})

R = TypeVar("R", PaymentReply, RefundReply)


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
        methods: tuple[str, ...] = METHODS,
    ) -> None:
        self._methods = methods
        patience = wait or wait_random_exponential(multiplier=0.2, max=2)
        self._wire = Wire(session=session, url=url, key=key, timeout=timeout, wait=patience)

    @property
    def provider(self) -> str:
        return PROVIDER

    @property
    def methods(self) -> tuple[str, ...]:
        return self._methods

    async def create(self, request: PaymentRequest) -> PaymentOutcome:
        body = json.dumps(_order(request)).encode()
        answer = await self._wire.post("/v1/payments", body, idempotency_key=request.attempt_id)
        if answer.status in REFUSED:
            return Declined(_code(answer))
        if answer.status != HTTPStatus.OK:
            raise Unavailable(f"{WHAT}: answered {answer.status}")
        return _outcome(_read(PaymentReply, answer))

    async def capture(self, reference: str) -> None:
        answer = await self._wire.post(f"/v1/payments/{quote(reference, safe='')}/capture")
        if answer.status != HTTPStatus.OK:
            raise Unavailable(f"{WHAT}: answered {answer.status}")

    async def void(self, reference: str) -> None:
        """A payment that the provider does not know takes no money either."""
        answer = await self._wire.post(f"/v1/payments/{quote(reference, safe='')}/void")
        unknown = answer.status == HTTPStatus.NOT_FOUND and _code(answer) == "payment_unknown"
        if answer.status != HTTPStatus.OK and not unknown:
            raise Unavailable(f"{WHAT}: answered {answer.status}")

    async def refund(self, request: RefundRequest) -> RefundOutcome:
        body = json.dumps(
            {
                "payment_id": request.payment_reference,
                "amount_minor": request.amount.minor,
                "currency": request.amount.currency,
            }
        ).encode()
        answer = await self._wire.post("/v1/refunds", body, idempotency_key=request.refund_id)
        if answer.status in REFUSED:
            return RefundDeclined(_code(answer))
        if answer.status != HTTPStatus.OK:
            raise Unavailable(f"{WHAT}: answered {answer.status}")
        return _refund_outcome(_read(RefundReply, answer))

    async def facts(
        self, *, attempt_id: AttemptId | None = None, since: datetime | None = None
    ) -> tuple[PaymentFact, ...]:
        query: dict[str, str] = {"payment": attempt_id} if attempt_id else {}
        if since is not None:
            query["since"] = since.astimezone(UTC).isoformat()
        facts: list[PaymentFact] = []
        offset: int | None = 0
        while offset is not None:
            page = _page(await self._wire.get("/v1/events", {**query, "offset": str(offset)}))
            facts.extend(map(fact_of, page.events))
            offset = page.next
        return tuple(facts)


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
        case "pending" | "authorized":
            return ActionRequired(payment.id, payment.pay_url)
        case "captured":
            return Approved(payment.id)
        case "failed" | "voided" | "expired":
            return Declined(payment.reason or payment.status)


def _refund_outcome(refund: RefundReply) -> RefundOutcome:
    match refund.status:
        case "succeeded":
            return Refunded(refund.id)
        case "pending":
            return RefundAccepted(refund.id)
        case "failed":
            return RefundDeclined(refund.reason or refund.status)


def _read(kind: type[R], answer: Answer) -> R:
    """An answer that says yes and cannot be read may well stand for what was asked."""
    try:
        return kind.model_validate_json(answer.body)
    except ValidationError as unreadable:
        raise OutcomeUnknown(WHAT) from unreadable


def _page(answer: Answer) -> EventList:
    if answer.status != HTTPStatus.OK:
        raise Unavailable(f"{WHAT}: answered {answer.status}")
    try:
        return EventList.model_validate_json(answer.body)
    except ValidationError as unreadable:
        raise Unavailable(f"{WHAT}: an unreadable list") from unreadable


def _code(answer: Answer) -> str:
    try:
        return RefusalReply.model_validate_json(answer.body).error.code
    except ValidationError:
        return f"refused_{answer.status}"
