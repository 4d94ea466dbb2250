"""A product that is being put up for sale, named by the token of what is known of it so far."""

from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias


@dataclass(frozen=True, slots=True)
class EditListing:
    """Let staff type its `field` (`title`, `price`, `units` or `code`)."""

    code: ClassVar[str] = "le"

    token: str
    field: str


@dataclass(frozen=True, slots=True)
class PublishListing:
    """Put it into the shop."""

    code: ClassVar[str] = "lp"

    token: str


@dataclass(frozen=True, slots=True)
class DiscardListing:
    """Forget it."""

    code: ClassVar[str] = "ld"

    token: str


Action: TypeAlias = EditListing | PublishListing | DiscardListing

ONES_OWN: Final = (
    EditListing,
    PublishListing,
    DiscardListing,
)
