"""What any rule can say."""

from dataclasses import dataclass
from typing import Literal


class DomainError(Exception):
    """A rule of the shop says no. Expected by every caller; nothing was changed."""


@dataclass(unsafe_hash=True)
class NotFound(DomainError):
    """There is no such thing, or the asker may not know of it."""

    kind: str
    key: str


@dataclass(unsafe_hash=True)
class NotAllowed(DomainError):
    """The actor's role does not permit this; `what` names the use case, `reserved_for` who may do it."""

    what: str
    reserved_for: Literal["staff", "owner", "customers"]


@dataclass(unsafe_hash=True)
class LastOwner(DomainError):
    """A shop is never without an owner: another must be there before the last one goes."""


@dataclass(unsafe_hash=True)
class IllegalTransition(DomainError):
    """A lifecycle has no step from `from_` to `to` (design: every undeclared transition)."""

    from_: str
    to: str
