"""So many within so many seconds, whichever seconds one looks at."""

from collections import deque


class Window:
    """At most `most` are taken within `seconds`, and none while it is held. Times are those of one clock."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds
        self._taken: deque[float] = deque()
        self._held_until = float("-inf")

    def take(self, now: float, count: int = 1) -> None:
        """More at once than fit are taken all the same; whoever comes next waits the longer."""
        self._taken.extend([now] * count)

    def hold(self, until: float) -> None:
        self._held_until = max(self._held_until, until)

    def free_at(self, now: float, spare: int = 0) -> float:
        """When one more may be taken so that `spare` others still could; now at the earliest."""
        self._forget(now)
        most = self._most - spare
        room = self._taken[-most] + self._seconds if len(self._taken) >= most else now
        return max(room, self._held_until, now)

    def is_fresh(self, now: float) -> bool:
        """It is as if nothing had ever been taken."""
        self._forget(now)
        return not self._taken and self._held_until <= now

    def _forget(self, now: float) -> None:
        while self._taken and self._taken[0] + self._seconds <= now:
            self._taken.popleft()
