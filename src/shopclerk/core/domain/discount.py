"""Discounts by code."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from shopclerk.core.domain.errors import DiscountRefused
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.money import Money

HUNDREDTHS: Final = 10_000
"""A percentage is counted in hundredths of a percent: 1250 is 12.5 %."""

_CODE = re.compile(r"[^\s:\x00-\x1f\x7f\ud800-\udfff]{1,32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Discount:
    """`id` is the code in upper case. Either `percentage` (hundredths of a percent) or `amount` is given.

    `minimum` is the least subtotal. It is good from `since` (inclusive) until `until` (exclusive).
    `most_uses` and `most_per_customer` bound how many orders use it; an order that is cancelled unpaid gives
    its use back.
    """

    id: str
    percentage: int | None = None
    amount: Money | None = None
    minimum: Money | None = None
    since: datetime | None = None
    until: datetime | None = None
    most_uses: int | None = None
    most_per_customer: int | None = None
    version: int = 0

    def ended(self, at: datetime) -> "Discount":
        """Good no more from then on; one that was over before stays so."""
        return self if self.until is not None and self.until <= at else replace(self, until=at)

    def must_be_good(self, at: datetime) -> None:
        """Raise DiscountRefused, `not_yet` or `over`, outside of its time."""
        if self.since is not None and at < self.since:
            raise DiscountRefused(self.id, "not_yet")
        if self.until is not None and at >= self.until:
            raise DiscountRefused(self.id, "over")

    def deduction(self, subtotal: Money, at: datetime) -> Money:
        """What it takes off a subtotal of lines, never more than all of it; or DiscountRefused and why."""
        self.must_be_good(at)
        for money in (self.amount, self.minimum):
            if money is not None and money.currency != subtotal.currency:
                raise DiscountRefused(self.id, "currency")
        if self.minimum is not None and subtotal < self.minimum:
            raise DiscountRefused(self.id, "minimum")
        if self.amount is not None:
            return min(self.amount, subtotal, key=lambda money: money.minor)
        return Money(subtotal.minor * (self.percentage or 0) // HUNDREDTHS, subtotal.currency)


def discount(made: Discount) -> Discount:
    """A discount that makes sense; else DiscountRefused, `invalid`.

    Its code is one (`is_code`). It takes off more than nothing, and at most all.
    """
    amounts = [money.minor > 0 for money in (made.amount, made.minimum) if money is not None]
    bounds = [most > 0 for most in (made.most_uses, made.most_per_customer) if most is not None]
    share = made.percentage is None or 0 < made.percentage <= HUNDREDTHS
    one_kind = (made.percentage is None) != (made.amount is None)
    ends = made.since is None or made.until is None or made.since < made.until
    if not (is_code(made.id) and one_kind and share and ends and all(amounts) and all(bounds)):
        raise DiscountRefused(made.id, "invalid")
    return made


def discount_code(text: str) -> str:
    """A code as it is kept: no spaces, upper case."""
    return "".join(text.split()).upper()


def is_code(text: str) -> bool:
    """1 to 32 characters that can be written, no spaces or colons."""
    return _CODE.fullmatch(text) is not None


def uses(code: str) -> str:
    """The counter of all its uses."""
    return f"discount:{code}"


def uses_by(code: str, person_id: PersonId) -> str:
    """The counter of one customer's uses."""
    return f"discount:{code}:{person_id}"
