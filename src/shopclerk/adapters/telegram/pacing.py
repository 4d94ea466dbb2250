"""No faster than Telegram takes it, what people wait for first, and nothing dropped."""

import heapq
from asyncio import Future, TimerHandle, get_running_loop
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from itertools import count
from typing import Any, Final, Protocol

from shopclerk.adapters.telegram.addresses import Place
from shopclerk.adapters.telegram.calls import Bot, Call
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable

COUNTED: Final = ("send", "edit")
"""How the methods begin that Telegram counts."""

PATIENCE: Final = 60.0
"""Seconds of `retry_after` that are waited for here; whoever is told of more tries again later."""

TRIES: Final = 3
"""Of what may be repeated without harm when the line broke."""

REMEMBERED: Final = 10_000
"""Chats whose pace is known."""


class Urgency(IntEnum):
    """Who goes first: the answer to a person, then notices, then what is sent to many."""

    ANSWER = 0
    NOTICE = 1
    BROADCAST = 2


@dataclass(frozen=True, slots=True)
class Pace:
    """So many calls within so many seconds. Telegram names 30 a second in all, one a second in a private chat
    (short bursts pass) and 20 a minute in a group: core.telegram.org/bots/faq.
    """

    overall: tuple[int, float] = (28, 1.0)
    chat: tuple[int, float] = (4, 4.0)
    group: tuple[int, float] = (19, 60.0)


class Timers(Protocol):
    """What is needed of an event loop."""

    def time(self) -> float: ...

    def call_later(self, delay: float, callback: Callable[[], None], /) -> TimerHandle: ...


class Queue:
    """At most `most` turns within `seconds`; the most urgent first, in order of coming."""

    def __init__(self, most: int, seconds: float, timers: Timers) -> None:
        self._most = most
        self._seconds = seconds
        self._timers = timers
        self._taken: deque[float] = deque()
        self._waiting: list[tuple[Urgency, int, Future[None]]] = []
        self._numbers = count()
        self._held_until = 0.0
        self._timer: TimerHandle | None = None

    async def turn(self, urgency: Urgency) -> None:
        waiting: Future[None] = get_running_loop().create_future()
        heapq.heappush(self._waiting, (urgency, next(self._numbers), waiting))
        self._admit()
        await waiting

    def hold(self, seconds: float) -> None:
        """Nobody for so long."""
        self._held_until = max(self._held_until, self._timers.time() + seconds)

    @property
    def is_idle(self) -> bool:
        return not self._waiting and self._next_at() <= self._timers.time()

    def _next_at(self) -> float:
        """When there is room again."""
        room = self._taken[0] + self._seconds if len(self._taken) >= self._most else 0.0
        return max(room, self._held_until)

    def _admit(self) -> None:
        now = self._timers.time()
        while self._taken and self._taken[0] + self._seconds <= now:
            self._taken.popleft()
        while self._waiting and self._next_at() <= now:
            _, _, waiting = heapq.heappop(self._waiting)
            if not waiting.done():  # who was cancelled takes no turn
                self._taken.append(now)
                waiting.set_result(None)
        if self._waiting and self._timer is None:
            self._timer = self._timers.call_later(self._next_at() - now, self._ring)

    def _ring(self) -> None:
        self._timer = None
        self._admit()


class Line:
    """Every call of one bot from this process stands in it."""

    def __init__(self, pace: Pace, timers: Timers) -> None:
        self._pace = pace
        self._timers = timers
        self._overall = Queue(*pace.overall, timers)
        self._chats: OrderedDict[int, Queue] = OrderedDict()

    async def turn(self, chat_id: int, urgency: Urgency) -> None:
        """First of its chat, then of all: a chat that must wait keeps nobody else waiting."""
        await self._chat(chat_id).turn(urgency)
        await self._overall.turn(urgency)

    def hold(self, chat_id: int, seconds: float) -> None:
        """Telegram does not say whether the chat or the bot was too fast: it is nearly always the chat."""
        self._chat(chat_id).hold(seconds)

    def _chat(self, chat_id: int) -> Queue:
        if chat_id not in self._chats:
            bounds = self._pace.group if Place(chat_id).is_group else self._pace.chat
            self._chats[chat_id] = Queue(*bounds, self._timers)
        self._chats.move_to_end(chat_id)
        if len(self._chats) > REMEMBERED:
            self._forget()
        return self._chats[chat_id]

    def _forget(self) -> None:
        """The chat that was quiet longest, if nobody waits there."""
        oldest = next(iter(self._chats))
        if self._chats[oldest].is_idle:
            del self._chats[oldest]


@dataclass(frozen=True, slots=True)
class Paced:
    """A `Bot` whose calls stand in line. A 429 is waited for and the call made again; so is, a few times,
    what may be repeated when the outcome is unknown. Everything else is told as it is.
    """

    bot: Bot
    line: Line
    urgency: Urgency

    async def call(self, call: Call) -> Any:
        if call.chat_id is None or not call.method.startswith(COUNTED):
            return await self._persistently(call)
        while True:
            await self.line.turn(call.chat_id, self.urgency)
            try:
                return await self._persistently(call)
            except Unavailable as refused:
                wait = refused.retry_after
                if wait is None or wait.total_seconds() > PATIENCE:
                    raise
                self.line.hold(call.chat_id, wait.total_seconds())

    async def download(self, file_path: str) -> bytes:
        return await self.bot.download(file_path)

    async def _persistently(self, call: Call) -> Any:
        for _ in range(TRIES - 1 if call.is_repeatable else 0):
            try:
                return await self.bot.call(call)
            except OutcomeUnknown:
                continue
        return await self.bot.call(call)
