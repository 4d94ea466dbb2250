"""Lists of questions."""

from typing import Final

from shopclerk.conversation.actions.home import ShowAccount
from shopclerk.conversation.actions.threads import AskShop, ShowAllThreads, ShowMyThreads, ShowThreads
from shopclerk.conversation.awaited.threads import AwaitQuestion
from shopclerk.conversation.handlers.browsing import product
from shopclerk.conversation.handlers.hubs import show_account
from shopclerk.conversation.handlers.orders import order_page
from shopclerk.conversation.handlers.threads import ask_shop, has_asked, hours_hint, names_in
from shopclerk.conversation.screens.thread_lists import (
    all_threads_screen,
    my_threads_screen,
    place_of,
    waiting_screen,
)
from shopclerk.conversation.turn import Answer, Pressed, Turn, shows
from shopclerk.core.ports.queries.threads import ThreadsLatest, ThreadsOf, ThreadsWaiting

PAGE: Final = 5


async def show_threads(turn: Turn, action: ShowThreads) -> Answer:
    """Who waits longest comes first."""
    after = place_of(action)
    found = await turn.desk.threads.list_threads(ThreadsWaiting(after, PAGE + 1), actor=turn.actor)
    counts = await turn.desk.orders.count_queues(actor=turn.actor)
    screen = waiting_screen(
        turn.words,
        found[:PAGE],
        await names_in(turn, *found),
        count=counts.unanswered,
        more=len(found) > PAGE,
        first=after is None,
        notice=turn.notice,
    )
    return shows(turn, screen)


async def show_all_threads(turn: Turn, action: ShowAllThreads) -> Answer:
    found = await turn.desk.threads.list_threads(ThreadsLatest(action.after, PAGE + 1), actor=turn.actor)
    screen = all_threads_screen(
        turn.words,
        found[:PAGE],
        await names_in(turn, *found),
        more=len(found) > PAGE,
        first=action.after is None,
        notice=turn.notice,
    )
    return shows(turn, screen)


async def show_my_threads(turn: Turn, action: ShowMyThreads) -> Answer:
    """Staff ask nobody: theirs are those that wait. Who has asked nothing yet asks at once."""
    if turn.is_staff:
        return await show_threads(turn, ShowThreads())
    query = ThreadsOf(turn.person.id, action.after, PAGE + 1)
    found = await turn.desk.threads.list_threads(query, actor=turn.actor)
    if not found and action.after is None:
        return await ask_shop(turn, AskShop())
    screen = my_threads_screen(
        turn.words,
        found[:PAGE],
        more=len(found) > PAGE,
        first=action.after is None,
        hint=hours_hint(turn),
        notice=turn.notice,
    )
    return shows(turn, screen)


async def leave_asking(turn: Turn, awaited: AwaitQuestion) -> Answer:
    """Nothing is asked: back to what it would have been about."""
    if awaited.order_id is not None:
        return await order_page(turn, awaited.order_id)
    if awaited.product_id is not None:
        return await product(turn, product_id=awaited.product_id)
    if not await has_asked(turn):
        return await show_account(turn, ShowAccount())
    return await show_my_threads(turn, ShowMyThreads())


PRESSED: Final[Pressed] = {
    ShowThreads: show_threads,
    ShowAllThreads: show_all_threads,
    ShowMyThreads: show_my_threads,
}
