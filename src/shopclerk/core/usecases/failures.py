"""What was given up: staff see it, have it tried again, or put it away."""

from dataclasses import dataclass

from shopclerk.core.domain.acts import Act, noted
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.dead_letters import DeadLetter, DeadLetters
from shopclerk.core.ports.ids import IdSource


@dataclass(frozen=True, slots=True)
class ListFailures:
    """A page of dead letters after one of them, and how many there are in all. For staff.

    Raises NotAllowed.
    """

    letters: DeadLetters

    async def __call__(
        self, *, actor: Actor, after: str = "", limit: int = 5
    ) -> tuple[tuple[DeadLetter, ...], int]:
        actor.must_be_staff("ListFailures")
        return await self.letters.page(after, limit), await self.letters.count()


@dataclass(frozen=True, slots=True)
class RetryFailure:
    """Try one again; False when it is not there any more, as somebody was faster. For staff.

    Raises NotAllowed.
    """

    letters: DeadLetters
    ids: IdSource
    clock: Clock

    async def __call__(self, *, actor: Actor, letter_id: str) -> bool:
        actor.must_be_staff("RetryFailure")
        now = self.clock.now()
        noting = noted(Act.FAILURE_RETRIED, id=self.ids.new(), by=actor, at=now)
        return await self.letters.revive(letter_id, now, noting)


@dataclass(frozen=True, slots=True)
class RetryFailures:
    """Try all again; answers how many there were. For staff. Raises NotAllowed."""

    letters: DeadLetters
    ids: IdSource
    clock: Clock

    async def __call__(self, *, actor: Actor) -> int:
        actor.must_be_staff("RetryFailures")
        now = self.clock.now()
        noting = noted(Act.FAILURES_RETRIED, id=self.ids.new(), by=actor, at=now)
        return await self.letters.revive_all(now, noting)


@dataclass(frozen=True, slots=True)
class DropFailure:
    """Put one away for good; False when it is not there any more. For staff. Raises NotAllowed."""

    letters: DeadLetters
    ids: IdSource
    clock: Clock

    async def __call__(self, *, actor: Actor, letter_id: str) -> bool:
        actor.must_be_staff("DropFailure")
        now = self.clock.now()
        noting = noted(Act.FAILURE_DROPPED, id=self.ids.new(), by=actor, at=now)
        return await self.letters.drop(letter_id, now, noting)
