"""The terms a shop trades on: what its settings say, as the use cases need it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from shopclerk.core.domain.order import PaymentWindow


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """`currency` prices orders. An unpaid order ends `pay_within` after placing, with a reminder
    `remind_before` that. A delivered order completes itself `complete_after` the last delivery. A parcel is
    asked after every `poll_every`, doubling without news up to `poll_at_most`.
    """

    currency: str
    pay_within: timedelta = timedelta(minutes=30)
    remind_before: timedelta = timedelta(minutes=10)
    complete_after: timedelta = timedelta(days=7)
    poll_every: timedelta = timedelta(minutes=30)
    poll_at_most: timedelta = timedelta(hours=6)

    def payment_window(self, at: datetime) -> PaymentWindow:
        """No reminder when it would fall at or before the placing."""
        ends = at + self.pay_within
        reminds = ends - self.remind_before
        return PaymentWindow(remind_at=reminds if reminds > at else None, pay_by=ends)

    def next_poll(self, polls: int, at: datetime, jitter: float) -> datetime:
        """When to ask again after `polls` questions without news; `jitter` in [0, 1) adds up to a tenth."""
        pause = min(self.poll_every * (1 << min(polls, 16)), self.poll_at_most)
        return at + pause * (1 + jitter / 10)
