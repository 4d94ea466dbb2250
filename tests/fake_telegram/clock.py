"""A clock that only moves when it is told to: `FakeTelegram(now=clock)`."""

from dataclasses import dataclass


@dataclass(slots=True)
class Clock:
    seconds: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.seconds

    def pass_(self, *, hours: float = 0, seconds: float = 0) -> None:
        self.seconds += hours * 3600 + seconds
