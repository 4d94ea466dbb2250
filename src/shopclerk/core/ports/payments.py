"""Payment providers."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeAlias

from shopclerk.core.domain.ids import AttemptId, RefundId
from shopclerk.core.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRequest:
    """What to collect. `attempt_id` is the idempotency key; after `expires_at` the provider takes no money.

    `return_url` is where the payer goes afterwards; `language` is a BCP 47 tag for the pay page.
    """

    attempt_id: AttemptId
    order_number: str
    method: str
    amount: Money
    expires_at: datetime
    return_url: str | None
    language: str


@dataclass(frozen=True, slots=True)
class ActionRequired:
    """The payer must act at `link`; the provider calls the payment `reference`."""

    reference: str
    link: str


@dataclass(frozen=True, slots=True)
class Approved:
    """The whole amount was captured at once."""

    reference: str


@dataclass(frozen=True, slots=True)
class Declined:
    """The provider will not take it; `reason` is its code, such as `insufficient_funds`."""

    reason: str


PaymentOutcome: TypeAlias = ActionRequired | Approved | Declined


class FactKind(StrEnum):
    """What a provider can tell of money."""

    AUTHORIZED = "authorized"
    CAPTURED = "captured"
    FAILED = "failed"
    REFUNDED = "refunded"
    REFUND_FAILED = "refund_failed"
    CHARGED_BACK = "charged_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentFact:
    """What a provider says happened. `event_id` is unique per provider: the same fact told twice has the
    same.

    `amount` is what really moved or was tried. `reference` names the movement at the provider: the payment of
    AUTHORIZED, CAPTURED and FAILED, the refund of REFUNDED and REFUND_FAILED, the dispute of CHARGED_BACK.
    `refund_id` is ours, when we asked for the refund and the provider says so. `reason` is the provider's
    code of a failure.
    """

    provider: str
    event_id: str
    attempt_id: AttemptId
    reference: str
    kind: FactKind
    amount: Money
    at: datetime
    reason: str | None = None
    refund_id: RefundId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundRequest:
    """Money to send back through the payment `payment_reference`, by which `paid` came. `refund_id` is the
    idempotency key.
    """

    refund_id: RefundId
    payment_reference: str
    amount: Money
    paid: Money


@dataclass(frozen=True, slots=True)
class Refunded:
    """It is done, or will be without fail; the provider calls it `reference`."""

    reference: str


@dataclass(frozen=True, slots=True)
class RefundAccepted:
    """The provider will try; a fact tells how it ended."""

    reference: str


@dataclass(frozen=True, slots=True)
class RefundDeclined:
    """The provider will not do it; `reason` is its code."""

    reason: str


RefundOutcome: TypeAlias = Refunded | RefundAccepted | RefundDeclined


class PaymentGateway(Protocol):
    """One payment provider, named `provider`, taking `methods` (codes such as `alipay`), in the order to
    offer.

    `create` is idempotent by attempt_id: repeated, it answers with the same payment. `capture` takes what was
    authorised, `void` makes a payment take no money any more; both repeated are no error, nor is voiding what
    was captured already: what was captured is told by a fact. `refund` is idempotent by refund_id.
    `facts` lists what the provider knows of one attempt, of every attempt since a moment, or of one since
    then, oldest first: the same facts that its webhooks tell, with the same event ids. None where the
    provider keeps no list that could be asked: then its webhooks are all that is heard of it.

    Each raises Unavailable when nothing was done and OutcomeUnknown when that cannot be told (repeat it with
    the same id later, or ask `facts`). Each has a time-out and retries what is safe to retry.
    """

    @property
    def provider(self) -> str: ...

    @property
    def methods(self) -> tuple[str, ...]: ...

    async def create(self, request: PaymentRequest) -> PaymentOutcome: ...

    async def capture(self, reference: str) -> None: ...

    async def void(self, reference: str) -> None: ...

    async def refund(self, request: RefundRequest) -> RefundOutcome: ...

    async def facts(
        self, *, attempt_id: AttemptId | None = None, since: datetime | None = None
    ) -> tuple[PaymentFact, ...] | None: ...
