"""What the owner does where the books and a payment provider do not agree."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from shopclerk.core.domain.ids import DiscrepancyId, OrderId, RefundId


@dataclass(frozen=True, slots=True)
class ShowDiscrepancies:
    """What nobody has settled yet, the oldest first."""

    code: ClassVar[str] = "ds"


@dataclass(frozen=True, slots=True)
class SettleDiscrepancy:
    """The owner has compared both sides, and has done by hand what was to be done."""

    code: ClassVar[str] = "dn"

    discrepancy_id: DiscrepancyId


@dataclass(frozen=True, slots=True)
class AskManualRefund:
    """A last look before a refund that failed is said to have been made by hand."""

    code: ClassVar[str] = "bh"

    order_id: OrderId
    refund_id: RefundId


@dataclass(frozen=True, slots=True)
class RecordManualRefund:
    """The owner has sent it back otherwise than through the provider."""

    code: ClassVar[str] = "rm"

    order_id: OrderId
    refund_id: RefundId


Action: TypeAlias = ShowDiscrepancies | SettleDiscrepancy | AskManualRefund | RecordManualRefund
