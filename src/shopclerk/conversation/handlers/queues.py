"""The merchant's day and queues."""

from typing import Final

from shopclerk.conversation.actions.queues import ShowExceptions, ShowQueues, ShowToday
from shopclerk.conversation.handlers.orders import PAGE
from shopclerk.conversation.screens.queues import exceptions_screen, queues_screen, today_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, shows
from shopclerk.core.domain.people import Role


async def show_today(turn: Turn, _: ShowToday) -> Answer:
    day = await turn.desk.counter.glance_at_day(actor=turn.actor)
    queues = await turn.desk.counter.count_all_queues(actor=turn.actor)
    return shows(turn, today_screen(turn.words, day, queues, turn.now, notice=turn.notice))


async def show_queues(turn: Turn, _: ShowQueues) -> Answer:
    queues = await turn.desk.counter.count_all_queues(actor=turn.actor)
    owner = turn.person.role is Role.OWNER
    unsettled = await turn.desk.orders.list_discrepancies(actor=turn.actor) if owner else None
    screen = queues_screen(
        turn.words,
        queues,
        turn.now,
        discrepancies=None if unsettled is None else len(unsettled),
        notice=turn.notice,
    )
    return shows(turn, screen)


async def show_exceptions(turn: Turn, action: ShowExceptions) -> Answer:
    rows = await turn.desk.counter.list_exceptions(actor=turn.actor, after=action.after, limit=PAGE + 1)
    screen = exceptions_screen(
        turn.words,
        rows[:PAGE],
        more=len(rows) > PAGE,
        first=action.after is None,
        notice=turn.notice,
    )
    return shows(turn, screen)


PRESSED: Final[Pressed] = {
    ShowToday: show_today,
    ShowQueues: show_queues,
    ShowExceptions: show_exceptions,
}
