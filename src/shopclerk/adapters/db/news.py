"""What the processes on one database tell each other, so that nobody waits until he looks by himself."""

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from enum import StrEnum
from typing import Protocol, TypeAlias


class Topic(StrEnum):
    OUTBOX = "outbox"
    """Somebody must be told of something."""
    INBOX = "inbox"
    """Something came in."""
    CHAT = "chat"
    """There is something new to see; the words say where."""


Heard: TypeAlias = Mapping[Topic, Callable[[str], None]]
"""Whom to call when others tell of a topic; with no words when there may be news of which nobody knows."""


class News(Protocol):
    """`tell` reaches the other processes that are `hearing` that topic, soon and in order, or not at all: it
    is worth a look earlier, never relied on. It returns at once. `is_heard` is whether what others tell
    arrives here now; while it does not, one has to look more often.
    """

    @property
    def is_heard(self) -> bool: ...

    def tell(self, topic: Topic, words: str = "") -> None: ...

    def hearing(self, heard: Heard) -> AbstractAsyncContextManager[None]: ...


class NoNews:
    """Of a process that is alone, or that cannot hear the others."""

    is_heard = False

    def tell(self, topic: Topic, words: str = "") -> None:
        """Nobody is there, or everybody looks by himself."""

    def hearing(self, heard: Heard) -> AbstractAsyncContextManager[None]:
        return nullcontext()
