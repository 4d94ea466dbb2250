"""One movement of money back, through the provider that took it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from shopclerk.core.domain import lifecycle
from shopclerk.core.domain.errors import NotThatMany
from shopclerk.core.domain.ids import AttemptId, CaseId, OrderId, OrderLineId, RefundId
from shopclerk.core.domain.lifecycle import RefundStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import OrderLine
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.timeline import Axis, Move, began

NOT_FAILED: Final = frozenset(RefundStatus) - {RefundStatus.FAILED}
"""What has gone back, or may yet: a failed refund frees its headroom, an unknown one does not."""

BY_HAND: Final = "by-hand:"


class RefundReason(StrEnum):
    CANCELLED = "cancelled"
    RETURNED = "returned"
    GOODWILL = "goodwill"
    SURPLUS = "surplus"
    LATE = "late"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class RefundLine:
    """`quantity` units of an order line, worth `amount` together (their share of discount taken off). What is
    held back of it, such as a fee, is taken off the refund and never off its lines.
    """

    order_line_id: OrderLineId
    quantity: int
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """Its id is the idempotency key at the provider. `lines` are what it pays back unit by unit, `shipping`
    what of the fee is in it; an amount beyond both is goodwill or surplus. Money that goes back through
    several payments is several refunds, and the first of them names the lines. `next_try_at` is when the
    provider is asked (again), None when it need not be.
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

    @property
    def is_unanswered(self) -> bool:
        """The provider was asked for it, and has not said yet what it calls it."""
        return self.reference is None and self.status in (RefundStatus.SUBMITTED, RefundStatus.UNKNOWN)

    def is_known_otherwise(self, reference: str) -> bool:
        """It has gone back already, under another name: what has this name is a second movement."""
        return self.status is RefundStatus.SUCCEEDED and self.reference != reference

    def submit(self, *, by: Actor, at: datetime, next_try_at: datetime) -> "Refund":
        """The provider is about to be asked; if nobody records its answer, it is asked again then."""
        return replace(self._to(RefundStatus.SUBMITTED, by, at), next_try_at=next_try_at)

    def succeed(self, reference: str, *, by: Actor, at: datetime) -> "Refund":
        done = self._to(RefundStatus.SUCCEEDED, by, at)
        return replace(done, reference=reference, failure=None, next_try_at=None)

    def accept(self, reference: str, *, next_try_at: datetime) -> "Refund":
        """The provider will try, under that name; if it tells no end, it is asked again then."""
        return replace(self, reference=reference, next_try_at=next_try_at)

    def fail(self, reason: str, *, by: Actor, at: datetime) -> "Refund":
        return replace(self._to(RefundStatus.FAILED, by, at, reason), failure=reason, next_try_at=None)

    def lose_sight(self, *, by: Actor, at: datetime) -> "Refund":
        """Nobody knows whether the provider did it: reconciliation will tell."""
        return self._to(RefundStatus.UNKNOWN, by, at)

    def trying_again(self, at: datetime | None) -> "Refund":
        return replace(self, next_try_at=at, tries=self.tries + 1)

    def postponed(self, at: datetime) -> "Refund":
        """The provider could not be asked, or did not answer: it is asked again then."""
        return replace(self, next_try_at=at)

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
        moves=began(Axis.REFUND, refund_id, RefundStatus.REQUESTED, by=by, at=at, why=reason.value),
    )


def by_hand(refund_id: RefundId) -> str:
    """The reference of a refund that went back otherwise than through its provider."""
    return f"{BY_HAND}{refund_id}"


def is_by_hand(reference: str | None) -> bool:
    return bool(reference and reference.startswith(BY_HAND))


def units_refunded(refunds: Iterable[Refund], line_id: OrderLineId) -> int:
    """How many units of a line went back, or may yet."""
    return sum(line.quantity for line in _held(refunds, line_id))


def line_refund(line: OrderLine, refunds: Iterable[Refund], units: int) -> RefundLine:
    """`units` more of a line: what all units that went back are worth then, less what was paid back for them.

    So the last unit takes the rounding residue, also when refunds in between have failed. Raises NotThatMany.
    """
    held = tuple(_held(refunds, line.id))
    before = sum(part.quantity for part in held)
    if not 0 < units <= line.quantity - before:
        raise NotThatMany(line.id, units, line.quantity - before)
    worth = line.worth(before=0, taking=before + units)
    paid = sum(part.amount.minor for part in held)
    return RefundLine(line.id, units, Money(max(worth.minor - paid, 0), worth.currency))


def shipping_refunded(refunds: Iterable[Refund]) -> int:
    """What of the shipping fee went back, or may yet, in minor units."""
    return sum(one.shipping.minor for one in refunds if one.holds and one.shipping)


def _held(refunds: Iterable[Refund], line_id: OrderLineId) -> Iterator[RefundLine]:
    lines = (line for one in refunds if one.holds for line in one.lines)
    return (line for line in lines if line.order_line_id == line_id)
