"""Time, names and chance of a simulated shop: nothing of it comes from outside."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final

from shopclerk.core.domain.numbers import ALPHABET, LENGTH, hyphenated

OPENING: Final = datetime(2026, 1, 1, 8, tzinfo=UTC)
CRASHES: Final = 0.01
"""How likely a commit kills the process before it, and again after it."""


class Crash(Exception):
    """The process is killed here; what was committed stays."""


@dataclass(slots=True)
class World:
    """The core's `Clock` and `IdSource`, and the dice. Ids sort as they were given out."""

    seed: int
    at: datetime = OPENING
    made: int = 0
    crashes: int = 0
    dice: Random = field(init=False)

    def __post_init__(self) -> None:
        self.dice = Random(self.seed)  # noqa: S311 - replays a story, guards nothing

    def now(self) -> datetime:
        return self.at

    def passes(self, span: timedelta) -> None:
        self.at += span

    def new(self) -> str:
        self.made += 1
        return f"{self.made:020d}"

    def order_number(self) -> str:
        return hyphenated("".join(self.dice.choice(ALPHABET) for _ in range(LENGTH)))

    def token(self) -> str:
        return f"token-{self.new()}"

    def happens(self, chance: float) -> bool:
        return self.dice.random() < chance

    def may_crash(self) -> None:
        """At the boundary of a commit."""
        if self.happens(CRASHES):
            self.crashes += 1
            raise Crash


async def no_pause(tries: int) -> None:
    """The core's `Pause`: takes no time."""
