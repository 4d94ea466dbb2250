"""A shop behind a pooler in transaction mode, where nothing may depend on what a session remembers."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any, Final

import pytest
from sqlalchemy import Connection, text

from shopclerk.adapters.db.database import Database, open_database
from shopclerk.adapters.db.faults import DatabaseRefused
from shopclerk.adapters.db.tuning import Pooler, Tuning
from shopclerk.conversation.ports.transcript import Line
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.ports.errors import Unavailable
from tests.contracts.databases import SEALER
from tests.contracts.examples import NOON
from tests.invariants import violations
from tests.postgres.databases import no_tables
from tests.postgres.pooler import pooling
from tests.shopfloor.shop import Shop

SERVERS: Final = 3
POOLED: Final = Tuning(connections=8, pooler=Pooler.TRANSACTION)
PATIENCE: Final = ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")


@pytest.fixture
async def pooled(url: str) -> AsyncIterator[str]:
    """The address of a pooler that has fewer connections than clients."""
    with pooling(url, servers=SERVERS) as address:
        yield address


@pytest.fixture
async def database(pooled: str) -> AsyncIterator[Database]:
    opened = open_database(pooled, SEALER, tuning=POOLED)
    yield opened
    await opened.close()


async def everywhere(database: Database, question: str) -> list[Any]:
    """What each connection of the server answers: they are lent in turn, and so each comes up in the end."""

    def ask(connection: Connection) -> Any:
        return tuple(connection.execute(text(f"SELECT pg_backend_pid(), {question}")).one())

    answers: dict[int, list[Any]] = {}
    while len(answers) < SERVERS:
        pid, *answer = await database.transactions.read(ask)
        answers[pid] = answer
    return list(answers.values())


async def test_a_shop_trades_and_leaves_nothing_in_a_session(database: Database) -> None:
    shop = Shop(database=database)
    ann = shop.customer("Ann")
    await shop.stocks("MUG", 12)
    order = await shop.places(ann, mug=2)
    await shop.pays(order)
    await shop.delivers(await shop.ships(order, "SF1234567"))
    await shop.confirm_receipt(actor=ann, request_id=shop.request(), order_id=order.id)
    buyers = [shop.customer(f"Buyer {number}") for number in range(20)]
    await asyncio.gather(*(shop.fills(buyer, mug=1) for buyer in buyers))
    outcomes = await asyncio.gather(*map(shop.checks_out, buyers), return_exceptions=True)
    assert sum(isinstance(outcome, Order) for outcome in outcomes) == 10
    assert (await shop.order(order)).status is OrderStatus.COMPLETED
    assert await violations(database.store) == []
    remembered = (
        "(SELECT count(*) FROM pg_prepared_statements), (SELECT count(*) FROM pg_listening_channels())"
    )
    assert await everywhere(database, remembered) == [[0, 0]] * SERVERS
    held = "(SELECT count(*) FROM pg_locks WHERE locktype = 'advisory')"
    assert await everywhere(database, held) == [[0]] * SERVERS


async def test_those_of_one_lane_take_turns_on_whatever_connection(database: Database) -> None:
    async def says(number: int) -> Line:
        return await database.transcript.say("web:a", f"k{number}", mine=True, body=b"hello", at=NOON)

    lines = await asyncio.gather(*map(says, range(12)))
    assert sorted(line.cursor for line in lines) == list(range(1, 13))


async def test_every_transaction_is_as_patient_as_it_is_told_to_be(pooled: str) -> None:
    short = Tuning(connections=8, pooler=Pooler.TRANSACTION, statement_seconds=0.05)
    database, unhurried = (
        open_database(pooled, SEALER, tuning=short),
        open_database(pooled, SEALER, tuning=POOLED),
    )

    def sleep(connection: Connection) -> None:
        connection.execute(text("SELECT pg_sleep(60)"))

    with pytest.raises(Unavailable, match="statement timeout"):
        await database.transactions.read(sleep)
    await database.close()
    told = ", ".join(f"current_setting('{name}')" for name in PATIENCE)
    assert await everywhere(unhurried, told) == [["5s", "30s", "1min"]] * SERVERS
    await unhurried.close()


async def test_the_tables_are_made_through_it() -> None:
    async with no_tables() as bare:
        with pooling(bare, servers=2) as address:
            database = open_database(address, SEALER, tuning=POOLED)
            assert await violations(database.store) == []
            await database.close()


def test_a_pooler_that_nobody_spoke_of_is_told_with_what_to_do(pooled: str) -> None:
    with pytest.raises(DatabaseRefused, match="SHOPCLERK_DATABASE__POOLER=transaction"):
        open_database(pooled, SEALER)
