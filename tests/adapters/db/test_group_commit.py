"""What waits shares a transaction; each is still answered by itself."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from threading import Event as Gate

from sqlalchemy import Connection, event, insert

from shopclerk.adapters.db.database import Database
from shopclerk.adapters.db.tables.chats import placements
from shopclerk.core.domain.order import Order
from shopclerk.core.ports.changeset import Admitted, Refused, Short
from shopclerk.core.ports.queries.discounts import Counts
from tests.adapters.db.inside import of_sqlite
from tests.contracts.after_sales import counting
from tests.contracts.examples import MINUTE, NOON, Decisions, order, reserving, stocked


@asynccontextmanager
async def held_writer(database: Database) -> AsyncIterator[None]:
    """What is submitted in the block waits until its end, and then is there all at once."""
    gate, begun = Gate(), Gate()

    def hold(connection: object) -> None:
        begun.set()
        assert gate.wait(120)

    holding = asyncio.create_task(database.transactions.write(hold))
    assert await asyncio.to_thread(begun.wait, 120)
    yield
    await asyncio.sleep(0)
    gate.set()
    await holding


async def test_decisions_that_wait_share_one_commit_and_are_judged_in_turn(database: Database) -> None:
    commits: list[object] = []
    event.listen(of_sqlite(database)._writing, "commit", commits.append)
    decide = Decisions()
    waiting = [
        decide.of(order("first"), stock=(stocked(3),)),
        *(decide.of(order(f"o{number}"), stock=(reserving(2),)) for number in range(3)),
    ]
    async with held_writer(database):
        tasks = [asyncio.create_task(database.store.commit(each)) for each in waiting]
        accepted = asyncio.create_task(database.inbox.accept("web", "u1", "web:a", b"hello", NOON))
    verdicts = await asyncio.gather(*tasks)
    assert await accepted
    assert [type(verdict) for verdict in verdicts] == [Admitted, Admitted, Refused, Refused]
    assert verdicts[2] == Refused(Short(reserving(2).sku_id, 2, 1))
    assert len(commits) == 2  # the holder's, and everybody else's


async def test_a_decision_may_build_on_one_that_waits_before_it(database: Database) -> None:
    chain = [Decisions().of(order(version=version)) for version in range(3)]
    async with held_writer(database):
        tasks = [asyncio.create_task(database.store.commit(each)) for each in chain]
    assert await asyncio.gather(*tasks) == [Admitted()] * 3
    assert await database.store.load(Order, "order") == order(version=3)


async def test_uses_of_one_code_that_wait_together_are_counted_in_turn(database: Database) -> None:
    decide = Decisions()
    uses = [decide.of(counters=(counting(1, 3), counting(1, name=f"mine{n % 2}"))) for n in range(5)]
    async with held_writer(database):
        tasks = [asyncio.create_task(database.store.commit(use)) for use in uses]
    verdicts = await asyncio.gather(*tasks)
    assert [type(verdict) for verdict in verdicts] == [Admitted, Admitted, Admitted, Refused, Refused]
    assert await database.store.find(Counts(("discount:SPRING", "mine0", "mine1"))) == (3, 2, 1)


async def test_work_that_raises_is_undone_and_told_to_its_caller_alone(database: Database) -> None:
    def broken(connection: Connection) -> None:
        connection.execute(insert(placements), {"subject": "s", "address": "a", "message": "m"})
        raise LookupError("nothing there")

    async with held_writer(database):
        failing = asyncio.create_task(database.transactions.write(broken))
        accepted = asyncio.create_task(database.inbox.accept("web", "u1", "web:a", b"hello", NOON))
    failure, answer = await asyncio.gather(failing, accepted, return_exceptions=True)
    assert isinstance(failure, LookupError)
    assert answer is True
    assert len(await database.inbox.claim(("web",), NOON, MINUTE, 10)) == 1
    assert await database.placements.of("s") == ()


async def test_what_is_cancelled_before_it_was_begun_is_not_done(database: Database) -> None:
    done: list[str] = []
    async with held_writer(database):
        unwanted = asyncio.create_task(
            database.transactions.write(lambda connection: done.append("unwanted"))
        )
        wanted = asyncio.create_task(database.transactions.write(lambda connection: done.append("wanted")))
        await asyncio.sleep(0)
        unwanted.cancel()
        await asyncio.sleep(0)
    await wanted
    assert unwanted.cancelled()
    assert done == ["wanted"]


class Noting:
    """Places messages; that of o13 it cannot. `lots` are those that it was given."""

    def __init__(self) -> None:
        self.lots: list[list[str]] = []

    def __call__(self, connection: Connection, subjects: Sequence[str]) -> list[str]:
        self.lots.append(list(subjects))
        rows = [{"address": "web:a", "message": subject, "subject": subject} for subject in subjects]
        connection.execute(insert(placements), rows)
        if "o13" in subjects:
            raise LookupError("o13")
        return [f"{subject} noted" for subject in subjects]


async def test_what_waits_to_be_noted_in_one_way_is_written_together(database: Database) -> None:
    noting, other = Noting(), Noting()
    async with held_writer(database):
        ways = (noting, other, noting)
        tasks = [
            asyncio.create_task(database.transactions.note(way, f"o{number}"))
            for number, way in enumerate(ways)
        ]
    assert await asyncio.gather(*tasks) == ["o0 noted", "o1 noted", "o2 noted"]
    assert (noting.lots, other.lots) == ([["o0", "o2"]], [["o1"]])


async def test_what_cannot_be_noted_harms_nothing_beside_it(database: Database) -> None:
    noting = Noting()
    async with held_writer(database):
        tasks = [
            asyncio.create_task(database.transactions.note(noting, f"o{number}")) for number in (12, 13, 14)
        ]
    answers = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(answer) for answer in answers] == [str, LookupError, str]
    assert [len(await database.placements.of(f"o{number}")) for number in (12, 13, 14)] == [1, 0, 1]
