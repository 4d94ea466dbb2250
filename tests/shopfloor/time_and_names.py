"""Time that passes only when a test says so, names that count up, and pauses that take no time."""

from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from shopclerk.core.domain.numbers import ALPHABET, LENGTH, hyphenated

OPENING: Final = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)


@dataclass(slots=True)
class FakeClock:
    """The core's `Clock`: stands still until it is advanced."""

    at: datetime = OPENING

    def now(self) -> datetime:
        return self.at

    def advance(
        self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0
    ) -> datetime:
        """Let that much time pass; answers what the time is then."""
        return self.advance_by(timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds))

    def advance_by(self, span: timedelta) -> datetime:
        assert span >= timedelta(), "time does not go backwards"
        self.at += span
        return self.at


@dataclass(slots=True)
class CountingIds:
    """The core's `IdSource`: every run of a test has the same names. `numbers` are drawn first, if any."""

    numbers: deque[str] = field(default_factory=deque)
    made: int = 0

    def new(self) -> str:
        return f"{self._next():020d}"

    def order_number(self) -> str:
        if self.numbers:
            return self.numbers.popleft()
        left, plain = self._next(), ""
        for _ in range(LENGTH):
            left, place = divmod(left, len(ALPHABET))
            plain = ALPHABET[place] + plain
        return hyphenated(plain)

    def token(self) -> str:
        return f"token-{self._next():016d}"

    def _next(self) -> int:
        self.made += 1
        return self.made


@dataclass(slots=True)
class NoPause:
    """The core's `Pause`: takes no time and remembers how often somebody else was faster."""

    tries: list[int] = field(default_factory=list)

    async def __call__(self, tries: int) -> None:
        self.tries.append(tries)
