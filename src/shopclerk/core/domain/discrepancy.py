"""A provider's fact that breaks a rule of ours: kept apart for the owner, who settles it by hand."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from shopclerk.core.domain.ids import AttemptId, DiscrepancyId, OrderId
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor


class DiscrepancyKind(StrEnum):
    CHANGED_AMOUNT = "changed_amount"
    """One reference was told with two amounts."""
    WRONG_CURRENCY = "wrong_currency"
    CHARGED_BACK = "charged_back"
    """The payer's bank took money back."""
    NEGATIVE_BALANCE = "negative_balance"
    """More went back than had come: a chargeback after a refund."""
    UNKNOWN_AT_PROVIDER = "unknown_at_provider"
    """Our ledger has money that the provider's list does not."""
    REFUND_NOT_OURS = "refund_not_ours"
    """The provider sent money back that nobody here asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """`told` is the amount the provider names, `known` what we held for true (None: nothing)."""

    id: DiscrepancyId
    order_id: OrderId
    attempt_id: AttemptId
    kind: DiscrepancyKind
    provider: str
    reference: str
    told: Money
    known: Money | None
    opened_at: datetime
    settled_at: datetime | None = None
    settled_by: Actor | None = None
    version: int = 0

    @property
    def is_open(self) -> bool:
        return self.settled_at is None

    def settle(self, *, by: Actor, at: datetime) -> "Discrepancy":
        """The owner has looked; settling twice changes nothing."""
        return replace(self, settled_at=at, settled_by=by) if self.is_open else self
