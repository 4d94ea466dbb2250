"""One movement of money back, through the provider that took it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from shopclerk.core.domain import lifecycle
from shopclerk.core.domain.ids import AttemptId, CaseId, OrderId, OrderLineId, RefundId
from shopclerk.core.domain.lifecycle import RefundStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.timeline import Axis, Move

NOT_FAILED: Final = frozenset(RefundStatus) - {RefundStatus.FAILED}
"""What has gone back, or may yet: a failed refund frees its headroom, an unknown one does not."""


class RefundReason(StrEnum):
    CANCELLED = "cancelled"
    RETURNED = "returned"
    GOODWILL = "goodwill"
    SURPLUS = "surplus"
    LATE = "late"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class RefundLine:
    """`quantity` units of an order line, worth `amount` together (their share of discount taken off)."""

    order_line_id: OrderLineId
    quantity: int
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """Its id is the idempotency key at the provider. `lines` are what it pays back unit by unit, `shipping` what
    of the fee is in it; an amount beyond both is goodwill or surplus. `next_try_at` is when the provider is
    asked (again), None when it need not be.
    """

    id: RefundId
    order_id: OrderId
    attempt_id: AttemptId
    amount: Money
    reason: RefundReason
    created_at: datetime
    lines: tuple[RefundLine, ...] = ()
    shipping: Money | None = None
    case_id: CaseId | None = None
    status: RefundStatus = RefundStatus.REQUESTED
    reference: str | None = None
    failure: str | None = None
    next_try_at: datetime | None = None
    tries: int = 0
    version: int = 0
    moves: tuple[Move, ...] = field(default=(), compare=False)

    @property
    def holds(self) -> bool:
        """Whether its amount is gone, or promised, from what can be refunded."""
        return self.status in NOT_FAILED

    def submit(self, *, by: Actor, at: datetime, next_try_at: datetime) -> "Refund":
        """The provider is about to be asked; if nobody records its answer, it is asked again then."""
        return replace(self._to(RefundStatus.SUBMITTED, by, at), next_try_at=next_try_at)

    def succeed(self, reference: str, *, by: Actor, at: datetime) -> "Refund":
        done = self._to(RefundStatus.SUCCEEDED, by, at)
        return replace(done, reference=reference, failure=None, next_try_at=None)

    def fail(self, reason: str, *, by: Actor, at: datetime) -> "Refund":
        return replace(self._to(RefundStatus.FAILED, by, at, reason), failure=reason, next_try_at=None)

    def lose_sight(self, *, by: Actor, at: datetime) -> "Refund":
        """Nobody knows whether the provider did it: reconciliation will tell."""
        return self._to(RefundStatus.UNKNOWN, by, at)

    def trying_again(self, at: datetime | None) -> "Refund":
        return replace(self, next_try_at=at, tries=self.tries + 1)

    def _to(self, status: RefundStatus, by: Actor, at: datetime, why: str = "") -> "Refund":
        lifecycle.check(lifecycle.REFUND, self.status, status)
        move = Move(
            axis=Axis.REFUND,
            entity_id=self.id,
            from_=self.status.value,
            to=status.value,
            by=by,
            at=at,
            why=why,
        )
        return replace(self, status=status, moves=(*self.moves, move))


def refund(
    *,
    refund_id: RefundId,
    order_id: OrderId,
    attempt_id: AttemptId,
    amount: Money,
    reason: RefundReason,
    by: Actor,
    at: datetime,
    lines: Sequence[RefundLine] = (),
    shipping: Money | None = None,
    case_id: CaseId | None = None,
) -> Refund:
    """A new refund that holds its headroom from now on, before the provider hears of it."""
    move = Move(
        axis=Axis.REFUND,
        entity_id=refund_id,
        from_=None,
        to=RefundStatus.REQUESTED.value,
        by=by,
        at=at,
        why=reason.value,
    )
    return Refund(
        id=refund_id,
        order_id=order_id,
        attempt_id=attempt_id,
        amount=amount,
        reason=reason,
        created_at=at,
        lines=tuple(lines),
        shipping=shipping,
        case_id=case_id,
        next_try_at=at,
        moves=(move,),
    )


def units_refunded(refunds: Iterable[Refund], line_id: OrderLineId) -> int:
    """How many units of a line went back, or may yet."""
    lines = (line for one in refunds if one.holds for line in one.lines)
    return sum(line.quantity for line in lines if line.order_line_id == line_id)
