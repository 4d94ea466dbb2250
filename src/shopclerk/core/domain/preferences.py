"""What a person has chosen about how the shop treats them."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Final

from shopclerk.core.domain.errors import InvalidQuietHours
from shopclerk.core.domain.ids import PersonId

A_DAY: Final = 24 * 60
"""In minutes."""

_TIME = r"\d{1,2}(?::[0-5]\d)?"
_HOURS = re.compile(rf"\s*(?P<begins>{_TIME})\s*[-–—~]\s*(?P<ends>{_TIME})\s*", re.ASCII)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９：－～", "0123456789:-~")


class NoticeKind(StrEnum):
    """What somebody may go without. What is not here always comes: an order's payment, cancelling, sending,
    its money back, and whatever was asked for after the sale.
    """

    PARCELS = "parcels"
    REMINDERS = "reminders"
    RESTOCKS = "restocks"
    NEW_ORDERS = "new_orders"
    REQUESTS = "requests"
    TROUBLES = "troubles"
    LOW_STOCK = "low_stock"
    QUESTIONS = "questions"


OF_CUSTOMERS: Final = (NoticeKind.PARCELS, NoticeKind.REMINDERS, NoticeKind.RESTOCKS)
OF_STAFF: Final = (
    NoticeKind.NEW_ORDERS,
    NoticeKind.QUESTIONS,
    NoticeKind.REQUESTS,
    NoticeKind.TROUBLES,
    NoticeKind.LOW_STOCK,
)


@dataclass(frozen=True, slots=True)
class Consent:
    """To messages that nobody asked for: given, or taken back, and when. Nobody's silence is one."""

    given: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Every day from one minute of the day (inclusive) until another (exclusive), past midnight where the end
    comes first; from and until the same minute is never. `zone` is an IANA name, None the shop's own.
    """

    begins: int
    ends: int
    zone: str | None = None

    def over(self, at: datetime, zone: tzinfo) -> datetime | None:
        """When the quiet that holds at that time is over, by the clocks of `zone`; None when it is not quiet.

        A clock that is put on or back in the night is what counts: quiet until seven ends at seven.
        """
        here = at.astimezone(zone)
        minute = here.hour * 60 + here.minute
        if not (minute - self.begins) % A_DAY < (self.ends - self.begins) % A_DAY:
            return None
        day = here.date() + timedelta(days=minute >= self.ends)
        hour, past = divmod(self.ends, 60)
        end = datetime(day.year, day.month, day.day, hour, past, tzinfo=zone, fold=here.fold)
        return end.astimezone(at.tzinfo)


NEVER_QUIET: Final = QuietHours(0, 0)
SHOP: Final = PersonId("shop")
"""Whose quiet hours hold for all who chose none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """`id` is the person's. `currency` is the one chosen to buy in, None the shop's own. `muted` are kinds of
    notices not wanted: a kind that is new to the shop comes until somebody says otherwise. `broadcasts` is
    None as long as they have said neither yes nor no; `asked_at` is when they were asked, once. `quiet` are
    the hours that a member of the staff chose, None those of the shop.
    """

    id: PersonId
    currency: str | None = None
    muted: frozenset[NoticeKind] = frozenset()
    broadcasts: Consent | None = None
    asked_at: datetime | None = None
    quiet: QuietHours | None = None
    version: int = 0

    @property
    def consents(self) -> bool:
        """Whether they may be sent broadcasts."""
        return self.broadcasts is not None and self.broadcasts.given

    def wants(self, kind: NoticeKind) -> bool:
        return kind not in self.muted

    def choosing(self, kind: NoticeKind, wanted: bool) -> "Preferences":
        return replace(self, muted=self.muted - {kind} if wanted else self.muted | {kind})

    def answering(self, consents: bool, at: datetime) -> "Preferences":
        """Saying again what holds already leaves the moment at which it was said first."""
        if self.broadcasts is not None and self.broadcasts.given == consents:
            return self
        return replace(self, broadcasts=Consent(consents, at), asked_at=self.asked_at or at)

    def asked(self, at: datetime) -> "Preferences":
        return self if self.asked_at is not None else replace(self, asked_at=at)


def quiet_hours(text: str, zone: str | None = None) -> QuietHours:
    """Two times of the day, as `22-7` or `22:30 - 07:00`; else InvalidQuietHours."""
    found = _HOURS.fullmatch(text.translate(_FULL_WIDTH))
    if found is None:
        raise InvalidQuietHours(text)
    begins, ends = (_minute(*found.group(name).partition(":")[::2]) for name in ("begins", "ends"))
    if max(begins, ends) >= A_DAY:
        raise InvalidQuietHours(text)
    return QuietHours(begins, ends, zone)


def _minute(hour: str, minute: str) -> int:
    return int(hour) * 60 + int(minute or 0)
