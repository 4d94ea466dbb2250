"""Time, names and chance of a simulated shop: nothing of it comes from outside."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Final

from shopclerk.app.simulation.dice import Dice
from shopclerk.core.domain.numbers import ALPHABET, LENGTH, hyphenated

OPENING: Final = datetime(2026, 1, 1, 8, tzinfo=UTC)
TRIPLES: Final = tuple("".join(three) for three in product(ALPHABET, repeat=LENGTH // 2))
"""Half an order number each."""
CRASHES: Final = 0.005
"""How likely a commit kills whoever makes it before it, and again after it."""
YIELDS: Final = 0.1
"""How likely somebody else comes in between at a read."""


class Crash(BaseException):
    """The process is killed here; what was committed stays. Nobody catches it by mistake."""


@dataclass(slots=True)
class World:
    """The core's `Clock` and `IdSource`, and the dice. Ids sort as they were given out."""

    seed: int
    at: datetime = OPENING
    made: int = 0
    crashes: int = 0
    dice: Dice = field(init=False)

    def __post_init__(self) -> None:
        self.dice = Dice(self.seed)

    def now(self) -> datetime:
        return self.at

    def passes(self, span: timedelta) -> None:
        self.at += span

    def new(self) -> str:
        self.made += 1
        return f"{self.made:020d}"

    def order_number(self) -> str:
        first, second = self.dice.pick(TRIPLES), self.dice.pick(TRIPLES)
        return hyphenated(first + second)

    def token(self) -> str:
        return f"token-{self.new()}"

    def may_crash(self) -> None:
        """At the boundary of a commit."""
        if self.dice.happens(CRASHES):
            self.crashes += 1
            raise Crash

    async def others_may_come_in(self) -> None:
        """At a read: who acts at the same moment goes on, in an order that the dice say."""
        if self.dice.happens(YIELDS):
            await asyncio.sleep(0)


async def no_pause(tries: int) -> None:
    """The core's `Pause`: lets the faster one finish, and takes no time."""
    for _ in range(tries):
        await asyncio.sleep(0)
