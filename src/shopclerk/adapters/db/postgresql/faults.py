"""What goes wrong with PostgreSQL, as the ports' typed facts."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy.exc import DBAPIError, IntegrityError

from shopclerk.core.ports.errors import Conflict, OutcomeUnknown, PortError, Unavailable

# https://www.postgresql.org/docs/current/errcodes-appendix.html
CROSSED: Final = frozenset({"40001", "40P01"})
"""Somebody else was in the way, or waited for us while we waited for them."""
UNWILLING: Final = ("08", "25P03", "53", "55P03", "57", "58")
"""Connections, resources, locks waited for too long, cancelled or shutting down, the disk."""
STALE_PLAN: Final = frozenset({"0A000", "26000"})
"""The tables are others than when the statement was prepared, or a pooler gave it to another server."""
NOTHING_COMMITTED: Final = ("23", "40")


class Again(Exception):
    """Nothing was written, and done once more it may go well; `fact` is what to tell when it does not, after
    so many `tries`.
    """

    def __init__(self, fact: PortError, *, tries: int) -> None:
        super().__init__(str(fact))
        self.fact = fact
        self.tries = tries


@contextmanager
def translating() -> Iterator[None]:
    """Library errors of statements, none of which is committed yet: Again, or Unavailable."""
    try:
        yield
    except DBAPIError as fault:
        if (told := _told(fault)) is None:
            raise
        raise told from fault
    except OSError as fault:
        raise Unavailable(f"database: {words(fault)}") from fault


def _told(fault: DBAPIError) -> Exception | None:
    state, words = state_of(fault), str(fault.orig)
    if state in CROSSED:
        return Again(Conflict(words), tries=8)
    if isinstance(fault, IntegrityError):
        # What was not there when it was looked for was written by somebody else in between: now it is seen.
        return Again(Conflict(words), tries=3)
    if fault.connection_invalidated or state in STALE_PLAN or _is_stale(fault):
        return Again(Unavailable(f"database: {words}"), tries=2)
    if state.startswith(UNWILLING):
        return Unavailable(f"database: {words}")
    return None


def state_of(fault: DBAPIError) -> str:
    """The five characters that name it; empty when the server said nothing."""
    cause: Any = fault.orig
    return getattr(cause, "sqlstate", None) or ""


def words(fault: OSError) -> str:
    """What it says; time-outs say nothing."""
    return str(fault) or type(fault).__name__


def _is_stale(fault: DBAPIError) -> bool:
    return type(fault.orig).__name__ == "InvalidCachedStatementError"


@contextmanager
def translating_commit() -> Iterator[None]:
    """Errors of COMMIT itself: OutcomeUnknown unless the server said that nothing was written."""
    try:
        yield
    except DBAPIError as fault:
        if state_of(fault).startswith(NOTHING_COMMITTED):
            raise
        raise OutcomeUnknown(f"database commit: {fault.orig}") from fault
    except OSError as fault:
        raise OutcomeUnknown(f"database commit: {words(fault)}") from fault
