"""When the shop answers, where it says when it is open."""

from datetime import datetime, time, timedelta, tzinfo

from shopclerk.conversation.words import Words
from shopclerk.core.domain.hours import OpeningHours


def answering_hours(words: Words, hours: OpeningHours | None, zone: tzinfo, now: datetime) -> str:
    """That it is open, or when it opens next; nothing where it tells no hours."""
    if hours is None:
        return ""
    here = now.astimezone(zone)
    if hours.is_open(here):
        return words.text("🟢 We are here now.")
    change = hours.next_change(here)
    if change is None:
        return ""
    days, minute = change
    opens = datetime.combine(here.date() + timedelta(days=days), time(minute // 60, minute % 60), zone)
    return words.text("🌙 We are closed now and answer from {moment} on.", moment=words.moment(opens))
