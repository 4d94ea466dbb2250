"""Staff look after what could not be told or dealt with."""

from collections.abc import Mapping
from typing import Final

from shopclerk.conversation.actions.failures import (
    AskDropFailure,
    DropFailure,
    RetryFailure,
    RetryFailures,
    ShowFailures,
)
from shopclerk.conversation.screens.failures import Failure, ask_drop_screen, failures_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, shows
from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.ids import OrderId, PersonId
from shopclerk.core.ports.dead_letters import DeadLetter

PAGE: Final = 4


async def show_failures(turn: Turn, action: ShowFailures | None = None) -> Answer:
    after = action.after if action else None
    letters, count = await turn.desk.failures.list_failures(
        actor=turn.actor, after=after or "", limit=PAGE + 1
    )
    shown = letters[:PAGE]
    names = await turn.people.names([one.person_id for one in shown if one.person_id])
    screen = failures_screen(
        turn.words,
        [await _failure(turn, place, one, names) for place, one in enumerate(shown, start=1)],
        count=count,
        after=after,
        further=shown[-1].id if len(letters) > PAGE else None,
        notice=turn.notice,
    )
    return shows(turn, screen)


async def _failure(turn: Turn, place: int, letter: DeadLetter, names: Mapping[PersonId, str]) -> Failure:
    order_id = letter.event.order_id if letter.event else None
    return Failure(
        id=letter.id,
        place=place,
        who=names.get(letter.person_id, "") if letter.person_id else "",
        platform=letter.address.partition(":")[0].capitalize(),
        at=letter.at,
        reason=letter.failure,
        source=letter.source,
        order_id=order_id,
        number=await _number(turn, order_id) if order_id else "",
    )


async def _number(turn: Turn, order_id: OrderId) -> str:
    try:
        return (await turn.desk.orders.show_order(actor=turn.actor, order_id=order_id)).order.number
    except NotFound:
        return ""


async def retry_failure(turn: Turn, action: RetryFailure) -> Answer:
    there = await turn.desk.failures.retry_failure(actor=turn.actor, letter_id=action.letter_id)
    return await show_failures(_noting(turn, there, turn.words.text("It is being tried again.")))


async def retry_failures(turn: Turn, _: RetryFailures) -> Answer:
    count = await turn.desk.failures.retry_failures(actor=turn.actor)
    said = turn.words.plural("{n} is being tried again.", "{n} are being tried again.", count)
    return await show_failures(_noting(turn, count > 0, said))


async def ask_drop_failure(turn: Turn, action: AskDropFailure) -> Answer:
    turn.actor.must_be_staff("DropFailure")
    return shows(turn, ask_drop_screen(turn.words, action.letter_id, notice=turn.notice))


async def drop_failure(turn: Turn, action: DropFailure) -> Answer:
    there = await turn.desk.failures.drop_failure(actor=turn.actor, letter_id=action.letter_id)
    return await show_failures(_noting(turn, there, turn.words.text("Dismissed.")))


def _noting(turn: Turn, there: bool, said: str) -> Turn:
    """What was done; or that it is over already."""
    return turn.noticing(said) if there else turn.late()


PRESSED: Final[Pressed] = {
    ShowFailures: show_failures,
    RetryFailure: retry_failure,
    RetryFailures: retry_failures,
    AskDropFailure: ask_drop_failure,
    DropFailure: drop_failure,
}
