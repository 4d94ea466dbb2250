"""Takes the provider's results: verified, stored as they came, acknowledged, and read later."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from aiohttp import web
from pydantic import ValidationError
from standardwebhooks import Webhook, WebhookVerificationError

from shopclerk.adapters.payment_mock.replies import PaymentEvent
from shopclerk.core.domain.errors import UnknownCurrency
from shopclerk.core.domain.ids import AttemptId, RefundId
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.errors import PortError
from shopclerk.core.ports.inbox import Letterbox
from shopclerk.core.ports.payments import FactKind, PaymentFact

PROVIDER: Final = "sandbox"
SOURCE: Final = "payment:sandbox"
"""The inbox source, and the lane, of these webhooks."""
PATH: Final = "/webhooks/payment/sandbox"
LARGEST_BODY: Final = 64 * 1024
KINDS: Final = {
    "payment.authorized": FactKind.AUTHORIZED,
    "payment.captured": FactKind.CAPTURED,
    "payment.failed": FactKind.FAILED,
    "payment.charged_back": FactKind.CHARGED_BACK,
    "refund.succeeded": FactKind.REFUNDED,
    "refund.failed": FactKind.REFUND_FAILED,
}


class ForgedWebhook(Exception):
    """Not signed with our secret, or signed more than five minutes from now, or unsigned."""


class UnreadableWebhook(ValueError):
    """The body is no payment result that we understand."""


class SandboxWebhooks:
    """Reads webhooks signed with `secret` (Standard Webhooks 1.0). Raises ValueError for a secret that is no
    base64.
    """

    def __init__(self, secret: str) -> None:
        self._webhook = Webhook(secret)

    def verify(self, body: bytes, headers: Mapping[str, str]) -> str:
        """The event id of a genuine webhook; raises ForgedWebhook. The comparison takes constant time."""
        given = {name.lower(): value for name, value in headers.items()}
        try:
            self._webhook.verify(body, given, json_parse=False)
        except (WebhookVerificationError, ValueError) as fault:
            raise ForgedWebhook from fault
        return given["webhook-id"]


def parse(payload: bytes) -> PaymentFact:
    """What a stored webhook says; raises UnreadableWebhook."""
    try:
        return fact_of(PaymentEvent.model_validate_json(payload))
    except ValidationError as fault:
        raise UnreadableWebhook(str(fault)) from fault


def fact_of(event: PaymentEvent) -> PaymentFact:
    """The event in our words; raises UnreadableWebhook for a currency that does not exist."""
    data = event.data
    try:
        amount = Money(data.amount_minor, data.currency)
    except UnknownCurrency as fault:
        raise UnreadableWebhook(str(fault)) from fault
    return PaymentFact(
        provider=PROVIDER,
        event_id=event.id,
        attempt_id=AttemptId(data.merchant_reference),
        reference=data.refund_id or data.dispute_id or data.payment_id,
        kind=KINDS[event.type],
        amount=amount,
        reason=data.reason,
        refund_id=RefundId(data.refund_reference) if data.refund_reference else None,
        at=data.occurred_at,
    )


def nobody() -> None:
    """Wakes nobody: whoever works the inbox looks by himself."""


@dataclass(frozen=True, slots=True)
class Door:
    """Stored, then acknowledged: 204 means that it will not be forgotten, 503 asks for it again."""

    webhooks: SandboxWebhooks
    inbox: Letterbox
    clock: Clock
    wake: Callable[[], None]

    async def receive(self, request: web.Request) -> web.Response:
        body = await _body(request)
        try:
            event_id = self.webhooks.verify(body, request.headers)
        except ForgedWebhook:
            return web.Response(status=401)
        try:
            await self.inbox.accept(SOURCE, event_id, SOURCE, body, self.clock.now())
        except PortError:
            return web.Response(status=503, headers={"Retry-After": "5"})
        self.wake()
        return web.Response(status=204)


def routes(
    webhooks: SandboxWebhooks, inbox: Letterbox, clock: Clock, wake: Callable[[], None] = nobody
) -> list[web.RouteDef]:
    """`POST /webhooks/payment/sandbox`; `wake` is called after each accepted webhook."""
    return [web.post(PATH, Door(webhooks, inbox, clock, wake).receive)]


async def _body(request: web.Request) -> bytes:
    """The body, unless it is larger than any of our provider's: what is too large is not read to its end."""
    body = bytearray()
    async for chunk in request.content.iter_chunked(LARGEST_BODY):
        body += chunk
        if len(body) > LARGEST_BODY:
            raise web.HTTPRequestEntityTooLarge(LARGEST_BODY, len(body))
    return bytes(body)
