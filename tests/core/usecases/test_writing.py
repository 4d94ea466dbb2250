"""The shop writes to a customer first: once, about an order, and nobody talks past a colleague."""

import asyncio

import pytest

from shopclerk.core.domain.errors import AnsweredMeanwhile, MessageRefused, NotAllowed, NotFound
from shopclerk.core.domain.events import QuestionAnswered, QuestionAsked
from shopclerk.core.domain.ids import OrderId, ThreadId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.threads import FULL, Thread, ThreadStatus
from shopclerk.core.ports.queries.threads import ThreadsAbout
from tests.core.usecases.test_threads import answers, asks, closes, told
from tests.shopfloor.shop import Shop


@pytest.fixture
def mei(shop: Shop) -> Actor:
    return shop.clerk("Mei")


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 9)
    return await shop.places(li, mug=1)


async def writes(
    shop: Shop, actor: Actor, order: Order, text: str = "The post is slow.", *, request_id: str = ""
) -> Thread:
    return await shop.write_to_customer(
        actor=actor, request_id=request_id or shop.request(), order_id=order.id, text=text
    )


async def about(shop: Shop, order: Order) -> tuple[Thread, ...]:
    return await shop.store.find(ThreadsAbout(order.id))


async def test_the_shop_writes_first_and_waits_for_nothing(
    shop: Shop, li: Actor, clerk: Actor, order: Order
) -> None:
    thread = await writes(shop, clerk, order)
    assert (thread.customer_id, thread.order_id) == (li.person_id, order.id)
    assert (thread.status, thread.waiting_since) == (ThreadStatus.ANSWERED, None)
    assert [(said.by, said.from_shop) for said in thread.messages] == [(clerk.person_id, True)]
    assert await told(shop) == [QuestionAnswered(order.id, thread.id, 1)]


async def test_what_the_customer_answers_waits_for_the_shop(
    shop: Shop, li: Actor, clerk: Actor, order: Order
) -> None:
    thread = await writes(shop, clerk, order)
    thread = await asks(shop, li, "Thank you. How slow?", order_id=order.id)
    assert (thread.status, len(thread.messages)) == (ThreadStatus.OPEN, 2)
    assert QuestionAsked(order.id, thread.id, 2) in await told(shop)
    assert [each.id for each in await about(shop, order)] == [thread.id]


async def test_the_same_request_writes_once(shop: Shop, clerk: Actor, order: Order) -> None:
    several = await asyncio.gather(*(writes(shop, clerk, order, request_id="one") for _ in range(4)))
    assert {thread.id for thread in several} == {several[0].id}
    assert [len(thread.messages) for thread in await about(shop, order)] == [1]
    assert len(await told(shop)) == 1


async def test_of_two_who_begin_at_once_one_is_told_of_the_other(
    shop: Shop, clerk: Actor, mei: Actor, order: Order
) -> None:
    both = await asyncio.gather(writes(shop, clerk, order), writes(shop, mei, order), return_exceptions=True)
    (refused,) = (each for each in both if isinstance(each, AnsweredMeanwhile))
    (thread,) = await about(shop, order)
    assert (refused.thread_id, len(thread.messages)) == (thread.id, 1)
    await shop.answer_thread(
        actor=mei, request_id=shop.request(), thread_id=thread.id, text="No hurry.", seen=refused.messages
    )


async def test_it_goes_on_where_the_customer_asked_until_that_is_closed(
    shop: Shop, li: Actor, clerk: Actor, order: Order
) -> None:
    thread = await asks(shop, li, order_id=order.id)
    assert (await writes(shop, clerk, order)).id == thread.id
    await closes(shop, clerk, thread)
    again = await writes(shop, clerk, order)
    assert (again.id != thread.id, len(again.messages)) == (True, 1)


async def test_a_thread_that_is_full_is_not_gone_on_with(
    shop: Shop, li: Actor, clerk: Actor, order: Order
) -> None:
    thread = await asks(shop, li, order_id=order.id)
    while len((await answers(shop, clerk, thread)).messages) < FULL:
        pass
    assert (await writes(shop, clerk, order)).id != thread.id


async def test_customers_write_to_nobody(shop: Shop, li: Actor, wang: Actor, order: Order) -> None:
    for actor in (li, wang):
        with pytest.raises(NotAllowed):
            await writes(shop, actor, order)
    assert await about(shop, order) == ()


async def test_what_is_no_message_begins_nothing(shop: Shop, clerk: Actor, order: Order) -> None:
    with pytest.raises(MessageRefused):
        await writes(shop, clerk, order, " ")
    with pytest.raises(NotFound):
        await shop.write_to_customer(
            actor=clerk, request_id=shop.request(), order_id=OrderId("nowhere"), text="Hello"
        )
    assert await about(shop, order) == ()
    with pytest.raises(NotFound):
        await shop.show_thread(actor=clerk, thread_id=ThreadId("nowhere"))


async def test_who_was_erased_is_written_to_no_more(
    shop: Shop, li: Actor, clerk: Actor, order: Order
) -> None:
    await shop.cancels(order, by=li)
    assert await shop.database.personal.erase(li.person_id) == ()
    with pytest.raises(NotFound):
        await writes(shop, clerk, order)
    assert await about(shop, order) == ()
