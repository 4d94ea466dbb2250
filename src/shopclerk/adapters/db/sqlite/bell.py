"""Answers of another thread, brought into an event loop: many with one ring."""

import asyncio
from collections import deque
from concurrent.futures import Future
from typing import Any, TypeAlias, TypeVar

T = TypeVar("T")
Pair: TypeAlias = tuple[asyncio.Future[Any], Future[Any]]


class Bell:
    """To wake the loop is a call of the system: whoever answers many at once rings once for all of them."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._answered: deque[Pair] = deque()
        self._is_ringing = False

    @property
    def is_here(self) -> bool:
        """In the event loop that runs."""
        return self._loop is asyncio.get_running_loop()

    async def answer(self, there: Future[T]) -> T:
        """What that thread answers. Cancelled here it is cancelled there, if it was not begun."""
        here: asyncio.Future[T] = self._loop.create_future()
        there.add_done_callback(lambda _: self._ring((here, there)))
        try:
            return await here
        finally:
            there.cancel()

    def _ring(self, pair: Pair) -> None:
        """From any thread. What is added before all was told is told with it."""
        self._answered.append(pair)
        if not (self._is_ringing or self._loop.is_closed()):
            self._is_ringing = True
            self._loop.call_soon_threadsafe(self._tell)

    def _tell(self) -> None:
        self._is_ringing = False
        while self._answered:
            here, there = self._answered.popleft()
            if here.done() or there.cancelled():
                continue
            if (fault := there.exception()) is not None:
                here.set_exception(fault)
            else:
                here.set_result(there.result())
