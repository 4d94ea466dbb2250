"""What stands between staff and a change of what is for sale."""

from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.errors.refusal import DomainError


@dataclass(unsafe_hash=True)
class ProductChanged(DomainError):
    """Somebody changed the product after it was looked at: `by` a person (None: nobody knows) `at` a time."""

    product_id: str
    by: str | None = None
    at: datetime | None = None


@dataclass(unsafe_hash=True)
class NothingToSell(DomainError):
    """A product is published only when it has a variant that is not archived."""

    product_id: str


@dataclass(unsafe_hash=True)
class TextTooLong(DomainError):
    """More than `most` characters."""

    most: int


@dataclass(unsafe_hash=True)
class TooManyPictures(DomainError):
    """The product has the `most` pictures that it may have."""

    most: int


@dataclass(unsafe_hash=True)
class VariantRefused(DomainError):
    """A variant has one value for each of the product's `options`, and no other variant the same ones: `why`
    is `values` or `repeated`.
    """

    why: str
    options: int


@dataclass(unsafe_hash=True)
class InvalidCategory(DomainError):
    """A category's name is one line of 1 to 60 characters."""

    text: str
