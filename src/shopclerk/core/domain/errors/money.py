"""Amounts that are none."""

from dataclasses import dataclass

from shopclerk.core.domain.errors.refusal import DomainError


@dataclass(unsafe_hash=True)
class CurrencyMismatch(DomainError):
    """Two amounts of different currencies were added or compared."""

    left: str
    right: str


@dataclass(unsafe_hash=True)
class InvalidAmount(DomainError):
    """The text is not an amount of the currency (or has more digits than the currency has)."""

    text: str
    currency: str


@dataclass(unsafe_hash=True)
class UnknownCurrency(DomainError):
    """No such code in ISO 4217, nor Telegram's XTR."""

    code: str
