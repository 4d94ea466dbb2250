"""The terms a shop trades on: what its settings say, as the use cases need it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from shopclerk.core.domain.errors import ShippingUnavailable
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import PaymentWindow, ShippingChoice
from shopclerk.core.domain.policy import ReturnPolicy


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippingOption:
    """A way to have an order brought: what it is called, its fee per order, and the most days it takes."""

    code: str
    name: LocalizedText
    fee: Money
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """`currency` prices orders. An unpaid order ends `pay_within` after placing, with a reminder
    `remind_before` that. A delivered order completes itself `complete_after` the last delivery; its customer
    may have that put off once, by `extend_by`. A parcel is asked after every `poll_every`, doubling without
    news up to `poll_at_most`; staff are told of one that was silent for `silent_after`. `shipping` are the
    options to choose from; without any, delivery costs nothing and nobody chooses. `returns` is what is
    promised of after-sales.
    """

    currency: str
    pay_within: timedelta = timedelta(minutes=30)
    remind_before: timedelta = timedelta(minutes=10)
    complete_after: timedelta = timedelta(days=7)
    extend_by: timedelta = timedelta(days=3)
    poll_every: timedelta = timedelta(minutes=30)
    poll_at_most: timedelta = timedelta(hours=6)
    silent_after: timedelta = timedelta(days=5)
    shipping: tuple[ShippingOption, ...] = ()
    returns: ReturnPolicy = field(default_factory=ReturnPolicy)

    def shipping_choice(self, code: str | None) -> ShippingChoice | None:
        """The option of that code and its fee now; or ShippingUnavailable."""
        if code is None and not self.shipping:
            return None
        option = self.shipping_option(code or "")
        if option is None or option.fee.currency != self.currency:
            raise ShippingUnavailable(code or "")
        return ShippingChoice(option.code, option.fee)

    def shipping_option(self, code: str) -> ShippingOption | None:
        """The option of that code, if the shop has it."""
        return next((option for option in self.shipping if option.code == code), None)

    def payment_window(self, at: datetime) -> PaymentWindow:
        """No reminder when it would fall at or before the placing."""
        ends = at + self.pay_within
        reminds = ends - self.remind_before
        return PaymentWindow(remind_at=reminds if reminds > at else None, pay_by=ends)

    def next_poll(self, polls: int, at: datetime, jitter: float) -> datetime:
        """When to ask again after `polls` questions without news; `jitter` in [0, 1) adds up to a tenth."""
        pause = min(self.poll_every * (1 << min(polls, 16)), self.poll_at_most)
        return at + pause * (1 + jitter / 10)
