"""What goes wrong with the server is told as the port's facts, and the shop goes on."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.util import await_only

from shopclerk.adapters.db.database import Database, open_database
from shopclerk.adapters.db.tuning import Tuning
from shopclerk.core.domain.order import Order
from shopclerk.core.ports.changeset import Admitted, Changeset, Claim, Refused
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from tests.adapters.db.inside import of_postgres
from tests.adapters.db.postgres.holding import connected, held, waiting
from tests.contracts.databases import SEALER
from tests.contracts.examples import NOON, Decisions, commit, order, reserving, stocked
from tests.postgres.databases import execute, url_of
from tests.postgres.server import Server


@pytest.fixture
def decide() -> Decisions:
    return Decisions()


async def break_all(url: str) -> None:
    """As when the server starts anew: every connection but this one is gone."""
    async with connected(url) as other:
        await other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


async def test_a_connection_that_was_lost_unnoticed_harms_nobody(
    database: Database, url: str, decide: Decisions
) -> None:
    await commit(database, decide.of(order("before")))
    await database.store.load(Order, "before")
    await break_all(url)
    assert await database.store.load(Order, "before") is not None
    await break_all(url)
    assert await database.inbox.accept("web", "u1", "web:a", b"hello", NOON)
    await break_all(url)
    verdicts = await asyncio.gather(*(database.store.commit(decide.of(order(f"after{n}"))) for n in range(3)))
    assert verdicts == [Admitted()] * 3


async def test_a_connection_that_is_lost_before_the_commit_is_made_anew(
    database: Database, url: str, decide: Decisions
) -> None:
    await commit(database, decide.of(stock=(stocked(5),)))
    async with held(url, "sku"):
        buys = [
            asyncio.create_task(database.store.commit(decide.of(order(f"o{n}"), stock=(reserving(1),))))
            for n in range(3)
        ]
        (pid,) = await waiting(url)
        async with connected(url) as other:
            await other.execute("SELECT pg_terminate_backend($1)", pid)
    verdicts = await asyncio.gather(*buys)
    assert all(isinstance(verdict, Admitted) for verdict in verdicts)


@pytest.mark.parametrize("took_effect", [False, True])
async def test_a_connection_that_is_lost_in_the_commit_leaves_what_can_be_repeated(
    database: Database, decide: Decisions, monkeypatch: pytest.MonkeyPatch, took_effect: bool
) -> None:
    claims = [(Claim("checkout", f"token{n}", f"o{n}"),) for n in range(3)]
    changesets = [decide.of(order(f"o{n}"), claims=claims[n]) for n in range(3)]
    dialect = of_postgres(database)._engine.sync_engine.dialect
    real: Callable[[Any], None] = dialect.do_commit

    def lose(connection: Any) -> None:
        if took_effect:
            real(connection)
        connection.terminate()
        raise ConnectionResetError("the line is dead")

    with monkeypatch.context() as ill:
        ill.setattr(dialect, "do_commit", lose)
        told = await asyncio.gather(*map(database.store.commit, changesets), return_exceptions=True)
    assert all(isinstance(fact, OutcomeUnknown) for fact in told)
    again = await asyncio.gather(*map(database.store.commit, changesets))
    assert all(isinstance(verdict, Refused if took_effect else Admitted) for verdict in again)
    owners = [await database.store.owner("checkout", f"token{n}") for n in range(3)]
    assert owners == ["o0", "o1", "o2"]


async def test_a_row_that_others_hold_for_too_long_is_unavailable_and_nothing_is_written(
    url: str, decide: Decisions
) -> None:
    database = open_database(url, SEALER, tuning=Tuning(connections=3, busy_seconds=0.05))
    await commit(database, decide.of(stock=(stocked(5),)))
    async with held(url, "sku"):
        with pytest.raises(Unavailable):
            await database.store.commit(decide.of(order("o"), stock=(reserving(1),)))
    assert await database.store.load(Order, "o") is None
    await commit(database, decide.of(order("o"), stock=(reserving(1),)))
    await database.close()


async def test_a_statement_that_takes_too_long_is_unavailable(url: str) -> None:
    database = open_database(url, SEALER, tuning=Tuning(connections=3, statement_seconds=0.05))

    def sleep(connection: Connection) -> None:
        connection.execute(text("SELECT pg_sleep(10)"))

    with pytest.raises(Unavailable):
        await database.transactions.read(sleep)
    await database.close()


async def test_a_deadlock_escapes_to_nobody(database: Database, decide: Decisions) -> None:
    await commit(database, decide.of(stock=(stocked(1, "a"), stocked(1, "b"))))
    met = asyncio.Barrier(2)
    first_time = {"a": True, "b": True}

    async def cross(one: str, other: str) -> None:
        def write(connection: Connection) -> None:
            _bump(connection, one)
            if first_time[one]:
                first_time[one] = False
                _await(met.wait())
            _bump(connection, other)

        await database.transactions.write(write)

    await asyncio.gather(cross("a", "b"), cross("b", "a"))
    on_hand = text("SELECT sum(on_hand) FROM stock_levels")
    assert await database.transactions.read(lambda connection: connection.execute(on_hand).scalar()) == 6


def _bump(connection: Connection, sku_id: str) -> None:
    bump = text("UPDATE stock_levels SET on_hand = on_hand + 1 WHERE sku_id = :id")
    connection.execute(bump, {"id": sku_id})


def _await(meeting: Any) -> None:
    await_only(meeting)


async def test_what_raises_is_undone_and_told_to_its_caller(database: Database) -> None:
    def broken(connection: Connection) -> None:
        connection.execute(text("INSERT INTO counters (name, count) VALUES ('c', 1)"))
        raise LookupError("nothing there")

    with pytest.raises(LookupError):
        await database.transactions.write(broken)
    count = text("SELECT count(*) FROM counters")
    assert await database.transactions.read(lambda connection: connection.execute(count).scalar()) == 0


async def test_what_was_begun_goes_on_when_its_caller_is_gone(
    database: Database, url: str, decide: Decisions
) -> None:
    await commit(database, decide.of(stock=(stocked(1),)))
    async with held(url, "sku"):
        impatient = asyncio.create_task(
            database.transactions.write(lambda connection: _bump(connection, "sku"))
        )
        await waiting(url)
        impatient.cancel()
        with pytest.raises(asyncio.CancelledError):
            await impatient
    await database.close()
    (row,) = await execute_on(url, "SELECT on_hand FROM stock_levels")
    assert row["on_hand"] == 2


async def execute_on(url: str, statement: str) -> list[Any]:
    async with connected(url) as connection:
        return list(await connection.fetch(statement))


async def test_a_reader_that_is_cancelled_harms_nobody(database: Database) -> None:
    def sleep(connection: Connection) -> None:
        connection.execute(text("SELECT pg_sleep(10)"))

    readers = [asyncio.create_task(database.transactions.read(sleep)) for _ in range(8)]
    await asyncio.sleep(0)
    for reader in readers:
        reader.cancel()
    await asyncio.gather(*readers, return_exceptions=True)
    assert await database.store.load(Order, "order") is None


async def test_closing_finishes_what_was_begun(url: str, decide: Decisions) -> None:
    database = open_database(url, SEALER)
    commits = [asyncio.create_task(database.store.commit(decide.of(order(f"o{n}")))) for n in range(100)]
    await asyncio.sleep(0)
    await database.close()
    assert await asyncio.gather(*commits) == [Admitted()] * 100


async def test_a_closed_database_is_unavailable(url: str, decide: Decisions) -> None:
    database = open_database(url, SEALER)
    await database.close()
    await database.close()
    for asking in (database.store.load(Order, "order"), database.store.commit(decide.of(order()))):
        with pytest.raises(Unavailable):
            await asking


async def test_a_server_that_is_gone_is_unavailable() -> None:
    server = Server()
    name = "here_today"
    await execute(server.address, f"CREATE DATABASE {name}")
    database = open_database(url_of(server.address.set(database=name)), SEALER)
    changeset: Changeset = Decisions().of(order())
    await database.store.load(Order, "order")
    server.stop()
    with pytest.raises(Unavailable):
        await database.store.load(Order, "order")
    with pytest.raises(Unavailable):
        await database.store.commit(changeset)
    await database.close()
