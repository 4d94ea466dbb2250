"""What cannot be said to the shop, or by it."""

from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.errors.refusal import DomainError


@dataclass(unsafe_hash=True)
class MessageRefused(DomainError):
    """A message was not taken: `why` is `empty`, `too_long`, `too_many_pictures`, `too_many` (without an
    answer), `too_many_threads` (that wait) or `too_fast` (an hour); `most` is what goes.
    """

    why: str
    most: int


@dataclass(unsafe_hash=True)
class AnsweredMeanwhile(DomainError):
    """Somebody else of the staff, `by`, answered the thread `at` this time, after what was seen of it: now
    it has `messages` of them. Nothing was said yet.
    """

    thread_id: str
    by: str
    at: datetime
    messages: int
