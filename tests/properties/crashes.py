"""Crashes at commit boundaries, on the memory store."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from shopclerk.adapters.memory.state import Memory

T = TypeVar("T")


class Crash(Exception):
    """The process died here."""


@dataclass(slots=True)
class Crashes:
    """Lets the process die once, right before or right after one of the next commits is written."""

    memory: Memory

    def __post_init__(self) -> None:
        self.disarm()

    def arm(self, *, after: bool, commits: int = 1) -> None:
        """Die at the `commits`-th commit from now."""
        left = commits

        def die() -> None:
            nonlocal left
            left -= 1
            if left == 0:
                self.disarm()
                raise Crash

        if after:
            self.memory.after_commit = die
        else:
            self.memory.before_commit = die

    @property
    def is_armed(self) -> bool:
        return (self.memory.before_commit, self.memory.after_commit) != (_nothing, _nothing)

    def disarm(self) -> None:
        self.memory.before_commit = self.memory.after_commit = _nothing

    async def survive(self, command: Callable[[], Awaitable[T]]) -> T:
        """Run the command, and after a crash once more from its start, as the inbox and the clock would."""
        try:
            return await command()
        except Crash:
            return await command()
        except ExceptionGroup as failures:
            others = failures.split(Crash)[1]
            if others is not None:
                raise others from None
            return await command()


def _nothing() -> None:
    """No crash."""
