"""Asking the shop, answering, closing: nobody talks past anybody, and nobody floods the shop."""

import asyncio

import pytest

from shopclerk.core.domain.errors import AnsweredMeanwhile, MessageRefused, NotAllowed, NotFound
from shopclerk.core.domain.events import Event, QuestionAnswered, QuestionAsked, ThreadClosed, ThreadReopened
from shopclerk.core.domain.ids import FileId, OrderId, ThreadId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.threads import (
    FULL,
    MOST_AN_HOUR,
    MOST_UNANSWERED,
    MOST_WAITING,
    PICTURES_LIMIT,
    TEXT_LIMIT,
    Thread,
    ThreadStatus,
)
from tests.shopfloor.shop import Shop

TALK = (QuestionAsked, QuestionAnswered, ThreadClosed, ThreadReopened)


@pytest.fixture
def mei(shop: Shop) -> Actor:
    return shop.clerk("Mei")


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 9)
    return await shop.places(li, mug=1)


async def asks(
    shop: Shop,
    actor: Actor,
    text: str = "Is it blue?",
    *,
    thread: Thread | None = None,
    order_id: OrderId | None = None,
    request_id: str = "",
) -> Thread:
    return await shop.ask_shop(
        actor=actor,
        request_id=request_id or shop.request(),
        text=text,
        thread_id=thread.id if thread else None,
        order_id=order_id,
    )


async def answers(
    shop: Shop, actor: Actor, thread: Thread, text: str = "It is.", *, seen: int | None = None
) -> Thread:
    return await shop.answer_thread(
        actor=actor, request_id=shop.request(), thread_id=thread.id, text=text, seen=seen
    )


async def closes(shop: Shop, actor: Actor, thread: Thread) -> Thread:
    return await shop.close_thread(
        actor=actor, request_id=shop.request(), thread_id=thread.id, seen=len(thread.messages)
    )


async def now(shop: Shop, thread: Thread) -> Thread:
    found = await shop.store.load(Thread, thread.id)
    assert found is not None
    return found


async def told(shop: Shop) -> list[Event]:
    return [event for event in await shop.untold() if isinstance(event, TALK)]


async def test_a_question_waits_until_it_is_answered(shop: Shop, li: Actor, clerk: Actor) -> None:
    thread = await asks(shop, li, "  Is it\nblue?\x07 ")
    assert (thread.status, thread.waiting_since) == (ThreadStatus.OPEN, shop.clock.now())
    assert [said.text for said in thread.messages] == ["Is it\nblue?"]
    shop.clock.advance(hours=1)
    thread = await answers(shop, clerk, thread)
    assert (thread.status, thread.waiting_since) == (ThreadStatus.ANSWERED, None)
    assert [(said.by, said.from_shop) for said in thread.messages] == [
        (li.person_id, False),
        (clerk.person_id, True),
    ]
    assert await told(shop) == [QuestionAsked(None, thread.id, 1), QuestionAnswered(None, thread.id, 2)]


async def test_a_question_said_once_counts_once_however_often_it_comes(shop: Shop, li: Actor) -> None:
    several = await asyncio.gather(*(asks(shop, li, request_id="one") for _ in range(4)))
    assert len({thread.id for thread in several}) == 1
    assert len((await now(shop, several[0])).messages) == 1
    assert len(await told(shop)) == 1


async def test_it_waits_since_the_first_word_that_nobody_answered(shop: Shop, li: Actor) -> None:
    first = shop.clock.now()
    thread = await asks(shop, li)
    shop.clock.advance(hours=1)
    thread = await asks(shop, li, "Hello?", thread=thread)
    assert thread.waiting_since == first


async def test_what_is_asked_of_an_order_goes_on_where_it_was_left_until_that_is_closed(
    shop: Shop, li: Actor, clerk: Actor, order: Order
) -> None:
    thread = await asks(shop, li, order_id=order.id)
    await answers(shop, clerk, thread)
    again = await asks(shop, li, "Sure?", order_id=order.id)
    assert again.id == thread.id
    await closes(shop, clerk, again)
    assert (await asks(shop, li, order_id=order.id)).id != thread.id


async def test_what_is_asked_of_nothing_goes_on_while_it_waits(shop: Shop, li: Actor, clerk: Actor) -> None:
    thread = await asks(shop, li)
    assert (await asks(shop, li, "Hello?")).id == thread.id
    await answers(shop, clerk, thread)
    assert (await asks(shop, li, "Something else")).id != thread.id


async def test_writing_on_opens_again_what_was_closed(shop: Shop, li: Actor, clerk: Actor) -> None:
    thread = await closes(shop, clerk, await asks(shop, li))
    assert thread.closed_by == clerk.person_id
    shop.clock.advance(days=1)
    thread = await asks(shop, li, "One more thing", thread=thread)
    assert (thread.status, thread.waiting_since) == (ThreadStatus.OPEN, shop.clock.now())
    assert (thread.closed_by, thread.closed_at) == (None, None)


async def test_nobody_asks_of_the_order_of_somebody_else(shop: Shop, wang: Actor, order: Order) -> None:
    with pytest.raises(NotFound):
        await asks(shop, wang, order_id=order.id)


async def test_nobody_sees_or_joins_the_thread_of_somebody_else(shop: Shop, li: Actor, wang: Actor) -> None:
    thread = await asks(shop, li)
    for attempt in (
        asks(shop, wang, thread=thread),
        closes(shop, wang, thread),
        shop.show_thread(actor=wang, thread_id=thread.id),
    ):
        with pytest.raises(NotFound):
            await attempt
    with pytest.raises(NotFound):
        await shop.show_thread(actor=li, thread_id=ThreadId("nowhere"))


async def test_staff_do_not_ask_themselves(shop: Shop, clerk: Actor) -> None:
    with pytest.raises(NotAllowed):
        await asks(shop, clerk)


@pytest.mark.parametrize(
    ("text", "pictures", "why"),
    [
        ("", 0, "empty"),
        (" \n\x00 ", 0, "empty"),
        ("x" * (TEXT_LIMIT + 1), 0, "too_long"),
        ("look", PICTURES_LIMIT + 1, "too_many_pictures"),
    ],
)
async def test_what_is_no_message_is_refused(
    shop: Shop, li: Actor, text: str, pictures: int, why: str
) -> None:
    shown = [FileId(str(number)) for number in range(pictures)]
    with pytest.raises(MessageRefused) as refused:
        await shop.ask_shop(actor=li, request_id=shop.request(), text=text, pictures=shown)
    assert refused.value.why == why
    assert await told(shop) == []


async def test_a_picture_is_a_message_without_a_word(shop: Shop, li: Actor) -> None:
    thread = await shop.ask_shop(
        actor=li, request_id=shop.request(), text="x" * TEXT_LIMIT, pictures=(FileId("f"),) * PICTURES_LIMIT
    )
    assert len(thread.messages[0].pictures) == PICTURES_LIMIT


async def test_so_many_words_go_unanswered_and_no_more(shop: Shop, li: Actor, clerk: Actor) -> None:
    thread = await asks(shop, li)
    for _ in range(MOST_UNANSWERED - 1):
        await asks(shop, li, thread=thread)
    with pytest.raises(MessageRefused) as refused:
        await asks(shop, li, thread=thread)
    assert (refused.value.why, refused.value.most) == ("too_many", MOST_UNANSWERED)
    await answers(shop, clerk, thread)
    assert len((await asks(shop, li, thread=thread)).messages) == MOST_UNANSWERED + 2


async def test_so_many_threads_wait_at_once_and_no_more(shop: Shop, li: Actor, clerk: Actor) -> None:
    await shop.stocks("MUG", 20)
    orders = [await shop.places(li, mug=1) for _ in range(MOST_WAITING + 1)]
    threads = [await asks(shop, li, order_id=order.id) for order in orders[:-1]]
    with pytest.raises(MessageRefused) as refused:
        await asks(shop, li, order_id=orders[-1].id)
    assert refused.value.why == "too_many_threads"
    await answers(shop, clerk, threads[0])
    await asks(shop, li, order_id=orders[-1].id)


async def test_so_much_is_said_in_an_hour_and_no_more(shop: Shop, li: Actor, clerk: Actor) -> None:
    thread = await asks(shop, li)
    for _ in range(MOST_AN_HOUR - 1):
        await answers(shop, clerk, thread)
        await asks(shop, li, thread=thread)
    await answers(shop, clerk, thread)
    with pytest.raises(MessageRefused) as refused:
        await asks(shop, li, thread=thread)
    assert refused.value.why == "too_fast"
    shop.clock.advance(hours=1)
    await asks(shop, li, thread=thread)


async def test_a_thread_that_is_full_is_followed_by_another(
    shop: Shop, li: Actor, clerk: Actor, order: Order
) -> None:
    thread = await asks(shop, li, order_id=order.id)
    while len(thread.messages) < FULL:
        thread = await answers(shop, clerk, thread)
    following = await asks(shop, li, thread=thread)
    assert following.id != thread.id
    assert (following.order_id, len(following.messages)) == (order.id, 1)


async def test_two_clerks_at_once_and_the_second_is_told_of_the_first(
    shop: Shop, li: Actor, clerk: Actor, mei: Actor
) -> None:
    thread = await asks(shop, li)
    await answers(shop, mei, thread, seen=1)
    with pytest.raises(AnsweredMeanwhile) as warned:
        await answers(shop, clerk, thread, seen=1)
    assert (warned.value.by, warned.value.messages) == (mei.person_id, 2)
    assert len((await now(shop, thread)).messages) == 2
    thread = await answers(shop, clerk, thread, "Me too", seen=warned.value.messages)
    assert [said.text for said in thread.messages] == ["Is it blue?", "It is.", "Me too"]


async def test_of_two_answers_in_the_same_moment_one_is_warned(
    shop: Shop, li: Actor, clerk: Actor, mei: Actor
) -> None:
    thread = await asks(shop, li)
    both = await asyncio.gather(
        answers(shop, clerk, thread), answers(shop, mei, thread), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in both) == ["AnsweredMeanwhile", "Thread"]


async def test_who_answers_without_having_looked_has_seen_what_was_asked_and_no_answer(
    shop: Shop, li: Actor, clerk: Actor, mei: Actor
) -> None:
    thread = await answers(shop, mei, await asks(shop, li))
    await answers(shop, mei, thread, "One more thing")
    with pytest.raises(AnsweredMeanwhile):
        await answers(shop, clerk, thread)
    thread = await asks(shop, li, "And in red?", thread=thread)
    await answers(shop, clerk, thread)


async def test_closing_without_a_word_is_told_and_closing_twice_is_nothing(
    shop: Shop, li: Actor, clerk: Actor, mei: Actor
) -> None:
    thread = await asks(shop, li)
    await closes(shop, clerk, thread)
    assert (await closes(shop, mei, thread)).closed_by == clerk.person_id
    assert await told(shop) == [QuestionAsked(None, thread.id, 1), ThreadClosed(None, thread.id, True)]


async def test_staff_close_what_they_have_seen_and_nothing_that_came_since(
    shop: Shop, li: Actor, clerk: Actor
) -> None:
    thread = await asks(shop, li)
    await asks(shop, li, "Wait", thread=thread)
    assert (await closes(shop, clerk, thread)).status is ThreadStatus.OPEN


async def test_a_customer_who_is_content_says_so(shop: Shop, li: Actor, clerk: Actor) -> None:
    thread = await answers(shop, clerk, await asks(shop, li))
    assert (await closes(shop, li, thread)).closed_by == li.person_id
    assert (await told(shop))[-1] == ThreadClosed(None, thread.id, False)


async def test_staff_put_back_what_is_not_settled(shop: Shop, li: Actor, clerk: Actor) -> None:
    thread = await closes(shop, clerk, await asks(shop, li))
    for _ in range(2):
        shop.clock.advance(hours=1)
        thread = await shop.reopen_thread(actor=clerk, request_id=shop.request(), thread_id=thread.id)
    assert thread.status is ThreadStatus.OPEN
    assert sum(isinstance(event, ThreadReopened) for event in await told(shop)) == 1
    with pytest.raises(NotAllowed):
        await shop.reopen_thread(actor=li, request_id=shop.request(), thread_id=thread.id)


async def test_a_thread_shows_what_it_is_about(shop: Shop, li: Actor, clerk: Actor, order: Order) -> None:
    thread = await asks(shop, li, order_id=order.id)
    shown = await shop.show_thread(actor=clerk, thread_id=thread.id)
    assert shown.order is not None
    assert shown.order.number == order.number
    product_id = order.lines[0].product_id
    of_goods = await shop.ask_shop(
        actor=li, request_id=shop.request(), text="How large?", product_id=product_id
    )
    about = await shop.show_thread(actor=li, thread_id=of_goods.id)
    assert about.product is not None
    assert (about.order, about.product.id) == (None, product_id)
