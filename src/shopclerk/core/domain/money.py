"""Money: an integer count of minor units and an ISO 4217 currency. No float ever touches it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from shopclerk.core.domain.currencies import EXPONENTS
from shopclerk.core.domain.errors import CurrencyMismatch, InvalidAmount, UnknownCurrency

_DECIMAL = re.compile(r"(?P<whole>[0-9]{1,15})(?:\.(?P<part>[0-9]{1,9}))?", re.ASCII)


def exponent(currency: str) -> int:
    """How many decimal digits the currency has: JPY 0, CNY 2, KWD 3."""
    try:
        return EXPONENTS[currency]
    except KeyError:
        raise UnknownCurrency(currency) from None


@dataclass(frozen=True, slots=True)
class Money:
    """`minor` units of `currency`: Money(1250, "CNY") is 12.50 yuan, Money(1250, "JPY") 1,250 yen."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if self.currency not in EXPONENTS:
            raise UnknownCurrency(self.currency)
        if type(self.minor) is not int:
            raise TypeError(f"money is counted in whole minor units, not {self.minor!r}")

    @classmethod
    def zero(cls, currency: str) -> "Money":
        return cls(0, currency)

    @classmethod
    def parse(cls, text: str, currency: str) -> "Money":
        """Read a plain decimal amount such as `12.5`; raises InvalidAmount when it would need rounding."""
        digits = exponent(currency)
        match = _DECIMAL.fullmatch(text.strip())
        part = (match["part"] or "").rstrip("0") if match else ""
        if match is None or len(part) > digits:
            raise InvalidAmount(text, currency)
        return cls(int(match["whole"] + part.ljust(digits, "0")), currency)

    def decimal(self) -> str:
        """The amount in major units with the currency's own digits: the inverse of `parse`."""
        digits = exponent(self.currency)
        sign, text = ("-" if self.minor < 0 else ""), str(abs(self.minor)).rjust(digits + 1, "0")
        return f"{sign}{text[:-digits]}.{text[-digits:]}" if digits else f"{sign}{text}"

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor - self._same(other), self.currency)

    def __mul__(self, times: int) -> "Money":
        return Money(self.minor * times, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.minor < self._same(other)

    def _same(self, other: "Money") -> int:
        if other.currency != self.currency:
            raise CurrencyMismatch(self.currency, other.currency)
        return other.minor


def total(amounts: Iterable[Money], currency: str) -> Money:
    """The sum of amounts of one currency; zero of that currency when there are none."""
    return sum(amounts, start=Money.zero(currency))
