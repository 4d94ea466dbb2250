"""How many messages a second Telegram takes."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from tests.fake_telegram.errors import TooManyRequests

SENDS: Final = ("send", "edit", "copy", "forward")
"""How methods begin that count."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Calls within so many seconds: in all, in one private chat, in one group. None: not counted.

    The figures are those that Telegram names for bots; it lets short bursts pass, which these bounds on a
    longer time allow as well.
    """

    overall: tuple[int, float] | None = (30, 1.0)
    chat: tuple[int, float] | None = (10, 10.0)
    group: tuple[int, float] | None = (20, 60.0)


UNLIMITED: Final = Limits(None, None, None)


@dataclass(slots=True)
class Throttle:
    """Counts calls by the clock it is given; a call too many raises TooManyRequests and is not counted."""

    limits: Limits
    now: Callable[[], float]
    _calls: dict[str, deque[float]] = field(default_factory=dict)

    def count(self, method: str, chat_id: int | None) -> None:
        if not method.startswith(SENDS) or chat_id is None:
            return
        bounds = [("overall", self.limits.overall)]
        bounds.append((str(chat_id), self.limits.group if chat_id < 0 else self.limits.chat))
        counted = [(self._recent(name, bound[1]), bound) for name, bound in bounds if bound]
        for calls, (most, seconds) in counted:
            if len(calls) >= most:
                raise TooManyRequests(max(1, math.ceil(calls[0] + seconds - self.now())))
        for calls, _ in counted:
            calls.append(self.now())

    def _recent(self, name: str, seconds: float) -> deque[float]:
        calls = self._calls.setdefault(name, deque())
        while calls and calls[0] <= self.now() - seconds:
            calls.popleft()
        return calls
