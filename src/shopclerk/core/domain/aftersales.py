"""A customer's request after the sale: money back, a return, or an exchange."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from shopclerk.core.domain import lifecycle
from shopclerk.core.domain.errors import EvidenceRefused
from shopclerk.core.domain.ids import CaseId, FileId, OrderId, OrderLineId, SkuId
from shopclerk.core.domain.lifecycle import CaseStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.timeline import Axis, Move

MOST_EVIDENCE: Final = 6


class CaseKind(StrEnum):
    REFUND_ONLY = "refund_only"
    RETURN = "return"
    EXCHANGE = "exchange"


class CaseReason(StrEnum):
    DAMAGED = "damaged"
    WRONG_ITEM = "wrong_item"
    NOT_AS_DESCRIBED = "not_as_described"
    MISSING = "missing"
    CHANGED_MIND = "changed_mind"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """`quantity` units of an order line; of an exchange, the SKU wanted instead."""

    order_line_id: OrderLineId
    quantity: int
    instead: SkuId | None = None


@dataclass(frozen=True, slots=True)
class Inspected:
    """Of an order line, how many units came back, and how many of those can be sold again."""

    order_line_id: OrderLineId
    received: int
    resellable: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterSalesCase:
    """`due_at` is when it expires while it waits for the customer (or for a decision), None when it does not.

    `refund` is what was decided to pay back (None: not decided); refund and restock are two decisions.
    `replacement_id` is the order of an exchange; `return_tracking` is the customer's word of the way back.
    """

    id: CaseId
    order_id: OrderId
    kind: CaseKind
    reason: CaseReason
    lines: tuple[CaseLine, ...]
    status: CaseStatus
    opened_at: datetime
    note: str = ""
    evidence: tuple[FileId, ...] = ()
    due_at: datetime | None = None
    refund: Money | None = None
    inspected: tuple[Inspected, ...] = ()
    replacement_id: OrderId | None = None
    return_tracking: str = ""
    version: int = 0
    moves: tuple[Move, ...] = field(default=(), compare=False)

    @property
    def is_open(self) -> bool:
        return bool(lifecycle.CASE[self.status])

    def move_to(
        self, status: CaseStatus, *, by: Actor, at: datetime, why: str = "", due_at: datetime | None = None
    ) -> "AfterSalesCase":
        """The step, if the lifecycle declares it and this kind of case takes it; the due time is set anew."""
        lifecycle.check(self._table(), self.status, status)
        move = Move(
            axis=Axis.CASE,
            entity_id=self.id,
            from_=self.status.value,
            to=status.value,
            by=by,
            at=at,
            why=why,
        )
        return replace(self, status=status, due_at=due_at, moves=(*self.moves, move))

    def with_evidence(self, *pictures: FileId) -> "AfterSalesCase":
        """More pictures, while it is undecided and there is room; the same picture counts once."""
        together = tuple(dict.fromkeys((*self.evidence, *pictures)))
        if self.status is not CaseStatus.REQUESTED or len(together) > MOST_EVIDENCE:
            raise EvidenceRefused(MOST_EVIDENCE)
        return replace(self, evidence=together)

    def _table(self) -> lifecycle.Table[CaseStatus]:
        """A refund alone awaits no return; the other two are never settled without one."""
        skipped = CaseStatus.AWAITING_RETURN if self.kind is CaseKind.REFUND_ONLY else CaseStatus.SETTLING
        approved = lifecycle.CASE[CaseStatus.APPROVED] - {skipped}
        return {**lifecycle.CASE, CaseStatus.APPROVED: approved}


def request(
    *,
    case_id: CaseId,
    order_id: OrderId,
    kind: CaseKind,
    reason: CaseReason,
    lines: Sequence[CaseLine],
    note: str,
    due_at: datetime | None,
    by: Actor,
    at: datetime,
) -> AfterSalesCase:
    """A new case, waiting for the merchant's decision."""
    move = Move(
        axis=Axis.CASE,
        entity_id=case_id,
        from_=None,
        to=CaseStatus.REQUESTED.value,
        by=by,
        at=at,
        why=reason.value,
    )
    return AfterSalesCase(
        id=case_id,
        order_id=order_id,
        kind=kind,
        reason=reason,
        lines=tuple(lines),
        status=CaseStatus.REQUESTED,
        opened_at=at,
        note=note,
        due_at=due_at,
        moves=(move,),
    )


def units_claimed(cases: Iterable[AfterSalesCase], line_id: OrderLineId) -> int:
    """How many units of a line are in cases that are open or ended well: none of them can be claimed twice."""
    failed = {CaseStatus.REJECTED, CaseStatus.WITHDRAWN, CaseStatus.EXPIRED}
    counted = (line for case in cases if case.status not in failed for line in case.lines)
    return sum(line.quantity for line in counted if line.order_line_id == line_id)
