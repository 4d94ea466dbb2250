"""No faster than Telegram takes it, what people wait for first, and nothing dropped."""

import heapq
from asyncio import Future, TimerHandle, get_running_loop
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import count
from typing import Any, Final, Protocol, TypeAlias

from shopclerk.adapters.telegram.addresses import Place
from shopclerk.adapters.telegram.calls import Bot, Call
from shopclerk.adapters.telegram.windows import Window
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable

COUNTED: Final = ("send", "edit")
"""How the methods begin that Telegram counts. Acknowledging a press is none of them, and waits for nobody."""

PATIENCE: Final = (60.0, 5.0, 5.0)
"""Seconds of `retry_after` that a call waits here in all, by its urgency; whoever is told of more tries again
later. Notices are sent many at a time: one that waited for long would keep the others waiting.
"""

TRIES: Final = 3
"""Of what may be repeated without harm when the line broke."""

REMEMBERED: Final = 10_000
"""Chats whose pace is known."""

MANY: Final = 3
"""Chats that are refused at once when it is the bot that was too fast."""


class Urgency(IntEnum):
    """Who goes first: the answer to a person, then notices, then what is sent to many."""

    ANSWER = 0
    NOTICE = 1
    BROADCAST = 2


@dataclass(frozen=True, slots=True)
class Pace:
    """So many calls within so many seconds. Telegram names 30 a second in all, one a second in a private chat
    (short bursts pass) and 20 a minute in a group: core.telegram.org/bots/faq. `reserved` of all are for
    answers: whatever else is sent, a person need not wait until the second is over.

    It is the pace of one process. Several know nothing of each other: together they may be too fast, are told
    so by Telegram, and wait.
    """

    overall: tuple[int, float] = (28, 1.0)
    chat: tuple[int, float] = (8, 8.0)
    group: tuple[int, float] = (19, 60.0)
    reserved: int = 8


class Timers(Protocol):
    """What is needed of an event loop."""

    def time(self) -> float: ...

    def call_later(self, delay: float, callback: Callable[[], None], /) -> TimerHandle: ...


Waiting: TypeAlias = tuple[Urgency, int, "Future[None]"]
"""Who waits: the most urgent first, in order of coming."""


@dataclass(slots=True)
class Lane:
    """A chat, and who waits to say something there."""

    window: Window
    waiting: list[Waiting] = field(default_factory=list)
    timer: TimerHandle | None = None

    def head(self) -> Waiting | None:
        """Who is next; whoever was cancelled is passed over."""
        while self.waiting and self.waiting[0][2].done():
            heapq.heappop(self.waiting)
        return self.waiting[0] if self.waiting else None


class Line:
    """Every call of one bot from this process stands in it. A turn is taken of the chat and of all in one
    moment: a chat that must wait keeps nobody else waiting, and who waits for all uses up none of its chat's.
    """

    def __init__(self, pace: Pace, timers: Timers) -> None:
        self._pace = pace
        self._timers = timers
        self._overall = Window(*pace.overall)
        self._lanes: OrderedDict[int, Lane] = OrderedDict()
        self._ready: list[tuple[Waiting, Lane]] = []
        self._numbers = count()
        self._refused: deque[tuple[float, int]] = deque()
        self._timer: TimerHandle | None = None
        self._resting: set[Future[None]] = set()
        self._is_closed = False

    def close(self) -> None:
        """When there is no time left: who waits, or would have to, is told so (Unavailable)."""
        self._is_closed = True
        for lane in self._lanes.values():
            for _, _, turn in lane.waiting:
                _turn_away(turn)
        for over in self._resting:
            _turn_away(over)

    async def turn(self, chat_id: int, urgency: Urgency) -> None:
        """Until this call may be made. Raises Unavailable once this is closed."""
        lane, turn = self._lane(chat_id), get_running_loop().create_future()
        heapq.heappush(lane.waiting, (urgency, next(self._numbers), turn))
        self._offer(lane)
        self._admit()
        if self._is_closed:
            _turn_away(turn)
        await turn

    def hold(self, chat_id: int, seconds: float) -> None:
        """Telegram does not say whether the chat or the bot was too fast. It is the chat, unless many are
        refused at once.
        """
        now = self._timers.time()
        self._lane(chat_id).window.hold(now + seconds)
        while self._refused and self._refused[0][0] + self._pace.overall[1] < now:
            self._refused.popleft()
        self._refused.append((now, chat_id))
        if len({chat for _, chat in self._refused}) >= MANY:
            self._overall.hold(now + seconds)

    async def rest(self, seconds: float) -> None:
        """Keeps nobody but the caller waiting. Raises Unavailable once this is closed."""
        over: Future[None] = get_running_loop().create_future()
        timer = self._timers.call_later(seconds, lambda: _let_go(over))
        self._resting.add(over)
        try:
            if self._is_closed:
                _turn_away(over)
            await over
        finally:
            self._resting.discard(over)
            timer.cancel()

    def _offer(self, lane: Lane) -> None:
        """Let the next of a chat stand in line for all, as soon as the chat has room."""
        head, now = lane.head(), self._timers.time()
        if head is None:
            return
        free_at = lane.window.free_at(now)
        if free_at <= now:
            heapq.heappush(self._ready, (head, lane))
        elif lane.timer is None:
            lane.timer = self._timers.call_later(free_at - now, lambda: self._ring(lane))

    def _ring(self, lane: Lane) -> None:
        lane.timer = None
        self._offer(lane)
        self._admit()

    def _admit(self) -> None:
        """Everybody who may go now, and a bell for who is next."""
        while self._ready:
            head, lane = self._ready[0]
            now = self._timers.time()
            stands = lane.head() is head  # nobody more urgent came to that chat, and this one still waits
            if not (stands and lane.window.free_at(now) <= now):
                heapq.heappop(self._ready)
                self._offer(lane)
                continue
            free_at = self._overall.free_at(now, self._spared(head[0]))
            if free_at > now:
                self._wake_in(free_at - now)
                return
            heapq.heappop(self._ready)
            self._take(lane, head, now)

    def _spared(self, urgency: Urgency) -> int:
        return 0 if urgency is Urgency.ANSWER else self._pace.reserved

    def _take(self, lane: Lane, head: Waiting, now: float) -> None:
        lane.window.take(now)
        self._overall.take(now)
        head[2].set_result(None)
        self._offer(lane)

    def _wake_in(self, delay: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._timers.call_later(delay, self._admit)

    def _lane(self, chat_id: int) -> Lane:
        if chat_id not in self._lanes:
            self._forget()
            bounds = self._pace.group if Place(chat_id).is_group else self._pace.chat
            self._lanes[chat_id] = Lane(Window(*bounds))
        self._lanes.move_to_end(chat_id)
        return self._lanes[chat_id]

    def _forget(self) -> None:
        """Of the chats that were quiet longest a few, where nobody waits and nothing is counted any more."""
        now = self._timers.time()
        for _ in range(2 if len(self._lanes) >= REMEMBERED else 0):
            chat_id, lane = self._lanes.popitem(last=False)
            if lane.waiting or not lane.window.is_fresh(now):
                self._lanes[chat_id] = lane


def _let_go(waiting: "Future[None]") -> None:
    if not waiting.done():
        waiting.set_result(None)


def _turn_away(waiting: "Future[None]") -> None:
    if not waiting.done():
        waiting.set_exception(Unavailable("telegram: there is no time left to wait"))


@dataclass(frozen=True, slots=True)
class Paced:
    """A `Bot` whose calls stand in line. A 429 is waited for and the call made again; so is, a few times,
    what may be repeated when the outcome is unknown. Everything else is told as it is.
    """

    bot: Bot
    line: Line
    urgency: Urgency

    async def call(self, call: Call) -> Any:
        counted = call.chat_id if call.method.startswith(COUNTED) else None
        patience = PATIENCE[self.urgency]
        while True:
            if counted is not None:
                await self.line.turn(counted, self.urgency)
            try:
                return await self._persistently(call)
            except Unavailable as refused:
                wait = refused.retry_after.total_seconds() if refused.retry_after else patience + 1
                patience -= wait
                if patience < 0:
                    raise
            if counted is not None:
                self.line.hold(counted, wait)
            else:
                await self.line.rest(wait)

    async def download(self, file_path: str) -> bytes:
        return await self.bot.download(file_path)

    async def _persistently(self, call: Call) -> Any:
        for _ in range(TRIES - 1 if call.is_repeatable else 0):
            try:
                return await self.bot.call(call)
            except OutcomeUnknown:
                continue
        return await self.bot.call(call)
