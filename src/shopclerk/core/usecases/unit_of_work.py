"""The unit of work: read, remember what changed, write nothing until commit.

`decide` is an async function of a `Work`: it reads through it, calls the domain, and remembers. `transact`
commits what it remembered as one guarded changeset; when somebody else was faster it decides again, on what
is true by then.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from shopclerk.core.domain.errors import DiscountRefused, DomainError, OutOfStock, StockMoved
from shopclerk.core.ports.changeset import Admitted, Moved, Refusal, Short, Spent
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.errors import Conflict
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.store import Store
from shopclerk.core.usecases.work import Work

T = TypeVar("T")

TRIES: Final = 12


class Pause(Protocol):
    """Waits a little before try number `tries` (1, 2, ...), with jitter, longer each time."""

    async def __call__(self, tries: int) -> None: ...


@dataclass(frozen=True, slots=True)
class UnitOfWork:
    """Runs decisions: all of it or nothing, and again when others were faster."""

    store: Store
    clock: Clock
    ids: IdSource
    pause: Pause

    async def transact(self, decide: Callable[[Work], Awaitable[T]]) -> T:
        """Commit what `decide` remembers and answer what it answered.

        `decide` may run several times and must have no effect but through its `Work`. Raises what it raises,
        OutOfStock when the units are gone at commit, Conflict when it lost every time.
        """
        refusal: Refusal | None = None
        lost = False
        for tries in range(TRIES):
            if lost:
                await self.pause(tries)
            work = Work(self.store, id=self.ids.new(), at=self.clock.now(), hopeful=tries == 0)
            try:
                answer = await decide(work)
            except DomainError:
                if await work.hoped_in_vain():
                    continue
                raise
            changeset = work.changeset()
            if changeset.is_empty:
                if await work.hoped_in_vain():
                    continue
                return answer
            outcome = await self.store.commit(changeset)
            if isinstance(outcome, Admitted):
                return answer
            refusal = outcome.reason
            _raise_final(refusal)
            lost = not work.hoped_for(refusal)
        raise Conflict(repr(refusal))


def _raise_final(refusal: Refusal) -> None:
    """What deciding again cannot mend, as the domain's error."""
    match refusal:
        case Short(sku_id, wanted, left):
            raise OutOfStock(sku_id, wanted, max(left, 0))
        case Moved(sku_id, on_hand):
            raise StockMoved(sku_id, on_hand)
        case Spent(name, _):
            raise DiscountRefused(name.split(":")[1], "used_up")
        case _:
            return
