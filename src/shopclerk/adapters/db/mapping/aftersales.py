"""What follows a sale: refunds, after-sales cases, discrepancies."""

import json
from collections.abc import Sequence

from shopclerk.adapters.db.mapping.kind import Below, Kind, Pen, actor, actor_row, money, money_row
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Row
from shopclerk.adapters.db.tables import aftersales as tables
from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind, CaseLine, CaseReason, Inspected
from shopclerk.core.domain.discrepancy import Discrepancy, DiscrepancyKind
from shopclerk.core.domain.lifecycle import CaseStatus, RefundStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.refund import Refund, RefundLine, RefundReason


def _refund_apart(refund: Refund, pen: Pen) -> tuple[Row, Sequence[Sequence[Row]]]:
    root = {
        "id": refund.id,
        "order_id": refund.order_id,
        "attempt_id": refund.attempt_id,
        "case_id": refund.case_id,
        "amount": refund.amount.minor,
        "shipping": refund.shipping and refund.shipping.minor,
        "currency": refund.amount.currency,
        "reason": refund.reason.value,
        "created_at": refund.created_at,
        "status": refund.status.value,
        "reference": refund.reference,
        "failure": refund.failure,
        "next_try_at": refund.next_try_at,
        "tries": refund.tries,
    }
    lines = [
        {
            "refund_id": refund.id,
            "position": position,
            "order_line_id": line.order_line_id,
            "quantity": line.quantity,
            "amount": line.amount.minor,
        }
        for position, line in enumerate(refund.lines)
    ]
    return root, (lines,)


def _refund(row: Row, below: Sequence[Sequence[Row]], sealer: Sealer) -> Refund:
    (lines,) = below
    currency = row["currency"]
    return Refund(
        id=row["id"],
        order_id=row["order_id"],
        attempt_id=row["attempt_id"],
        amount=Money(row["amount"], currency),
        reason=RefundReason(row["reason"]),
        created_at=row["created_at"],
        lines=tuple(
            RefundLine(line["order_line_id"], line["quantity"], Money(line["amount"], currency))
            for line in lines
        ),
        shipping=None if row["shipping"] is None else Money(row["shipping"], currency),
        case_id=row["case_id"],
        status=RefundStatus(row["status"]),
        reference=row["reference"],
        failure=row["failure"],
        next_try_at=row["next_try_at"],
        tries=row["tries"],
        version=row["version"],
    )


def _case_apart(case: AfterSalesCase, pen: Pen) -> tuple[Row, Sequence[Sequence[Row]]]:
    root = {
        "id": case.id,
        "order_id": case.order_id,
        "kind": case.kind.value,
        "reason": case.reason.value,
        "status": case.status.value,
        "opened_at": case.opened_at,
        "sealed": pen.sealer.seal(json.dumps([case.note, case.return_tracking]).encode()),
        "evidence": list(case.evidence),
        "due_at": case.due_at,
        **money_row("refund", case.refund),
        "replacement_id": case.replacement_id,
    }
    return root, (_case_line_rows(case), _inspection_rows(case))


def _case_line_rows(case: AfterSalesCase) -> list[Row]:
    return [
        {
            "case_id": case.id,
            "position": position,
            "order_line_id": line.order_line_id,
            "quantity": line.quantity,
            "instead": line.instead,
        }
        for position, line in enumerate(case.lines)
    ]


def _inspection_rows(case: AfterSalesCase) -> list[Row]:
    return [
        {
            "case_id": case.id,
            "position": position,
            "order_line_id": line.order_line_id,
            "received": line.received,
            "resellable": line.resellable,
        }
        for position, line in enumerate(case.inspected)
    ]


def nothing_told(sealer: Sealer) -> bytes:
    """What a case says from which its customer's words were taken."""
    return sealer.seal(json.dumps(["", ""]).encode())


def _case(row: Row, below: Sequence[Sequence[Row]], sealer: Sealer) -> AfterSalesCase:
    lines, inspected = below
    note, return_tracking = json.loads(sealer.open(row["sealed"]))
    return AfterSalesCase(
        id=row["id"],
        order_id=row["order_id"],
        kind=CaseKind(row["kind"]),
        reason=CaseReason(row["reason"]),
        lines=tuple(CaseLine(line["order_line_id"], line["quantity"], line["instead"]) for line in lines),
        status=CaseStatus(row["status"]),
        opened_at=row["opened_at"],
        note=note,
        evidence=tuple(row["evidence"]),
        due_at=row["due_at"],
        refund=money(row, "refund"),
        inspected=tuple(
            Inspected(line["order_line_id"], line["received"], line["resellable"]) for line in inspected
        ),
        replacement_id=row["replacement_id"],
        return_tracking=return_tracking,
        version=row["version"],
    )


def _discrepancy_apart(discrepancy: Discrepancy, pen: Pen) -> tuple[Row, Sequence[Sequence[Row]]]:
    root = {
        "id": discrepancy.id,
        "order_id": discrepancy.order_id,
        "attempt_id": discrepancy.attempt_id,
        "kind": discrepancy.kind.value,
        "provider": discrepancy.provider,
        "reference": discrepancy.reference,
        **money_row("told", discrepancy.told),
        **money_row("known", discrepancy.known),
        "opened_at": discrepancy.opened_at,
        "settled_at": discrepancy.settled_at,
        **actor_row("settled_by", discrepancy.settled_by),
    }
    return root, ()


def _discrepancy(row: Row, below: Sequence[Sequence[Row]], sealer: Sealer) -> Discrepancy:
    return Discrepancy(
        id=row["id"],
        order_id=row["order_id"],
        attempt_id=row["attempt_id"],
        kind=DiscrepancyKind(row["kind"]),
        provider=row["provider"],
        reference=row["reference"],
        told=Money(row["told"], row["told_currency"]),
        known=money(row, "known"),
        opened_at=row["opened_at"],
        settled_at=row["settled_at"],
        settled_by=actor(row, "settled_by"),
        version=row["version"],
    )


REFUND = Kind(tables.refunds, _refund_apart, _refund, (Below(tables.refund_lines, "refund_id"),))
CASE = Kind(
    tables.cases,
    _case_apart,
    _case,
    (Below(tables.case_lines, "case_id"), Below(tables.case_inspections, "case_id")),
)
DISCREPANCY = Kind(tables.discrepancies, _discrepancy_apart, _discrepancy)
