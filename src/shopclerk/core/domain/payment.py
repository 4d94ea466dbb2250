"""One try to pay an order by one method through one provider, and the ledger of money that came."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from shopclerk.core.domain import lifecycle
from shopclerk.core.domain.ids import AttemptId, OrderId
from shopclerk.core.domain.lifecycle import AttemptStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.timeline import Axis, Move, began

OPEN: Final = frozenset(
    {
        AttemptStatus.CREATED,
        AttemptStatus.ACTION_REQUIRED,
        AttemptStatus.AUTHORIZED,
        AttemptStatus.UNKNOWN,
    }
)
"""What may still be paid, as far as we know: one of them at a time."""
UNCLEAR: Final = frozenset({AttemptStatus.CREATED, AttemptStatus.AUTHORIZED, AttemptStatus.UNKNOWN})
"""What only the provider can tell the end of: it is asked."""


class MoneyKind(StrEnum):
    CAPTURED = "captured"
    REFUNDED = "refunded"
    CHARGED_BACK = "charged_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentAttempt:
    """Its id is the idempotency key at the provider. `method` is a code such as `alipay`; `reference` is the
    provider's own name for it; `link` is where the customer pays; `failure` is the provider's reason code.
    """

    id: AttemptId
    order_id: OrderId
    provider: str
    method: str
    amount: Money
    created_at: datetime
    status: AttemptStatus = AttemptStatus.CREATED
    reference: str | None = None
    link: str | None = None
    failure: str | None = None
    version: int = 0
    moves: tuple[Move, ...] = field(default=(), compare=False)

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    def require_action(self, reference: str, link: str, *, by: Actor, at: datetime) -> "PaymentAttempt":
        return replace(self._to(AttemptStatus.ACTION_REQUIRED, by, at), reference=reference, link=link)

    def authorise(self, reference: str, *, by: Actor, at: datetime) -> "PaymentAttempt":
        """The money is promised by the payer's bank; the provider takes it when we say so."""
        return replace(self._to(AttemptStatus.AUTHORIZED, by, at), reference=reference)

    def lose_sight(self, *, by: Actor, at: datetime) -> "PaymentAttempt":
        """Nobody knows whether the provider has it: reconciliation will tell."""
        return self._to(AttemptStatus.UNKNOWN, by, at)

    def capture(self, reference: str, *, by: Actor, at: datetime) -> "PaymentAttempt":
        return replace(self._to(AttemptStatus.CAPTURED, by, at), reference=reference, failure=None)

    def fail(self, reason: str, *, by: Actor, at: datetime) -> "PaymentAttempt":
        return replace(self._to(AttemptStatus.FAILED, by, at, reason), failure=reason)

    def void(self, *, by: Actor, at: datetime) -> "PaymentAttempt":
        return self._to(AttemptStatus.VOIDED, by, at)

    def _to(self, status: AttemptStatus, by: Actor, at: datetime, why: str = "") -> "PaymentAttempt":
        lifecycle.check(lifecycle.ATTEMPT, self.status, status)
        move = Move(
            axis=Axis.PAYMENT,
            entity_id=self.id,
            from_=self.status.value,
            to=status.value,
            by=by,
            at=at,
            why=why,
        )
        return replace(self, status=status, moves=(*self.moves, move))


def attempt(
    *,
    attempt_id: AttemptId,
    order_id: OrderId,
    provider: str,
    method: str,
    amount: Money,
    by: Actor,
    at: datetime,
) -> PaymentAttempt:
    """A new attempt, before the provider heard of it."""
    return PaymentAttempt(
        id=attempt_id,
        order_id=order_id,
        provider=provider,
        method=method,
        amount=amount,
        created_at=at,
        moves=began(Axis.PAYMENT, attempt_id, AttemptStatus.CREATED, by=by, at=at),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyEntry:
    """One append-only ledger row, in the currency that really moved. Unique by (provider, reference,
    kind).
    """

    id: str
    order_id: OrderId
    attempt_id: AttemptId
    kind: MoneyKind
    amount: Money
    provider: str
    reference: str
    at: datetime
