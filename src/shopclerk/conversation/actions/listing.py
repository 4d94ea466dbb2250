"""A product that is being put up for sale, named by the token of what is known of it so far."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EditListing:
    """Let staff type its `field` (`title`, `price`, `units` or `code`)."""

    token: str
    field: str


@dataclass(frozen=True, slots=True)
class PublishListing:
    """Put it into the shop."""

    token: str


@dataclass(frozen=True, slots=True)
class DiscardListing:
    """Forget it."""

    token: str
