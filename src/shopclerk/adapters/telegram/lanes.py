"""Chats, each with its own pace and its own queue."""

import heapq
from asyncio import Future, TimerHandle
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from shopclerk.adapters.telegram.addresses import Place
from shopclerk.adapters.telegram.pace import Pace, Urgency
from shopclerk.adapters.telegram.windows import Window

REMEMBERED: Final = 10_000
"""Chats whose pace is known."""

Waiting: TypeAlias = tuple[Urgency, int, "Future[None]"]
"""Who waits: the most urgent first, in order of coming."""


@dataclass(slots=True)
class Lane:
    """A chat, and who waits to say something there. `offered` is who of them stands in line for all; `timer`
    rings when the chat has room again.
    """

    window: Window
    waiting: list[Waiting] = field(default_factory=list)
    offered: Waiting | None = None
    timer: TimerHandle | None = None

    def head(self) -> Waiting | None:
        """Who is next; whoever was cancelled is passed over."""
        while self.waiting and self.waiting[0][2].done():
            heapq.heappop(self.waiting)
        return self.waiting[0] if self.waiting else None


class Lanes:
    """Of the chats that were written to last, and of all where somebody waits."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._lanes: OrderedDict[int, Lane] = OrderedDict()

    def of(self, chat_id: int, now: float) -> Lane:
        if chat_id not in self._lanes:
            self._forget(now)
            bounds = self._pace.group if Place(chat_id).is_group else self._pace.chat
            self._lanes[chat_id] = Lane(Window(*bounds))
        self._lanes.move_to_end(chat_id)
        return self._lanes[chat_id]

    def __len__(self) -> int:
        return len(self._lanes)

    def __iter__(self) -> Iterator[Lane]:
        return iter(self._lanes.values())

    def _forget(self, now: float) -> None:
        """Of the chats that were quiet longest a few, where nobody waits and nothing is counted any more."""
        for _ in range(2 if len(self._lanes) >= REMEMBERED else 0):
            chat_id, lane = self._lanes.popitem(last=False)
            if lane.waiting or not lane.window.is_fresh(now):
                self._lanes[chat_id] = lane
