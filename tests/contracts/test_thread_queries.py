"""Questions to the shop are found by whose they are, what they are about, and how long they wait."""

from dataclasses import replace
from typing import Any

import pytest

from shopclerk.core.domain.ids import PersonId, ThreadId
from shopclerk.core.domain.threads import Message, Thread, ThreadStatus
from shopclerk.core.ports.errors import Conflict
from shopclerk.core.ports.queries.threads import ThreadsAbout, ThreadsLatest, ThreadsOf, ThreadsWaiting
from shopclerk.core.ports.store import Query
from shopclerk.core.ports.views import QueueCounts
from tests.contracts.databases import Shop
from tests.contracts.examples import MINUTE, NOON, Decisions, commit, order

CUSTOMER = PersonId("customer")
ASKED = Message(by=CUSTOMER, from_shop=False, at=NOON, text="Hello?")


def thread(id: str = "thread", **changes: Any) -> Thread:
    defaults: dict[str, Any] = {
        "id": ThreadId(id),
        "customer_id": CUSTOMER,
        "opened_at": NOON,
        "messages": (ASKED,),
        "waiting_since": NOON,
    }
    return Thread(**defaults | changes)


def answered(id: str, **changes: Any) -> Thread:
    return thread(id, status=ThreadStatus.ANSWERED, waiting_since=None, **changes)


@pytest.fixture
def decide() -> Decisions:
    return Decisions()


async def ids(shop: Shop, query: Query[Any]) -> list[str]:
    return [row.id for row in await shop.store.find(query)]


async def test_those_that_wait_come_longest_waiting_first_a_page_at_a_time(
    shop: Shop, decide: Decisions
) -> None:
    later = NOON + MINUTE
    many = (thread("a", waiting_since=later), thread("b"), thread("c"), answered("d"))
    await commit(shop, decide.of(*many))
    assert await ids(shop, ThreadsWaiting()) == ["b", "c", "a"]
    assert await ids(shop, ThreadsWaiting(limit=1)) == ["b"]
    assert await ids(shop, ThreadsWaiting(after=(NOON, ThreadId("b")), limit=1)) == ["c"]
    assert await ids(shop, ThreadsWaiting(after=(NOON, ThreadId("c")))) == ["a"]
    (counts,) = await shop.views.rows(QueueCounts())
    assert counts.unanswered == 3
    await commit(shop, decide.of(replace(answered("b"), version=1)))
    assert await ids(shop, ThreadsWaiting()) == ["c", "a"]


async def test_a_customers_own_and_all_of_them_come_newest_first(shop: Shop, decide: Decisions) -> None:
    many = (thread("a"), answered("b"), thread("c", customer_id=PersonId("other")))
    await commit(shop, decide.of(*many))
    assert await ids(shop, ThreadsOf(CUSTOMER)) == ["b", "a"]
    assert await ids(shop, ThreadsOf(CUSTOMER, ThreadId("b"))) == ["a"]
    assert await ids(shop, ThreadsOf(CUSTOMER, limit=1)) == ["b"]
    assert await ids(shop, ThreadsLatest()) == ["c", "b", "a"]
    assert await ids(shop, ThreadsLatest(ThreadId("c"), limit=1)) == ["b"]


async def test_those_about_an_order_come_newest_first(shop: Shop, decide: Decisions) -> None:
    await commit(shop, decide.of(order(), thread("a", order_id="order"), thread("b", order_id="order")))
    await commit(shop, decide.of(order("other"), thread("c"), thread("d", order_id="other")))
    assert await ids(shop, ThreadsAbout(order().id)) == ["b", "a"]


@pytest.mark.parametrize(
    "unsound",
    [
        thread(waiting_since=None),
        thread(status=ThreadStatus.ANSWERED),
        thread(status=ThreadStatus.CLOSED, waiting_since=None),
        answered("thread", closed_by=PersonId("mei"), closed_at=NOON),
        thread(order_id="nowhere"),
        thread(product_id="nowhere"),
    ],
    ids=[
        "open and not waiting",
        "answered and waiting",
        "closed by nobody",
        "not closed",
        "order",
        "product",
    ],
)
async def test_what_cannot_be_is_not_written(shop: Shop, decide: Decisions, unsound: Thread) -> None:
    with pytest.raises(Conflict):
        await shop.store.commit(decide.of(unsound))
