"""SQLite engines: one for the writer, one for the readers, through the synchronous driver."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event

from shopclerk.adapters.db.faults import Damaged, DatabaseRefused
from shopclerk.adapters.db.json_text import compact_json
from shopclerk.adapters.db.sqlite.faults import translating
from shopclerk.adapters.db.tuning import Tuning
from shopclerk.adapters.db.urls import SQLITE, parsed, refused

EXAMPLE: Final = f"{SQLITE}:///shop.db"

T = TypeVar("T")


def sqlite_path(url: str) -> Path:
    """The file that the URL names, its folder made if need be; or DatabaseRefused."""
    path = _named_path(parsed(url))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab"):
            return path
    except OSError as fault:
        raise DatabaseRefused(
            url, f"cannot be written: {fault.strerror}; name a file you may write"
        ) from None


def _named_path(address: URL) -> Path:
    if address.drivername != SQLITE:
        raise refused(address, f"is no file; write one like {EXAMPLE}")
    if not address.database or address.database == ":memory:" or address.host or address.query:
        raise refused(address, f"names no file on this machine; write one like {EXAMPLE}")
    return Path(address.database)


def writing_engine(path: Path, tuning: Tuning) -> Engine:
    """One connection, whose transactions take the write lock when they begin."""
    engine = _engine(path, connections=1)
    event.listen(engine, "connect", partial(_prepare, tuning))
    event.listen(engine, "begin", _begin_immediate)
    return engine


def reading_engine(path: Path, tuning: Tuning) -> Engine:
    """Connections that see one committed state a transaction and cannot write."""
    engine = _engine(path, connections=tuning.readers)
    event.listen(engine, "connect", partial(_prepare, tuning))
    event.listen(engine, "connect", _forbid_writing)
    event.listen(engine, "begin", _begin)
    return engine


def at_start(url: str, tuning: Tuning, work: Callable[[Connection], T], *, writes: bool = True) -> T:
    """Do this alone in a transaction; raises Unavailable when another process keeps the file locked."""
    with alone(url, tuning, writes=writes) as connection:
        return work(connection)


@contextmanager
def alone(url: str, tuning: Tuning, *, writes: bool) -> Iterator[Connection]:
    """A transaction, committed at the end; see `at_start`."""
    path = sqlite_path(url)
    engine = writing_engine(path, tuning) if writes else reading_engine(path, tuning)
    try:
        with translating(), engine.begin() as connection:
            yield connection
    except Damaged as fault:
        raise DatabaseRefused(url, str(fault)) from fault
    finally:
        engine.dispose()


def _engine(path: Path, connections: int) -> Engine:
    return create_engine(
        URL.create(SQLITE, database=str(path)),
        pool_size=connections,
        max_overflow=0,
        hide_parameters=True,
        json_serializer=compact_json,
    )


def _prepare(tuning: Tuning, connection: sqlite3.Connection, record: object) -> None:
    # None hands BEGIN to us: the driver would begin late, and never IMMEDIATE.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {round(tuning.busy_seconds * 1000)}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {tuning.durability}")
    connection.execute("PRAGMA foreign_keys = ON")


def _forbid_writing(connection: sqlite3.Connection, record: object) -> None:
    connection.execute("PRAGMA query_only = ON")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
