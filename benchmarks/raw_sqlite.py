"""The yardstick on SQLite: sqlite3 alone on one connection, prepared statements, a transaction an order.

There is one writer at a time, and one thread without anybody to wait for is the fastest that it can be.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.laps import Lap
from benchmarks.raw_postgres import Missing
from benchmarks.statements import Transaction


class RawSqlite:
    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None, cached_statements=256)
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            self._connection.execute(f"PRAGMA {pragma}")

    async def lap(self, orders: Iterable[Sequence[Transaction]]) -> Lap:
        """One order after the other."""
        waits = []
        began, spent = perf_counter(), process_time()
        for steps in list(orders):
            entered = perf_counter()
            for transaction in steps:
                self._transact(transaction)
            waits.append(perf_counter() - entered)
        return Lap(perf_counter() - began, process_time() - spent, waits)

    def close(self) -> None:
        self._connection.close()

    def _transact(self, work: Transaction) -> None:
        execute = self._connection.execute
        execute("BEGIN IMMEDIATE")
        if not execute(work.asked.text, work.asked.rows[0]).fetchall():
            raise Missing(work.asked.text)
        for statement in work.writes:
            for row in statement.rows:
                if execute(statement.text, row).rowcount == 0:
                    raise Missing(statement.text)
        execute("COMMIT")
