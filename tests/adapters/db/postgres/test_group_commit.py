"""What waits shares a transaction; each is still answered by itself."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import event

from shopclerk.adapters.db.database import Database
from shopclerk.core.domain.order import Order
from shopclerk.core.ports.changeset import Admitted, Changeset, Refused, Short
from shopclerk.core.ports.errors import Conflict
from shopclerk.core.ports.queries.discounts import Counts
from tests.adapters.db.inside import of_postgres
from tests.adapters.db.postgres.holding import held, waiting
from tests.contracts.after_sales import counting
from tests.contracts.examples import Decisions, attempt, commit, order, reserving, stocked


@pytest.fixture
def commits(database: Database) -> list[object]:
    """One for each transaction that was committed."""
    seen: list[object] = []
    event.listen(of_postgres(database)._engine.sync_engine, "commit", seen.append)
    return seen


class Queue:
    """Changesets that all wait for one that is under way."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.tasks: list[asyncio.Task[Admitted | Refused]] = []

    async def add(self, changesets: Sequence[Changeset]) -> None:
        store = self._database.store
        self.tasks += [asyncio.create_task(store.commit(changeset)) for changeset in changesets]
        await asyncio.sleep(0)


@asynccontextmanager
async def queue(database: Database, url: str, decide: Decisions) -> AsyncIterator[Queue]:
    """What is added in the block waits until its end, and then is there all at once."""
    await commit(database, decide.of(stock=(stocked(1, "held"),)))
    async with held(url, "held"):
        first = asyncio.create_task(database.store.commit(decide.of(stock=(reserving(1, "held"),))))
        await waiting(url)
        queue = Queue(database)
        yield queue
    assert isinstance(await first, Admitted)


@pytest.fixture
def decide() -> Decisions:
    return Decisions()


async def test_who_comes_alone_waits_for_nobody(
    database: Database, decide: Decisions, commits: list[object]
) -> None:
    await commit(database, decide.of(order("first")))
    alone = asyncio.create_task(database.store.commit(decide.of(order("alone"))))
    for _ in range(2):
        await asyncio.sleep(0)
    assert not of_postgres(database)._committer._queue, "it is begun in the next round of the loop"
    assert await alone == Admitted()
    assert len(commits) == 2


async def test_decisions_that_wait_share_one_commit_and_are_judged_in_turn(
    database: Database, url: str, decide: Decisions, commits: list[object]
) -> None:
    async with queue(database, url, decide) as waiting_ones:
        before = len(commits)
        await waiting_ones.add(
            [
                decide.of(order("first"), stock=(stocked(3),)),
                *(decide.of(order(f"o{number}"), stock=(reserving(2),)) for number in range(3)),
            ]
        )
    verdicts = await asyncio.gather(*waiting_ones.tasks)
    assert [type(verdict) for verdict in verdicts] == [Admitted, Admitted, Refused, Refused]
    assert verdicts[2] == Refused(Short(reserving(2).sku_id, 2, 1))
    assert len(commits) == before + 2  # of the one they waited for, and their own


async def test_a_decision_may_build_on_one_that_waits_before_it(
    database: Database, url: str, decide: Decisions
) -> None:
    async with queue(database, url, decide) as waiting_ones:
        await waiting_ones.add([decide.of(order(version=version)) for version in range(3)])
    assert await asyncio.gather(*waiting_ones.tasks) == [Admitted()] * 3
    assert await database.store.load(Order, "order") == order(version=3)


async def test_uses_of_one_code_that_wait_together_are_counted_in_turn(
    database: Database, url: str, decide: Decisions
) -> None:
    async with queue(database, url, decide) as waiting_ones:
        await waiting_ones.add(
            [decide.of(counters=(counting(1, 3), counting(1, name=f"mine{n % 2}"))) for n in range(5)]
        )
    verdicts = await asyncio.gather(*waiting_ones.tasks)
    assert [type(verdict) for verdict in verdicts] == [Admitted, Admitted, Admitted, Refused, Refused]
    assert await database.store.find(Counts(("discount:SPRING", "mine0", "mine1"))) == (3, 2, 1)


async def test_a_poisoned_decision_is_undone_and_told_to_its_caller_alone(
    database: Database, url: str, decide: Decisions
) -> None:
    async with queue(database, url, decide) as waiting_ones:
        await waiting_ones.add(
            [
                decide.of(order("before")),
                decide.of(order("poisoned"), attempt("lost", order_id="nobody")),
                decide.of(order("after")),
            ]
        )
    before, poisoned, after = await asyncio.gather(*waiting_ones.tasks, return_exceptions=True)
    assert (before, after) == (Admitted(), Admitted())
    assert isinstance(poisoned, Conflict)
    assert await database.store.load(Order, "poisoned") is None


async def test_what_is_cancelled_before_it_was_begun_is_not_done(
    database: Database, url: str, decide: Decisions
) -> None:
    async with queue(database, url, decide) as waiting_ones:
        await waiting_ones.add([decide.of(order("unwanted")), decide.of(order("wanted"))])
        waiting_ones.tasks[0].cancel()
        await asyncio.sleep(0)
    assert await waiting_ones.tasks[1] == Admitted()
    assert waiting_ones.tasks[0].cancelled()
    assert await database.store.load(Order, "unwanted") is None


async def test_what_is_cancelled_in_its_middle_goes_on_and_harms_nobody(
    database: Database, url: str, decide: Decisions
) -> None:
    await commit(database, decide.of(stock=(stocked(5),)))
    async with held(url, "sku"):
        impatient = asyncio.create_task(
            database.store.commit(decide.of(order("impatient"), stock=(reserving(1),)))
        )
        await waiting(url)
        patient = asyncio.create_task(database.store.commit(decide.of(order("patient"))))
        impatient.cancel()
        with pytest.raises(asyncio.CancelledError):
            await impatient
    assert await patient == Admitted()
    assert await database.store.load(Order, "impatient") is not None
