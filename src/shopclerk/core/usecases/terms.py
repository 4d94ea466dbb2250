"""The terms a shop trades on: what its settings say, as the use cases need it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.errors import NotSoldIn, ShippingUnavailable
from shopclerk.core.domain.hours import OpeningHours
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order, PaymentWindow, ShippingChoice
from shopclerk.core.domain.policy import ReturnPolicy
from shopclerk.core.domain.shop_settings import Setting, ShopSettings


class TermsOfNow(Protocol):
    """Where the terms of now are read: they may be others at the next look.

    A decision looks once, and goes by what it saw. What an order was promised stands in the order.
    """

    @property
    def now(self) -> "Terms": ...

    def then(self, at: datetime) -> "Terms":
        """Those of that time."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """`name` is what customers see of the shop, `language` (BCP 47) the one in which it names what it sells,
    `zone` (IANA) the one in which it tells times; `hours` are None where the shop does not tell any.

    `currency` prices orders; `other_currencies` are those in which customers may have prices besides.
    `methods` are the ways of paying in the order to offer them, None for all there are. An unpaid order ends
    `pay_within` after placing, with a reminder `remind_before` that. A delivered order completes itself
    `complete_after` the last delivery; its customer may have that put off once, by `extend_by`. A parcel is
    asked after every `poll_every`, doubling without news up to `poll_at_most`; staff are told of one that was
    silent for `silent_after`. `shipping` are the options to choose from; without any, delivery costs nothing
    and nobody chooses. `returns` is what is promised of after-sales.
    """

    currency: str
    name: str = "Shopclerk"
    language: str = "en"
    zone: str = "UTC"
    hours: OpeningHours | None = None
    other_currencies: tuple[str, ...] = ()
    methods: tuple[str, ...] | None = None
    pay_within: timedelta = timedelta(minutes=30)
    remind_before: timedelta = timedelta(minutes=10)
    complete_after: timedelta = timedelta(days=7)
    extend_by: timedelta = timedelta(days=3)
    poll_every: timedelta = timedelta(minutes=30)
    poll_at_most: timedelta = timedelta(hours=6)
    silent_after: timedelta = timedelta(days=5)
    shipping: tuple[ShippingOption, ...] = ()
    returns: ReturnPolicy = field(default_factory=ReturnPolicy)

    @property
    def now(self) -> "Terms":
        """Terms that never change are those of now."""
        return self

    def then(self, at: datetime) -> "Terms":
        """And those of any time."""
        return self

    @property
    def currencies(self) -> tuple[str, ...]:
        """All the shop sells in, its own first."""
        return tuple(dict.fromkeys((self.currency, *self.other_currencies)))

    def buying_in(self, currency: str | None) -> "Terms":
        """With that currency in the place of the shop's own, None for that; or NotSoldIn."""
        if currency is None or currency == self.currency:
            return self
        if currency not in self.currencies:
            raise NotSoldIn(currency)
        return replace(self, currency=currency, other_currencies=(self.currency, *self.other_currencies))

    def offered(self, methods: Sequence[str]) -> tuple[str, ...]:
        """Which of the ways of paying that there are customers may choose, in that order. One at least: where
        none that was chosen is there any more, all are offered.
        """
        chosen = tuple(method for method in self.methods or () if method in methods)
        return chosen or tuple(methods)

    def delivering(self, subtotal: Money) -> tuple[ShippingOption, ...]:
        """The options for goods of that subtotal, each with its fee then; or ShippingUnavailable where the
        shop has options and none in that currency.
        """
        offered = tuple(filter(None, (option.at(subtotal) for option in self.shipping)))
        if self.shipping and not offered:
            raise ShippingUnavailable("")
        return offered

    def shipping_choice(self, code: str | None, subtotal: Money) -> ShippingChoice | None:
        """The option of that code and its fee now for goods of that subtotal; or ShippingUnavailable."""
        if code is None and not self.shipping:
            return None
        option = self.shipping_option(code or "")
        fee = option.fee_for(subtotal) if option else None
        if option is None or fee is None:
            raise ShippingUnavailable(code or "")
        return ShippingChoice(option.code, fee)

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

    def with_(self, settings: ShopSettings) -> "Terms":
        """With what was chosen in place of what stands here."""
        own: dict[str, Any] = {}
        returns: dict[str, Any] = {}
        for choice in settings.choices:
            group, _, name = choice.setting.value.rpartition(".")
            stands = self.value(choice.setting) if choice.value is None else choice.value
            (returns if group else own)[name] = stands
        return replace(self, **own, returns=replace(self.returns, **returns))

    def value(self, setting: Setting) -> Any:
        """What stands here under that setting."""
        group, _, name = setting.value.rpartition(".")
        return getattr(self.returns if group else self, name)


def promised(terms: TermsOfNow, placed_at: datetime) -> ReturnPolicy:
    """What is promised of after-sales to an order placed then: how long, and at whose cost, as it was said
    when it was placed; the rest as it is now.
    """
    now, then = terms.now.returns, terms.then(placed_at).returns
    return replace(now, window=then.window, fees=then.fees, charged_for=then.charged_for)


def delivery_of(terms: TermsOfNow, order: Order) -> ShippingOption | None:
    """How an order is brought: the option as it is now, or as it was before it was taken away."""
    if order.shipping is None:
        return None
    code = order.shipping.option
    return terms.now.shipping_option(code) or terms.then(order.placed_at).shipping_option(code)
