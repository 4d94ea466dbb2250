"""Plain records of what follows a sale, each value with a default.

They belong to the order `order`, which was paid by the attempt `attempt`.
"""

from typing import Any

from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind, CaseLine, CaseReason
from shopclerk.core.domain.discount import Discount
from shopclerk.core.domain.discrepancy import Discrepancy, DiscrepancyKind
from shopclerk.core.domain.ids import (
    AttemptId,
    CaseId,
    DiscrepancyId,
    OrderId,
    OrderLineId,
    PersonId,
    RefundId,
    SkuId,
)
from shopclerk.core.domain.lifecycle import CaseStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.refund import Refund, RefundReason
from shopclerk.core.domain.stock import StockWatch, watch_id
from shopclerk.core.ports.changeset import CounterDelta
from tests.contracts.examples import NOON


def refund(id: str = "refund", **changes: Any) -> Refund:
    defaults: dict[str, Any] = {
        "id": RefundId(id),
        "order_id": OrderId("order"),
        "attempt_id": AttemptId("attempt"),
        "amount": Money(100, "CNY"),
        "reason": RefundReason.GOODWILL,
        "created_at": NOON,
    }
    return Refund(**defaults | changes)


def case(id: str = "case", **changes: Any) -> AfterSalesCase:
    defaults: dict[str, Any] = {
        "id": CaseId(id),
        "order_id": OrderId("order"),
        "kind": CaseKind.RETURN,
        "reason": CaseReason.DAMAGED,
        "lines": (CaseLine(OrderLineId("order-1"), 1),),
        "status": CaseStatus.REQUESTED,
        "opened_at": NOON,
    }
    return AfterSalesCase(**defaults | changes)


def discrepancy(id: str = "discrepancy", **changes: Any) -> Discrepancy:
    defaults: dict[str, Any] = {
        "id": DiscrepancyId(id),
        "order_id": OrderId("order"),
        "attempt_id": AttemptId("attempt"),
        "kind": DiscrepancyKind.CHANGED_AMOUNT,
        "provider": "bank",
        "reference": "ref",
        "told": Money(100, "CNY"),
        "known": None,
        "opened_at": NOON,
    }
    return Discrepancy(**defaults | changes)


def discount(id: str = "SPRING", **changes: Any) -> Discount:
    defaults: dict[str, Any] = {"id": id, "amount": Money(100, "CNY")}
    return Discount(**defaults | changes)


def watch(person_id: str = "customer", sku_id: str = "sku", **changes: Any) -> StockWatch:
    defaults: dict[str, Any] = {
        "id": watch_id(SkuId(sku_id), PersonId(person_id)),
        "sku_id": SkuId(sku_id),
        "person_id": PersonId(person_id),
        "since": NOON,
    }
    return StockWatch(**defaults | changes)


def counting(delta: int, most: int | None = None, name: str = "discount:SPRING") -> CounterDelta:
    return CounterDelta(name, delta, most)
