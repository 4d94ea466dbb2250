"""Payment providers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeAlias

from shopclerk.core.domain.ids import AttemptId
from shopclerk.core.domain.lifecycle import AttemptStatus
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentFact:
    """What a provider says happened. `event_id` is unique per provider: the same fact told twice has the
    same.

    `status` is CAPTURED or FAILED (with a `reason`). `amount` is what really moved or was tried.
    """

    provider: str
    event_id: str
    attempt_id: AttemptId
    reference: str
    status: AttemptStatus
    amount: Money
    reason: str | None
    at: datetime


class PaymentGateway(Protocol):
    """One payment provider, named `provider`, taking `methods` (codes such as `alipay`), in the order to
    offer.

    `create` is idempotent by attempt_id: repeated, it answers with the same payment. It raises Unavailable
    when nothing was created, OutcomeUnknown when that cannot be told (repeat it with the same id later).
    `void` makes a payment take no money any more; voiding twice, or what was captured already, is not an
    error: what was captured is told by a fact. Both have a time-out and retry what is safe to retry.
    """

    @property
    def provider(self) -> str: ...

    @property
    def methods(self) -> tuple[str, ...]: ...

    async def create(self, request: PaymentRequest) -> PaymentOutcome: ...

    async def void(self, reference: str) -> None: ...
