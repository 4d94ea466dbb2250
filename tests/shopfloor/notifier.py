"""A notifier that only remembers, and fails when a test says so."""

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from shopclerk.core.domain.events import Event
from shopclerk.core.ports.outbox import Delivery


def everybody(event: Event) -> tuple[str, ...]:
    """The audience unless a test says otherwise."""
    return ("customer", "staff")


@dataclass(slots=True)
class RecordingNotifier:
    """`told` is what each recipient heard, in order; `tries` counts every try to tell them.

    `audience` answers who must hear of an event, and may raise.
    """

    audience: Callable[[Event], tuple[str, ...]] = everybody
    told: defaultdict[str, list[Event]] = field(default_factory=lambda: defaultdict(list))
    tries: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    _failures: defaultdict[str, deque[Exception]] = field(default_factory=lambda: defaultdict(deque))

    def fails(self, recipient: str, *failures: Exception) -> None:
        """Telling the recipient fails so, one failure a try; then it works again."""
        self._failures[recipient].extend(failures)

    def works_again(self) -> None:
        """Nobody is out of reach any more."""
        self._failures.clear()

    async def recipients(self, event: Event) -> tuple[str, ...]:
        return self.audience(event)

    async def tell(self, delivery: Delivery) -> None:
        self.tries[delivery.recipient] += 1
        if failures := self._failures[delivery.recipient]:
            raise failures.popleft()
        self.told[delivery.recipient].append(delivery.event)
