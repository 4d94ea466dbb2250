"""Who is looking at which chat right now, in this process."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import Final, TypeAlias

BACKLOG: Final = 256
"""Frames that may wait for a slow connection; then it is cut, comes back and catches up."""


class Hint(Enum):
    LOOK = "look"
    """The transcript has something new."""


class Parting(IntEnum):
    """Why the server ends a connection: WebSocket close codes (4000 and up are ours)."""

    STOPPING = 1001
    TRY_AGAIN = 1013
    UNKNOWN_BROWSER = 4401
    OPEN_ELSEWHERE = 4409


News: TypeAlias = Hint | Parting | str


@dataclass(slots=True, eq=False)
class Listener:
    """One connection's news in order: frames to send, hints to look, and at last a parting."""

    _news: asyncio.Queue[News] = field(default_factory=lambda: asyncio.Queue(BACKLOG + 1))
    _hinted: bool = False

    def tell(self, news: News) -> None:
        if news is Hint.LOOK:
            if self._hinted:
                return
            self._hinted = True
        if self._news.qsize() >= BACKLOG:
            self.part(Parting.TRY_AGAIN)
        else:
            self._news.put_nowait(news)

    def part(self, parting: Parting) -> None:
        """Nothing that waits is worth sending any more."""
        while not self._news.empty():
            self._news.get_nowait()
        self._news.put_nowait(parting)

    async def next(self, patience: float | None) -> News:
        """The next news; after `patience` seconds without any, a hint to look all the same."""
        try:
            async with asyncio.timeout(patience):
                news = await self._news.get()
        except TimeoutError:
            return Hint.LOOK
        if news is Hint.LOOK:
            self._hinted = False
        return news


class Audience:
    """The listeners of every address. At most `seats` at one: the one there longest leaves first."""

    def __init__(self, seats: int) -> None:
        self._seats = seats
        self._listeners: defaultdict[str, list[Listener]] = defaultdict(list)

    @contextmanager
    def join(self, address: str) -> Iterator[Listener]:
        """Listen at an address while the block runs."""
        present = self._listeners[address]
        if len(present) >= self._seats:
            present.pop(0).part(Parting.OPEN_ELSEWHERE)
        listener = Listener()
        present.append(listener)
        try:
            yield listener
        finally:
            self._leave(address, listener)

    def tell(self, address: str, news: News) -> None:
        for listener in tuple(self._listeners.get(address, ())):
            listener.tell(news)

    def dismiss(self) -> None:
        """Send everybody away: the server stops."""
        for present in self._listeners.values():
            for listener in present:
                listener.part(Parting.STOPPING)

    def _leave(self, address: str, listener: Listener) -> None:
        present = self._listeners[address]
        if listener in present:
            present.remove(listener)
        if not present:
            del self._listeners[address]
