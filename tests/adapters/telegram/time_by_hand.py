"""Time that passes when a test says so, and a Telegram that notes when it was called."""

import asyncio
import heapq
from asyncio import Task, TimerHandle
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from shopclerk.adapters.telegram.calls import Call
from shopclerk.adapters.telegram.line import Line
from shopclerk.adapters.telegram.pace import Urgency
from shopclerk.adapters.telegram.pacing import Paced


class HandTimers:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self._now = 0.0
        self._due: list[tuple[float, int, TimerHandle]] = []
        self._numbers = count()

    def time(self) -> float:
        return self._now

    def call_later(self, delay: float, callback: Callable[[], None], /) -> TimerHandle:
        at = self._now + delay
        handle = TimerHandle(at, callback, (), asyncio.get_running_loop())
        heapq.heappush(self._due, (at, next(self._numbers), handle))
        return handle

    async def pass_(self, seconds: float) -> None:
        """Whatever is due meanwhile happens in its order, and everybody does what can be done then."""
        end = self._now + seconds
        await settled()
        while self._due and self._due[0][0] <= end:
            self._now, _, handle = heapq.heappop(self._due)
            if not handle.cancelled():
                handle._run()
            await settled()
        self._now = end


async def settled() -> None:
    """Until everybody waits again."""
    for _ in range(50):
        await asyncio.sleep(0)


@dataclass(slots=True)
class Telegram:
    """A `Bot` that notes which chat was called when, and does what `trouble` says first."""

    timers: HandTimers
    made: list[tuple[float, int | None, str]] = field(default_factory=list)
    trouble: list[Exception] = field(default_factory=list)

    async def call(self, call: Call) -> Any:
        if self.trouble:
            raise self.trouble.pop(0)
        self.made.append((self.timers.time(), call.chat_id, str(call.body.get("text", call.method))))
        return True

    async def download(self, file_path: str) -> bytes:
        return b""

    @property
    def times(self) -> list[float]:
        return [at for at, _, _ in self.made]

    @property
    def texts(self) -> list[str]:
        return [text for _, _, text in self.made]


@dataclass(slots=True)
class Bench:
    timers: HandTimers
    telegram: Telegram
    line: Line
    begun: list[Task[Any]] = field(default_factory=list)

    def sends(self, chat_id: int, text: str = "", urgency: Urgency = Urgency.ANSWER) -> Task[Any]:
        return self.calls(Call("sendMessage", {"chat_id": chat_id, "text": text}), urgency)

    def calls(self, call: Call, urgency: Urgency = Urgency.ANSWER) -> Task[Any]:
        task = asyncio.create_task(Paced(self.telegram, self.line, urgency).call(call))
        self.begun.append(task)
        return task


def within(times: list[float], seconds: float) -> int:
    """How many at most fall into any stretch of so many seconds."""
    return max(sum(start <= at < start + seconds for at in times) for start in times)
