"""Whether the shop is open."""

from datetime import datetime, timedelta

from babel.dates import get_day_names

from shopclerk.conversation.screens.setting_values import (
    clock,
)
from shopclerk.conversation.words import Words
from shopclerk.core.domain.hours import OpeningHours


def opening_line(words: Words, hours: OpeningHours | None, now: datetime) -> str:
    """Until when it is open, or when it opens again; empty where the shop does not tell."""
    if hours is None:
        return ""
    here = now.astimezone(words.zone)
    is_open, change = hours.is_open(here), hours.next_change(here)
    if change is None:
        return words.text("🕘 Open day and night") if is_open else words.text("🕘 Closed for now")
    days, minute = change
    if is_open:
        return words.text("🕘 Open until {time}", time=clock(minute))
    if not days:
        return words.text("🕘 Closed now, opens at {time}", time=clock(minute))
    names = get_day_names("wide", context="format", locale=words.locale)
    day = names[(here + timedelta(days=days)).weekday()]
    return words.text("🕘 Closed now, opens on {day} at {time}", day=day, time=clock(minute))
