"""Questions to the shop: one of the customer waits in every state."""

from typing import Final

from shopclerk.core.domain.ids import ThreadId
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.threads import Thread
from shopclerk.core.ports.queries.threads import ThreadsLatest, ThreadsOf, ThreadsWaiting
from shopclerk.core.usecases.threads import (
    AnswerThread,
    AskShop,
    CloseThread,
    ListThreads,
    ReopenThread,
    ShowThread,
)
from shopclerk.core.usecases.writing import WriteToCustomer
from tests.core.usecases.matrix.rows.row import HOUSEHOLD, ITS_CUSTOMER, STAFF, About, Row
from tests.core.usecases.matrix.world import LI, Stage, Who

CUSTOMERS: Final = frozenset({Who.OWN, Who.OTHER})


def _thread(at: Stage) -> ThreadId:
    return min(thread.id for thread in at.memory.find(Thread, "customer", LI.person_id))


async def _asks_of_the_order(at: Stage, by: Actor, request: str) -> object:
    return await at.shop.ask_shop(
        actor=by, request_id=request, text="When does it come?", order_id=at.scene.order_id
    )


async def _writes_on(at: Stage, by: Actor, request: str) -> object:
    return await at.shop.ask_shop(actor=by, request_id=request, text="And in blue?", thread_id=_thread(at))


ROWS: Final = (
    Row(
        AskShop,
        CUSTOMERS,
        About.SHOP,
        lambda at, by, one: at.shop.ask_shop(actor=by, request_id=one, text="Are you open?"),
    ),
    Row(AskShop, ITS_CUSTOMER, About.SHOP, _asks_of_the_order, "about the order"),
    Row(AskShop, ITS_CUSTOMER, About.SHOP, _writes_on, "once more"),
    Row(
        AnswerThread,
        STAFF,
        About.SHOP,
        lambda at, by, one: at.shop.answer_thread(
            actor=by, request_id=one, thread_id=_thread(at), text="Tomorrow."
        ),
    ),
    Row(
        WriteToCustomer,
        STAFF,
        About.SHOP,
        lambda at, by, one: at.shop.write_to_customer(
            actor=by, request_id=one, order_id=at.scene.order_id, text="The post is slow."
        ),
    ),
    Row(
        CloseThread,
        HOUSEHOLD,
        About.SHOP,
        lambda at, by, one: at.shop.close_thread(actor=by, request_id=one, thread_id=_thread(at), seen=1),
    ),
    Row(
        ReopenThread,
        STAFF,
        About.SHOP,
        lambda at, by, one: at.shop.reopen_thread(actor=by, request_id=one, thread_id=_thread(at)),
    ),
    Row(
        ListThreads,
        HOUSEHOLD,
        About.SHOP,
        lambda at, by, _: at.shop.list_threads(ThreadsOf(LI.person_id), actor=by),
        "of the customer",
    ),
    Row(
        ListThreads,
        STAFF,
        About.SHOP,
        lambda at, by, _: at.shop.list_threads(ThreadsWaiting(), actor=by),
        "that wait",
    ),
    Row(
        ListThreads,
        STAFF,
        About.SHOP,
        lambda at, by, _: at.shop.list_threads(ThreadsLatest(), actor=by),
        "of everybody",
    ),
    Row(
        ShowThread,
        HOUSEHOLD,
        About.SHOP,
        lambda at, by, _: at.shop.show_thread(actor=by, thread_id=_thread(at)),
    ),
)
