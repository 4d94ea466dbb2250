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

    `captured`, `charged_back` and `returned` are what the ledger has. `promised` is what has gone back or may
    yet: every refund that has not failed, and what the provider sent back of its own. Entries in another
    currency never count: they are discrepancies.
    """

    currency: str
    captured: Mapping[AttemptId, int]
    charged_back: Mapping[AttemptId, int]
    returned: Mapping[AttemptId, int]
    promised: Mapping[AttemptId, int]

    def left(self, attempt_id: AttemptId) -> int:
        """What can still go back through that attempt; never negative, though a chargeback can make it
        seem so.
        """
        return max(self._beyond(attempt_id, self.promised), 0)

    @property
    def total_left(self) -> int:
        return sum(self.left(attempt_id) for attempt_id in self.captured)

    @property
    def total_captured(self) -> int:
        return sum(self.captured.values())

    def is_overdrawn(self, attempt_id: AttemptId) -> bool:
        """Whether more went back through it than had come; of an attempt whose capture was heard of."""
        return attempt_id in self.captured and self._beyond(attempt_id, self.returned) < 0

    def is_overpromised(self, attempt_id: AttemptId) -> bool:
        """Whether it would be overdrawn once every promise is kept."""
        return self._beyond(attempt_id, self.promised) < 0

    def paying(self, minor: int) -> AttemptId | None:
        """The earliest attempt that pays so much by itself, if one does."""
        alone = (attempt_id for attempt_id in sorted(self.captured) if self.captured[attempt_id] >= minor)
        return next(alone, None)

    def drawn(
        self, amount: int, order_id: str, *, sparing: AttemptId | None = None
    ) -> tuple[tuple[AttemptId, int], ...]:
        """Where `amount` comes from: the latest attempts first, `sparing` one to the last, whatever the order
        in which money arrived.

        Raises NotRefundable when there is not so much left.
        """
        if amount > self.total_left:
            raise NotRefundable(order_id, amount, self.total_left, self.currency)
        parts = []
        for attempt_id in sorted(self.captured, key=lambda each: (each != sparing, each), reverse=True):
            if part := min(amount, self.left(attempt_id)):
                parts.append((attempt_id, part))
                amount -= part
        return tuple(parts)

    def _beyond(self, attempt_id: AttemptId, back: Mapping[AttemptId, int]) -> int:
        gone = self.charged_back.get(attempt_id, 0) + back.get(attempt_id, 0)
        return self.captured.get(attempt_id, 0) - gone


def balance(currency: str, entries: Iterable[MoneyEntry], refunds: Iterable[Refund]) -> Balance:
    """The balance of an order from its ledger and its refunds."""
    sums: dict[MoneyKind, dict[AttemptId, int]] = {kind: {} for kind in MoneyKind}
    promised: dict[AttemptId, int] = {}
    holding = [one for one in refunds if one.holds]
    ours = {(one.attempt_id, one.reference) for one in holding}
    for one in holding:
        _add(promised, one.attempt_id, one.amount)
    for entry in entries:
        if entry.amount.currency == currency:
            _add(sums[entry.kind], entry.attempt_id, entry.amount)
            if entry.kind is MoneyKind.REFUNDED and (entry.attempt_id, entry.reference) not in ours:
                _add(promised, entry.attempt_id, entry.amount)
    return Balance(
        currency,
        captured=sums[MoneyKind.CAPTURED],
        charged_back=sums[MoneyKind.CHARGED_BACK],
        returned=sums[MoneyKind.REFUNDED],
        promised=promised,
    )


def _add(sums: dict[AttemptId, int], attempt_id: AttemptId, amount: Money) -> None:
    sums[attempt_id] = sums.get(attempt_id, 0) + amount.minor
