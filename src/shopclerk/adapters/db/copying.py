"""Copies a whole shop into another database, row by row as it stands: what is sealed stays sealed."""

from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeAlias

from sqlalchemy import Connection, func, select
from sqlalchemy.util import greenlet_spawn

from shopclerk.adapters.db.counting import set_counters
from shopclerk.adapters.db.dialects import alone
from shopclerk.adapters.db.key_check import check_key
from shopclerk.adapters.db.migrating import must_be_current, upgrade
from shopclerk.adapters.db.neighbours import keep_others_out, make_known, must_be_alone
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables import metadata
from shopclerk.adapters.db.transcribing import Sum, sum_of, transcribe
from shopclerk.adapters.db.tuning import Tuning
from shopclerk.adapters.db.urls import parsed, refused

Advance: TypeAlias = Callable[[int], object]
Begun: TypeAlias = Callable[[int], Advance]
"""Told how many steps there are; what it answers is told of each few that were taken."""

STEPS: Final = 2
"""A row is written, and read back."""


class CopyDiffers(Exception):
    """What was read back is not what was written, so nothing was kept; the message names the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """From one address to another. `sealer` holds the key of the source, which stays the key of the copy."""

    source: str
    target: str
    sealer: Sealer
    tuning: Tuning

    async def make(self, begun: Begun) -> Mapping[str, int]:
        """Copy every table in one transaction, read it back, and answer how many rows each has. The target is
        as it was unless that succeeds.

        Raises DatabaseRefused for a source of another version, a target with anything in it, or either of
        them in use; WrongKey; CopyDiffers; and the ports' facts.
        """
        async with AsyncExitStack() as stack:
            source = await stack.enter_async_context(alone(self.source, self.tuning, writes=False))
            target = await stack.enter_async_context(alone(self.target, self.tuning, writes=True))
            return await greenlet_spawn(self._copy, source, target, begun)

    def _copy(self, source: Connection, target: Connection, begun: Begun) -> Mapping[str, int]:
        self._make_ready(source, target)
        rows = {table.name: count(source, table.name) for table in metadata.sorted_tables}
        advance = begun(STEPS * sum(rows.values()))
        written = {table: transcribe(source, target, table, advance) for table in metadata.sorted_tables}
        set_counters(source, target)
        make_known(target)
        for table, total in written.items():
            _must_be(table.name, total, sum_of(target, table, advance), rows[table.name])
        _gather_statistics(target)
        return rows

    def _make_ready(self, source: Connection, target: Connection) -> None:
        must_be_alone(self.source, source, self.tuning)
        must_be_current(self.source, source)
        check_key(self.sealer, source)
        must_be_alone(self.target, target, self.tuning)
        upgrade(self.target, target)
        keep_others_out(target)
        _must_be_empty(self.target, target)


def _gather_statistics(target: Connection) -> None:
    """What PostgreSQL plans by. It would look by itself, some minutes later: whoever asks before, the audit
    of the copy first of all, would have whole tables read for a page.
    """
    if target.dialect.name == "postgresql":
        target.exec_driver_sql(f"ANALYZE {', '.join(metadata.tables)}")


def count(connection: Connection, table: str) -> int:
    rows: int = connection.execute(select(func.count()).select_from(metadata.tables[table])).scalar_one()
    return rows


def _must_be_empty(url: str, connection: Connection) -> None:
    counted = partial(count, connection)
    if full := [table.name for table in metadata.sorted_tables if counted(table.name)]:
        listed = ", ".join(full[:3])
        raise refused(parsed(url), f"is not empty (there are rows in {listed}); name an empty database")


def _must_be(table: str, written: Sum, read: Sum, rows: int) -> None:
    if not (written == read and read.rows == rows):
        raise CopyDiffers(f"{table}: {rows} rows were to be copied, {read.rows} are there or differ")
