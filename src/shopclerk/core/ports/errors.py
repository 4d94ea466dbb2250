"""What the world can do to us, as typed facts; adapters translate every library exception into these.

PortError
├── Unavailable(retry_after)   nothing happened; try again
├── OutcomeUnknown             it may have happened; reconcile, never blindly retry
└── Conflict                   somebody was faster, again and again

Like the domain's errors, and for the same reason, they are not frozen.
"""

from dataclasses import dataclass
from datetime import timedelta


class PortError(Exception):
    """The world did not do what was asked."""


def is_of_the_world(error: BaseException) -> bool:
    """Whether it is, or holds, nothing but what the world did to us: its words say all, its stack nothing."""
    if isinstance(error, BaseExceptionGroup):
        return all(map(is_of_the_world, error.exceptions))
    return isinstance(error, PortError)


@dataclass(unsafe_hash=True)
class Unavailable(PortError):
    """The other side cannot be reached, or refuses for now; nothing took effect there."""

    what: str
    retry_after: timedelta | None = None


@dataclass(unsafe_hash=True)
class OutcomeUnknown(PortError):
    """The call was sent and no answer came: it may or may not have taken effect."""

    what: str


@dataclass(unsafe_hash=True)
class Conflict(PortError):
    """The decision was refused on every try because others changed what it was based on."""

    what: str
