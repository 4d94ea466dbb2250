"""The line in which every call of one bot stands."""

import heapq
from asyncio import Future, TimerHandle, get_running_loop
from collections import deque
from collections.abc import Callable
from itertools import count
from typing import Final, Protocol

from shopclerk.adapters.telegram.lanes import Lane, Lanes, Waiting
from shopclerk.adapters.telegram.pace import Pace, Urgency
from shopclerk.adapters.telegram.windows import Window
from shopclerk.core.ports.errors import Unavailable

MANY: Final = 3
"""Chats that are refused at once when it is the bot that was too fast."""


class Timers(Protocol):
    """What is needed of an event loop."""

    def time(self) -> float: ...

    def call_later(self, delay: float, callback: Callable[[], None], /) -> TimerHandle: ...


class Line:
    """Every call of one bot from this process stands in it. A turn is taken of the chat and of all in one
    moment: a chat that must wait keeps nobody else waiting, and who waits for all uses up none of its chat's.
    """

    def __init__(self, pace: Pace, timers: Timers) -> None:
        self._pace = pace
        self._timers = timers
        self._overall = Window(*pace.overall)
        self._lanes = Lanes(pace)
        self._ready: list[tuple[Waiting, Lane]] = []
        self._numbers = count()
        self._refused: deque[tuple[float, int]] = deque()
        self._timer: TimerHandle | None = None
        self._resting: set[Future[None]] = set()
        self._is_closed = False

    @property
    def is_closed(self) -> bool:
        return self._is_closed

    def close(self) -> None:
        """When there is no time left: who waits, or would have to, is told so (Unavailable)."""
        self._is_closed = True
        for lane in self._lanes:
            for _, _, turn in lane.waiting:
                _turn_away(turn)
        for over in self._resting:
            _turn_away(over)

    async def turn(self, chat_id: int, urgency: Urgency) -> None:
        """Until this call may be made. Raises Unavailable once this is closed."""
        lane, turn = self._lanes.of(chat_id, self._timers.time()), get_running_loop().create_future()
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
        self._lanes.of(chat_id, now).window.hold(now + seconds)
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
        """Let the next of a chat stand in line for all, once, as soon as the chat has room."""
        head, now = lane.head(), self._timers.time()
        if head is None or head is lane.offered:
            return
        free_at = lane.window.free_at(now)
        if free_at <= now:
            lane.offered = head
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
            if stands and lane.window.free_at(now) <= now:
                free_at = self._overall.free_at(now, self._pace.spared(head[0]))
                if free_at > now:
                    self._wake_in(free_at - now)
                    return
                self._take(lane, head, now)
            self._step_out()

    def _take(self, lane: Lane, head: Waiting, now: float) -> None:
        lane.window.take(now)
        self._overall.take(now)
        head[2].set_result(None)

    def _step_out(self) -> None:
        """Whoever is first leaves the line, for whoever is next of the same chat."""
        head, lane = heapq.heappop(self._ready)
        if lane.offered is head:
            lane.offered = None
        self._offer(lane)

    def _wake_in(self, delay: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._timers.call_later(delay, self._admit)


def _let_go(waiting: "Future[None]") -> None:
    if not waiting.done():
        waiting.set_result(None)


def _turn_away(waiting: "Future[None]") -> None:
    if not waiting.done():
        waiting.set_exception(Unavailable("telegram: there is no time left to wait"))
