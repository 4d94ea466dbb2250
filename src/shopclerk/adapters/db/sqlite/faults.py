"""What goes wrong with SQLite, as the ports' typed facts."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, exc
from sqlalchemy.exc import DatabaseError, DBAPIError, IntegrityError, OperationalError

from shopclerk.adapters.db.faults import Damaged
from shopclerk.core.ports.errors import Conflict, OutcomeUnknown, Unavailable

NOTHING_COMMITTED: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL})
"""SQLite's primary result codes after which a COMMIT is known to have had no effect."""
BROKEN: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})

_PRIMARY: Final = 0xFF


@contextmanager
def translating() -> Iterator[None]:
    """Library errors of statements, none of which is committed yet.

    Raises Unavailable when the database is locked, full or out of reach; Conflict when a key that nobody
    claimed is there already, or a row refers to one that is not; Damaged when the file is not whole.
    """
    try:
        yield
    except IntegrityError as fault:
        raise Conflict(str(fault.orig)) from fault
    except (OperationalError, exc.TimeoutError) as fault:
        raise Unavailable(f"database: {fault.args[0]}") from fault
    except DatabaseError as fault:
        if not is_damage(fault):
            raise
        raise Damaged(
            f"cannot be read ({fault.orig}); restore it from a backup, or name another file"
        ) from fault


@contextmanager
def translating_commit(connection: Connection) -> Iterator[None]:
    """Library errors of COMMIT itself: OutcomeUnknown unless the code tells that nothing was written.

    The connection may be left inside the transaction: it is thrown away, which ends it.
    """
    try:
        yield
    except OperationalError as fault:
        connection.invalidate()
        if _code(fault) in NOTHING_COMMITTED:
            raise
        raise OutcomeUnknown(f"database commit: {fault.args[0]}") from fault


def is_damage(fault: DBAPIError) -> bool:
    """Whether the file itself is broken, not what is in it."""
    return _code(fault) in BROKEN


def _code(fault: DBAPIError) -> int | None:
    cause = fault.orig
    return cause.sqlite_errorcode & _PRIMARY if isinstance(cause, sqlite3.Error) else None
