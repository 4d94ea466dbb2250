"""After-sales requests that cannot be taken or decided."""

from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.errors.refusal import DomainError


@dataclass(unsafe_hash=True)
class NotReturnable(DomainError):
    """The order takes no such request: `why` is `not_delivered`, `too_late`, `open_case` or
    `nothing_left`.
    """

    order_id: str
    why: str


@dataclass(unsafe_hash=True)
class EvidenceRefused(DomainError):
    """A case keeps at most `most` pictures, and only while it is undecided."""

    most: int


@dataclass(unsafe_hash=True)
class AlreadyDecided(DomainError):
    """Somebody was faster: the case became `status` `at` this time, by the word of `by`."""

    case_id: str
    status: str
    by: str
    at: datetime


@dataclass(unsafe_hash=True)
class ReasonNeeded(DomainError):
    """To refuse a customer something, staff must say why; `what` names the use case."""

    what: str


@dataclass(unsafe_hash=True)
class DifferenceUnpaid(DomainError):
    """An exchange is settled once its replacement, this order, is paid or has ended."""

    order_id: str
