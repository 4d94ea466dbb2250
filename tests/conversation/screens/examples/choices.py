"""Screens: what people want to be told, and when they want quiet."""

from shopclerk.conversation.screens.choices import (
    Quiet,
    ask_clocks_screen,
    ask_quiet_screen,
    notices_screen,
    quiet_screen,
    staff_notices_screen,
)
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.preferences import NEVER_QUIET, NoticeKind, Preferences, quiet_hours
from tests.conversation.screens.examples.kinds import Examples

NIGHT = quiet_hours("22-7")
ABROAD = quiet_hours("22:30-6:45", "America/Argentina/ComodRivadavia")


def examples(words: Words) -> Examples:
    fresh = Preferences(id=PersonId("li"))
    choosy = fresh.choosing(NoticeKind.PARCELS, wanted=False).choosing(NoticeKind.LOW_STOCK, wanted=False)
    zone = "Asia/Shanghai"
    return {
        "notices of a customer": notices_screen(words, choosy),
        "notices of staff": staff_notices_screen(words, choosy, Quiet(None, NIGHT, zone)),
        "notices of staff without quiet": staff_notices_screen(words, fresh, Quiet(None, NEVER_QUIET, zone)),
        "quiet hours as the shop": quiet_screen(words, Quiet(None, NIGHT, zone), owner=False),
        "quiet hours of one's own": quiet_screen(words, Quiet(ABROAD, NIGHT, zone), owner=True),
        "no quiet hours": quiet_screen(words, Quiet(NEVER_QUIET, NIGHT, zone), owner=False),
        "quiet hours of the shop": quiet_screen(words, Quiet(None, NIGHT, zone, for_shop=True), owner=True),
        "asking for quiet hours": ask_quiet_screen(words),
        "asking for clocks": ask_clocks_screen(words),
    }
