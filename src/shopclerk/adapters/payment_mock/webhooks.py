"""Takes the provider's results: verified, stored as they came, acknowledged, and read later."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from aiohttp import web
from pydantic import ValidationError
from standardwebhooks import Webhook, WebhookVerificationError

from shopclerk.adapters.payment_mock.replies import PaymentEvent
from shopclerk.core.domain.errors import UnknownCurrency
from shopclerk.core.domain.ids import AttemptId
from shopclerk.core.domain.lifecycle import AttemptStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.errors import PortError
from shopclerk.core.ports.inbox import Inbox
from shopclerk.core.ports.payments import PaymentFact

PROVIDER: Final = "sandbox"
SOURCE: Final = "payment:sandbox"
"""The inbox source, and the lane, of these webhooks."""
PATH: Final = "/webhooks/payment/sandbox"
LARGEST_BODY: Final = 64 * 1024
STATUSES: Final = {"payment.captured": AttemptStatus.CAPTURED, "payment.failed": AttemptStatus.FAILED}


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
        event = PaymentEvent.model_validate_json(payload)
        amount = Money(event.data.amount_minor, event.data.currency)
    except (ValidationError, UnknownCurrency) as fault:
        raise UnreadableWebhook(str(fault)) from fault
    return PaymentFact(
        provider=PROVIDER,
        event_id=event.id,
        attempt_id=AttemptId(event.data.merchant_reference),
        reference=event.data.payment_id,
        status=STATUSES[event.type],
        amount=amount,
        reason=event.data.reason,
        at=event.data.occurred_at,
    )


def nobody() -> None:
    """Wakes nobody: whoever works the inbox looks by himself."""


@dataclass(frozen=True, slots=True)
class Door:
    """Stored, then acknowledged: 204 means that it will not be forgotten, 503 asks for it again."""

    webhooks: SandboxWebhooks
    inbox: Inbox
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
    webhooks: SandboxWebhooks, inbox: Inbox, clock: Clock, wake: Callable[[], None] = nobody
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
