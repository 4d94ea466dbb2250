"""A customer's request after the sale: money back, a return, or an exchange."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from shopclerk.core.domain import lifecycle
from shopclerk.core.domain.errors import EvidenceRefused, IllegalTransition, NotFound, NotThatMany
from shopclerk.core.domain.ids import CaseId, FileId, OrderId, OrderLineId, SkuId
from shopclerk.core.domain.lifecycle import CaseStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.timeline import Axis, Move, began

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
    `replacement_id` is the order of an exchange, while there is one to count on; `return_tracking` is the
    customer's word of the way back.
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

    def decided(self, refund: Money, replacement_id: OrderId | None = None) -> "AfterSalesCase":
        """What the customer is granted: money, and of an exchange an order besides."""
        return replace(self, refund=refund, replacement_id=replacement_id or self.replacement_id)

    def waiting(self, due_at: datetime) -> "AfterSalesCase":
        """It stays as it is until then."""
        return replace(self, due_at=due_at)

    def on_its_way(
        self, tracking_number: str, *, due_at: datetime, by: Actor, at: datetime
    ) -> "AfterSalesCase":
        """The customer says how the goods come back; it waits for them until then, or longer if it did."""
        if self.status is not CaseStatus.AWAITING_RETURN:
            raise IllegalTransition(self.status.value, CaseStatus.AWAITING_RETURN.value)
        later = due_at if self.due_at is None else max(due_at, self.due_at)
        noted = self._note(tracking_number, by, at)
        return replace(noted, return_tracking=tracking_number, due_at=later)

    def _note(self, why: str, by: Actor, at: datetime) -> "AfterSalesCase":
        """A row in the timeline for an act that leaves the status as it is."""
        move = Move(
            axis=Axis.CASE,
            entity_id=self.id,
            from_=self.status.value,
            to=self.status.value,
            by=by,
            at=at,
            why=why,
        )
        return replace(self, moves=(*self.moves, move))

    def inspect(self, found: Sequence[Inspected], *, by: Actor, at: datetime) -> "AfterSalesCase":
        """What came back of it, every line named once at most; what is not named did not come.

        Raises NotFound for a line that is not of this case, NotThatMany for more units than were claimed, or
        more resellable ones than came.
        """
        claimed = self.units
        for one in found:
            if one.order_line_id not in claimed:
                raise NotFound("order line", one.order_line_id)
            for units, most in ((one.received, claimed[one.order_line_id]), (one.resellable, one.received)):
                if not 0 <= units <= most:
                    raise NotThatMany(one.order_line_id, units, most)
        if len({one.order_line_id for one in found}) != len(found):
            raise NotThatMany(found[0].order_line_id, len(found), 1)
        return replace(self.move_to(CaseStatus.INSPECTED, by=by, at=at), inspected=tuple(found))

    @property
    def units(self) -> Mapping[OrderLineId, int]:
        """The units claimed of each order line; a line that is named twice counts together."""
        return summed(self.lines)

    @property
    def units_back(self) -> Mapping[OrderLineId, int]:
        """The units that it pays back for: those that came, and all of them when none has to come."""
        if self.kind is CaseKind.REFUND_ONLY:
            return self.units
        return {one.order_line_id: one.received for one in self.inspected if one.received}

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
        moves=began(Axis.CASE, case_id, CaseStatus.REQUESTED, by=by, at=at, why=reason.value),
    )


def summed(lines: Iterable[CaseLine]) -> dict[OrderLineId, int]:
    """The units of each order line; a line that is named twice counts together."""
    units: dict[OrderLineId, int] = {}
    for line in lines:
        units[line.order_line_id] = units.get(line.order_line_id, 0) + line.quantity
    return units


def units_claimed(cases: Iterable[AfterSalesCase], line_id: OrderLineId) -> int:
    """How many units of a line are in cases that are open or ended well: none of them can be claimed
    twice.
    """
    failed = {CaseStatus.REJECTED, CaseStatus.WITHDRAWN, CaseStatus.EXPIRED}
    counted = (line for case in cases if case.status not in failed for line in case.lines)
    return sum(line.quantity for line in counted if line.order_line_id == line_id)
