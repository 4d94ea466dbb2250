"""What a chat of staff waits for about their quiet hours."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class AwaitQuiet:
    """The next text is from when until when it is quiet, for `me` or for the `shop`."""

    whose: str


@dataclass(frozen=True, slots=True)
class AwaitClocks:
    """The next text is the place by whose clocks those hours go."""

    whose: str


Awaited: TypeAlias = AwaitQuiet | AwaitClocks
