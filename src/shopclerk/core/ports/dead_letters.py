"""What was given up on the way out or in, and waits for somebody to look at it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from shopclerk.core.domain.acts import Acted
from shopclerk.core.domain.events import Event
from shopclerk.core.domain.ids import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLetter:
    """`event` is what somebody should have been told; None for a message that came in and could not be dealt
    with. `source` is where that came from (empty for what goes out). `person_id` is who is at that address,
    if that is known. `at` is when it happened, `failure` why it was given up.
    """

    id: str
    address: str
    failure: str
    at: datetime
    event: Event | None = None
    source: str = ""
    person_id: PersonId | None = None


class DeadLetters(Protocol):
    """Deliveries and inbox messages that were settled with a failure and not dropped since.

    `page` answers those after a letter (empty: from the first), what goes out first, each kind the oldest
    first. `revive` makes one due now, as if it was never tried, for whoever handles what waits; an inbox
    message then stands aside of its lane. `drop` puts it away for good, with what was in it. Both answer
    whether there was such a letter: a second time has no effect. `revive_all` answers how many there were.
    `noting` is appended in the same commit, if there was any: about the order that the one letter told of.
    """

    async def count(self) -> int: ...

    async def page(self, after: str, limit: int) -> tuple[DeadLetter, ...]: ...

    async def revive(self, letter_id: str, now: datetime, noting: tuple[Acted, ...] = ()) -> bool: ...

    async def revive_all(self, now: datetime, noting: tuple[Acted, ...] = ()) -> int: ...

    async def drop(self, letter_id: str, now: datetime, noting: tuple[Acted, ...] = ()) -> bool: ...
