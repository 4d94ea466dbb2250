"""What goes wrong on the way to somebody outside, one call after the other."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum

from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable


class Trouble(StrEnum):
    BUSY = "busy"
    """They say no to everybody just now (a 5xx): nothing was done."""
    REQUEST_LOST = "request_lost"
    """A time-out before they heard of it."""
    ANSWER_LOST = "answer_lost"
    """A time-out after they did it."""


@dataclass(slots=True)
class Line:
    """The line to somebody called `name`: each trouble ahead befalls one call; a line that is down stays so
    until it is repaired.
    """

    name: str
    ahead: deque[Trouble] = field(default_factory=deque)
    is_down: bool = False

    def repair(self) -> None:
        """Whatever was to go wrong does not."""
        self.ahead.clear()
        self.is_down = False

    def must_be_up(self) -> None:
        """For a call that only asks, and can be asked again."""
        if self.is_down:
            raise Unavailable(self.name)

    @contextmanager
    def calling(self) -> Iterator[None]:
        """One call: its work is the block."""
        trouble = Trouble.BUSY if self.is_down else self.ahead.popleft() if self.ahead else None
        if trouble is Trouble.BUSY:
            raise Unavailable(self.name)
        if trouble is Trouble.REQUEST_LOST:
            raise OutcomeUnknown(self.name)
        yield
        if trouble is Trouble.ANSWER_LOST:
            raise OutcomeUnknown(self.name)
