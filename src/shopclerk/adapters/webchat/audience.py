"""Who is looking at which chat right now, in this process and in others."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator
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

    async def next(self) -> News:
        news = await self._news.get()
        if news is Hint.LOOK:
            self._hinted = False
        return news


class Audience:
    """The listeners of every address. At most `seats` at one: the one there longest leaves first.

    `elsewhere` carries what all of them are told to the other processes, where `hear` takes it.
    """

    def __init__(self, seats: int, elsewhere: Callable[[str], None]) -> None:
        self._seats = seats
        self._elsewhere = elsewhere
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

    def tell(self, address: str, news: Hint | str) -> None:
        self._tell_here(address, news)
        self._elsewhere(f"{address}\n{'' if isinstance(news, Hint) else news}")

    def hear(self, words: str) -> None:
        """What was told elsewhere; without words it is not known what, and everybody looks."""
        address, _, frame = words.partition("\n")
        for each in (address,) if address else tuple(self._listeners):
            self._tell_here(each, frame or Hint.LOOK)

    def dismiss(self) -> None:
        """Send everybody away: the server stops."""
        for present in self._listeners.values():
            for listener in present:
                listener.part(Parting.STOPPING)

    def _tell_here(self, address: str, news: Hint | str) -> None:
        for listener in tuple(self._listeners.get(address, ())):
            listener.tell(news)

    def _leave(self, address: str, listener: Listener) -> None:
        present = self._listeners[address]
        if listener in present:
            present.remove(listener)
        if not present:
            del self._listeners[address]
