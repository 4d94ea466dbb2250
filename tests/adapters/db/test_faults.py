"""What goes wrong with the file is told as the port's facts, and the shop goes on."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from shopclerk.adapters.db.database import Database, open_database
from shopclerk.adapters.db.sqlite.faults import translating
from shopclerk.adapters.db.tuning import Tuning
from shopclerk.core.domain.order import Order
from shopclerk.core.ports.changeset import Admitted
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from tests.adapters.db.inside import of_sqlite
from tests.contracts.databases import SEALER
from tests.contracts.examples import Decisions, commit, order


@pytest.fixture
def other_process(database: Database, path: Path) -> Iterator[sqlite3.Connection]:
    """Somebody else who has the file open."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


async def test_a_file_locked_for_too_long_is_unavailable_and_nothing_is_written(
    url: str, other_process: sqlite3.Connection
) -> None:
    database = open_database(url, SEALER, tuning=Tuning(busy_seconds=0.05))
    other_process.execute("BEGIN IMMEDIATE")
    decisions = [Decisions().of(order(f"o{number}")) for number in range(3)]
    failures = await asyncio.gather(*map(database.store.commit, decisions), return_exceptions=True)
    assert all(isinstance(failure, Unavailable) for failure in failures)
    assert await database.store.load(Order, "o0") is None
    other_process.execute("ROLLBACK")
    await commit(database, Decisions().of(order("o0")))
    await database.close()


async def test_readers_do_not_wait_for_another_writer(
    database: Database, other_process: sqlite3.Connection
) -> None:
    await commit(database, Decisions().of(order()))
    other_process.execute("BEGIN IMMEDIATE")
    assert await database.store.load(Order, "order") is not None
    other_process.execute("ROLLBACK")


async def test_a_full_disk_is_unavailable_and_nothing_is_written(database: Database) -> None:
    def allow(pages: int) -> None:
        with of_sqlite(database)._writing.connect() as connection:
            connection.execute(text(f"PRAGMA max_page_count = {pages}"))

    async def fill() -> None:
        decide = Decisions()
        for number in range(2000):
            await database.store.commit(decide.of(order(f"o{number}", number=f"{number}" * 200)))

    allow(1)
    with pytest.raises(Unavailable):
        await fill()
    allow(1_000_000)
    await commit(database, Decisions().of(order("after")))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (sqlite3.SQLITE_BUSY, Unavailable),
        (sqlite3.SQLITE_FULL, Unavailable),
        (sqlite3.SQLITE_IOERR_FSYNC, OutcomeUnknown),
    ],
)
async def test_a_commit_that_fails_is_unknown_unless_its_code_says_more(
    database: Database, monkeypatch: pytest.MonkeyPatch, code: int, expected: type[Exception]
) -> None:
    fault = sqlite3.OperationalError("the disk is ill")
    fault.sqlite_errorcode = code

    def fail(connection: object) -> None:
        raise fault

    with monkeypatch.context() as ill:
        ill.setattr(of_sqlite(database)._writing.dialect, "do_commit", fail)
        with pytest.raises(expected):
            await database.store.commit(Decisions().of(order()))
    await commit(database, Decisions().of(order("after")))


def test_other_faults_pass_as_they_are() -> None:
    with pytest.raises(KeyError), translating():
        raise KeyError("a defect of ours")


async def test_a_cancelled_caller_harms_nobody(database: Database, other_process: sqlite3.Connection) -> None:
    decide = Decisions()
    for number in range(50):
        impatient = asyncio.create_task(database.store.commit(decide.of(order(f"impatient{number}"))))
        patient = asyncio.create_task(database.store.commit(decide.of(order(f"patient{number}"))))
        await asyncio.sleep(0)
        impatient.cancel()
        assert await patient == Admitted()
        with pytest.raises(asyncio.CancelledError):
            await impatient


async def test_closing_finishes_what_was_begun(url: str) -> None:
    database = open_database(url, SEALER)
    decide = Decisions()
    commits = [asyncio.create_task(database.store.commit(decide.of(order(f"o{n}")))) for n in range(100)]
    await asyncio.sleep(0)
    await database.close()
    assert await asyncio.gather(*commits) == [Admitted()] * 100


async def test_a_closed_database_is_unavailable(url: str) -> None:
    database = open_database(url, SEALER)
    await database.close()
    await database.close()
    with pytest.raises(Unavailable):
        await database.store.load(Order, "order")
    with pytest.raises(Unavailable):
        await database.store.commit(Decisions().of(order()))
