"""What somebody means to do later."""

import heapq
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

Act: TypeAlias = Callable[[], Coroutine[Any, Any, object]]


@dataclass(slots=True)
class Agenda:
    """Acts by the time they are due; those of one moment in the order they were noted."""

    noted: int = 0
    waiting: list[tuple[datetime, int, Act]] = field(default_factory=list)

    def note(self, at: datetime, act: Act) -> None:
        self.noted += 1
        heapq.heappush(self.waiting, (at, self.noted, act))

    def due(self, now: datetime) -> list[Act]:
        """Those whose time has come; they are off the agenda then."""
        acts = []
        while self.waiting and self.waiting[0][0] <= now:
            acts.append(heapq.heappop(self.waiting)[2])
        return acts
