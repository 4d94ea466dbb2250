"""The provider's memory: one small SQLite file, used by a thread of its own so that no request is held up."""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar

T = TypeVar("T")

BUSY_SECONDS: Final = 5.0

VERSION: Final = 2

SCHEMA: Final = """
CREATE TABLE payment (
    id TEXT PRIMARY KEY,
    idempotency_key TEXT NOT NULL UNIQUE,
    merchant_reference TEXT NOT NULL,
    requested_method TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    currency TEXT NOT NULL,
    description TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    return_url TEXT,
    language TEXT,
    status TEXT NOT NULL CHECK (status IN ('pending', 'authorized', 'captured', 'failed', 'voided')),
    method TEXT NOT NULL,
    reason TEXT,
    created_at TEXT NOT NULL,
    settled_at TEXT,
    captured_minor INTEGER NOT NULL DEFAULT 0 CHECK (captured_minor >= 0),
    charged_back_minor INTEGER NOT NULL DEFAULT 0 CHECK (charged_back_minor >= 0)
) STRICT;
CREATE INDEX payment_reference ON payment (merchant_reference);
CREATE TABLE refund (
    id TEXT PRIMARY KEY,
    merchant_reference TEXT NOT NULL UNIQUE,
    payment_id TEXT NOT NULL REFERENCES payment (id),
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    reason TEXT,
    created_at TEXT NOT NULL,
    settles_at TEXT NOT NULL
) STRICT;
CREATE INDEX refund_of ON refund (payment_id);
CREATE TABLE event (
    id TEXT PRIMARY KEY,
    payment_id TEXT NOT NULL REFERENCES payment (id),
    occurred_at TEXT NOT NULL,
    body TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    copies INTEGER NOT NULL DEFAULT 0,
    due_at TEXT,
    failure TEXT,
    ended_at TEXT
) STRICT;
CREATE INDEX event_due ON event (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX event_of ON event (payment_id);
CREATE INDEX event_time ON event (occurred_at);
CREATE TABLE fault (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    "on" TEXT NOT NULL,
    remaining INTEGER NOT NULL,
    script TEXT NOT NULL
) STRICT;
"""
"""A refund's `merchant_reference` is its idempotency key, its `reason` is why it fails, and nothing is told
of its end before `settles_at`. An event is told by webhook while `due_at` is set, and `copies` times again.
"""

CARRY_OVER: Final = """
INSERT INTO payment SELECT *, iif(status = 'captured', amount_minor, 0), 0 FROM payment_1;
INSERT INTO event (id, payment_id, occurred_at, body, tries, due_at, failure, ended_at)
SELECT id, payment_id, json_extract(body, '$.data.occurred_at'), body, tries, due_at, failure, ended_at
FROM webhook;
DROP TABLE webhook;
DROP TABLE payment_1;
"""
"""Version 1 had one webhook a payment, and kept no events once they were told of."""


def to_text(at: datetime) -> str:
    """UTC with all six digits, so that text sorts as time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def from_text(text: str) -> datetime:
    return datetime.fromisoformat(text)


class Store:
    """Runs functions of a connection, each in one durable transaction: all of it or nothing."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sandbox-payments")
        self._connection: sqlite3.Connection | None = None

    async def transact(self, work: Callable[[sqlite3.Connection], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._transact, work)

    async def close(self) -> None:
        """Finish what runs and let the file go."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._disconnect)
        self._thread.shutdown()

    def _transact(self, work: Callable[[sqlite3.Connection], T]) -> T:
        connection = self._connect()
        connection.execute("BEGIN IMMEDIATE")
        try:
            answer = work(connection)
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
        return answer

    def _connect(self) -> sqlite3.Connection:
        if self._connection is None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self._file, timeout=BUSY_SECONDS, isolation_level=None)
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            _prepare(connection)
            self._connection = connection
        return self._connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables, or bring those of version 1 up to date, all in one transaction."""
    if connection.execute("PRAGMA user_version").fetchone()[0] == VERSION:
        return
    old = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'webhook'").fetchone()
    before, after = ("ALTER TABLE payment RENAME TO payment_1;", CARRY_OVER) if old else ("", "")
    connection.executescript(
        f"BEGIN IMMEDIATE; {before} {SCHEMA} {after} PRAGMA user_version = {VERSION}; COMMIT"
    )
