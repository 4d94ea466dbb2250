"""What the money ledger of an order adds up to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shopclerk.core.domain.errors import NotRefundable
from shopclerk.core.domain.ids import AttemptId
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.payment import MoneyEntry, MoneyKind
from shopclerk.core.domain.refund import Refund


@dataclass(frozen=True, slots=True)
class Balance:
    """Of one order, in minor units of its currency, by payment attempt.

    `captured` and `charged_back` are what providers told; `promised` is every refund that has not failed,
    settled or pending. Entries in another currency never count: they are discrepancies.
    """

    currency: str
    captured: Mapping[AttemptId, int]
    charged_back: Mapping[AttemptId, int]
    promised: Mapping[AttemptId, int]

    def left(self, attempt_id: AttemptId) -> int:
        """What can still go back through that attempt; never negative, though a chargeback can make it seem so."""
        taken = self.charged_back.get(attempt_id, 0) + self.promised.get(attempt_id, 0)
        return max(self.captured.get(attempt_id, 0) - taken, 0)

    @property
    def total_left(self) -> int:
        return sum(self.left(attempt_id) for attempt_id in self.captured)

    @property
    def total_captured(self) -> int:
        return sum(self.captured.values())

    def drawn(self, amount: int, order_id: str) -> tuple[tuple[AttemptId, int], ...]:
        """Where `amount` comes from: the latest attempts first, whatever the order in which money arrived.

        Raises NotRefundable when there is not so much left.
        """
        if amount > self.total_left:
            raise NotRefundable(order_id, amount, self.total_left, self.currency)
        parts = []
        for attempt_id in sorted(self.captured, reverse=True):
            if part := min(amount, self.left(attempt_id)):
                parts.append((attempt_id, part))
                amount -= part
        return tuple(parts)


def balance(currency: str, entries: Iterable[MoneyEntry], refunds: Iterable[Refund]) -> Balance:
    """The balance of an order from its ledger and its refunds."""
    sums: dict[MoneyKind, dict[AttemptId, int]] = {kind: {} for kind in MoneyKind}
    for entry in entries:
        if entry.amount.currency == currency:
            _add(sums[entry.kind], entry.attempt_id, entry.amount)
    promised: dict[AttemptId, int] = {}
    for one in refunds:
        if one.holds:
            _add(promised, one.attempt_id, one.amount)
    return Balance(currency, sums[MoneyKind.CAPTURED], sums[MoneyKind.CHARGED_BACK], promised)


def _add(sums: dict[AttemptId, int], attempt_id: AttemptId, amount: Money) -> None:
    sums[attempt_id] = sums.get(attempt_id, 0) + amount.minor
