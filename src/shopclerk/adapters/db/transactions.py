"""What every part of the database stands on: three ways to run a function in a transaction of its own."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlalchemy import Connection

from shopclerk.adapters.db.asking import A, Answering, Q
from shopclerk.core.ports.changeset import Admitted, Changeset, Refused

T = TypeVar("T")


class Transactions(Protocol):
    """`read` sees one committed state. `write` and `commit` answer once it is durable, as if one came after
    the other; several of them may share a transaction. A function may run twice, undone between. Of one
    `lane` one is written at a time, so that those who would undo one another take turns.

    A caller that is cancelled does no harm: its work is done or not begun. Raises Unavailable when nothing
    was written, OutcomeUnknown when that cannot be told, Conflict when a key or a reference is in the way.
    `lease` is `write` for claiming what is free: what another is just writing is not waited for, and a
    server that crashes may forget it.
    `is_shared` tells whether other processes do the same work on this database at the same time.
    """

    @property
    def is_shared(self) -> bool: ...

    async def read(self, work: Callable[[Connection], T]) -> T: ...

    async def ask(self, answering: Answering[Q, A], question: Q) -> A:
        """Like `read`: who waits with a question of the same sort is answered by the same statements."""
        ...

    async def write(self, work: Callable[[Connection], T], *, lane: str = "") -> T: ...

    async def note(self, noting: Answering[Q, A], what: Q, *, lane: str = "") -> A:
        """Like `write`: what waits to be noted in the same way may be written by the same statements."""
        ...

    async def lease(self, work: Callable[[Connection], T]) -> T: ...

    async def commit(self, changeset: Changeset) -> Admitted | Refused: ...

    async def close(self) -> None:
        """Finish what was begun, then let go."""
        ...
