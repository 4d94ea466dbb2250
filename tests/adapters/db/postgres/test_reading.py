"""Reads that come together share a snapshot; each is still answered by itself."""

import asyncio

import pytest
from sqlalchemy import Connection, event, text
from sqlalchemy.exc import DBAPIError

from shopclerk.adapters.db.database import Database
from tests.adapters.db.inside import of_postgres
from tests.contracts.examples import Decisions, commit, order


def one(connection: Connection) -> object:
    return connection.execute(text("SELECT 1")).scalar()


def nothing_there(connection: Connection) -> object:
    raise LookupError("nothing there")


def wrong(connection: Connection) -> object:
    return connection.execute(text("SELECT no_such_column")).scalar()


async def test_reads_that_come_together_share_a_transaction(database: Database) -> None:
    begun: list[object] = []
    event.listen(of_postgres(database)._engine.sync_engine, "begin", begun.append)
    answers = await asyncio.gather(*(database.transactions.read(one) for _ in range(40)))
    assert answers == [1] * 40
    assert len(begun) < 20


async def test_a_read_that_goes_wrong_harms_none_beside_it(database: Database) -> None:
    reads = [one, nothing_there, one, wrong, one] * 4
    answers = await asyncio.gather(*map(database.transactions.read, reads), return_exceptions=True)
    for read, answer in zip(reads, answers, strict=True):
        expected = {nothing_there: LookupError, wrong: DBAPIError}.get(read)
        assert answer == 1 if expected is None else isinstance(answer, expected)


async def test_what_was_committed_before_is_read_however_many_read_already(database: Database) -> None:
    decide = Decisions()
    count = text("SELECT count(*) FROM orders")

    def counted(connection: Connection) -> int:
        found: int = connection.execute(count).scalar_one()
        return found

    for number in range(10):
        others = [asyncio.create_task(database.transactions.read(one)) for _ in range(20)]
        await commit(database, decide.of(order(f"o{number}")))
        assert await database.transactions.read(counted) == number + 1
        await asyncio.gather(*others)


async def test_a_reader_cannot_write(database: Database) -> None:
    def write(connection: Connection) -> None:
        connection.execute(text("INSERT INTO counters (name, count) VALUES ('c', 1)"))

    with pytest.raises(DBAPIError, match="read-only"):
        await database.transactions.read(write)
