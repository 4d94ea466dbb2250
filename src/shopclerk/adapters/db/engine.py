"""SQLite engines: one for the writer, one for the readers, through the synchronous driver."""

import json
import sqlite3
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from shopclerk.adapters.db.faults import DatabaseRefused

DRIVER: Final = "sqlite+pysqlite"
EXAMPLE: Final = f"{DRIVER}:///shop.db"


class Durability(StrEnum):
    """`FULL`: what was acknowledged survives a power cut. `NORMAL`: it survives a crash of the process."""

    FULL = "FULL"
    NORMAL = "NORMAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuning:
    """How patient and how many. `busy_seconds` is how long a statement waits for another process's lock."""

    durability: Durability = Durability.FULL
    busy_seconds: float = 5.0
    readers: int = 3


def sqlite_path(url: str) -> Path:
    """The file that the URL names, its folder made if need be; or DatabaseRefused."""
    path = _named_path(_parsed(url), url)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab"):
            return path
    except OSError as fault:
        raise DatabaseRefused(
            url, f"cannot be written: {fault.strerror}; name a file you may write"
        ) from None


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError:
        raise DatabaseRefused(url, f"is no database URL; write one like {EXAMPLE}") from None


def _named_path(parsed: URL, url: str) -> Path:
    shown = parsed.render_as_string(hide_password=True)
    if parsed.drivername == "sqlite":
        raise DatabaseRefused(shown, f"names no driver; write {DRIVER}:// instead of sqlite://")
    if parsed.drivername != DRIVER:
        raise DatabaseRefused(shown, f"{parsed.drivername} is not supported; write one like {EXAMPLE}")
    if not parsed.database or parsed.database == ":memory:" or parsed.host or parsed.query:
        raise DatabaseRefused(shown, f"names no file on this machine; write one like {EXAMPLE}")
    return Path(parsed.database)


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


def _engine(path: Path, connections: int) -> Engine:
    return create_engine(
        URL.create(DRIVER, database=str(path)),
        pool_size=connections,
        max_overflow=0,
        hide_parameters=True,
        json_serializer=_compact_json,
    )


def _compact_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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
