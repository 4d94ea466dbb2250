"""Owners see who did what."""

from datetime import UTC, datetime, timedelta
from typing import Final

from shopclerk.conversation.actions.deeds import ShowDeeds
from shopclerk.conversation.screens.deeds import EPOCH, activity_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, shows
from shopclerk.core.usecases.deeds import Seen

MOST: Final = 1000
"""Done at one moment, that can be told."""
MICROSECOND: Final = timedelta(microseconds=1)
LAST: Final = (datetime(9999, 12, 31, tzinfo=UTC) - EPOCH) // MICROSECOND


async def show_deeds(turn: Turn, action: ShowDeeds) -> Answer:
    activity = await turn.desk.deeds.show_activity(
        actor=turn.actor, person_id=action.person_id, seen=_seen(action)
    )
    return shows(turn, activity_screen(turn.words, activity, action, notice=turn.notice))


def _seen(action: ShowDeeds) -> Seen | None:
    """What was forged is none, so that it leads to the first page."""
    if action.until is None or not 0 <= action.until < LAST or not 0 <= action.past < MOST:
        return None
    return Seen(EPOCH + action.until * MICROSECOND, action.past)


PRESSED: Final[Pressed] = {ShowDeeds: show_deeds}
