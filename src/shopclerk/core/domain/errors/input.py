"""What was typed and cannot be taken."""

from dataclasses import dataclass

from shopclerk.core.domain.errors.refusal import DomainError


@dataclass(unsafe_hash=True)
class InvalidName(DomainError):
    """A recipient's name has 1 to 100 characters."""

    text: str


@dataclass(unsafe_hash=True)
class InvalidPhone(DomainError):
    """A phone number has 7 to 15 digits (ITU-T E.164)."""

    text: str


@dataclass(unsafe_hash=True)
class InvalidAddress(DomainError):
    """A delivery address has 5 to 300 characters."""

    text: str


@dataclass(unsafe_hash=True)
class AddressBookFull(DomainError):
    """The customer keeps the `most` addresses that one can."""

    most: int


@dataclass(unsafe_hash=True)
class InvalidQuantity(DomainError):
    """A quantity is a whole number from 1 to `most`."""

    text: str
    most: int


@dataclass(unsafe_hash=True)
class InvalidSkuCode(DomainError):
    """A SKU's code has 1 to 64 ASCII letters, digits, dots, slashes, hyphens or underscores."""

    text: str


@dataclass(unsafe_hash=True)
class SkuCodeTaken(DomainError):
    """Another product has a SKU of that code."""

    code: str


@dataclass(unsafe_hash=True)
class InvalidQuietHours(DomainError):
    """Quiet hours are two times of the day."""

    text: str


@dataclass(unsafe_hash=True)
class InvalidTitle(DomainError):
    """A product's title is one line of 1 to 120 characters."""

    text: str


@dataclass(unsafe_hash=True)
class InvalidTrackingNumber(DomainError):
    """A tracking number has 6 to 40 letters, digits or hyphens."""

    text: str
