"""A message to many who said yes to such messages."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from shopclerk.core.domain.errors import IllegalTransition, TextTooLong
from shopclerk.core.domain.ids import CampaignId, FileId, PersonId

TEXT_LIMIT: Final = 900
"""Characters: what fits under a picture on every chat platform, with the words that stand below."""


class CampaignStatus(StrEnum):
    DRAFT = "draft"
    SENDING = "sending"
    PAUSED = "paused"
    STOPPED = "stopped"
    DONE = "done"
    DROPPED = "dropped"


class Bought(StrEnum):
    """Whether they bought anything: it does not matter, within the last days, or before but not since."""

    WHATEVER = "whatever"
    LATELY = "lately"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Segment:
    """Of all who consented those who speak that language (None: any) and bought as it says, within `days`."""

    language: str | None = None
    bought: Bought = Bought.WHATEVER
    days: int = 0

    def since(self, at: datetime) -> datetime:
        return at - timedelta(days=self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """`text` may be empty while it is a draft; `picture` stands over it. Persons are told in the order of
    their ids: all up to `upto` were handed to the outbox. `expected` is how many there were at the start.
    """

    id: CampaignId
    created_by: PersonId
    created_at: datetime
    text: str = ""
    picture: FileId | None = None
    segment: Segment = Segment()
    status: CampaignStatus = CampaignStatus.DRAFT
    upto: str = ""
    expected: int = 0
    started_at: datetime | None = None
    ended_at: datetime | None = None
    version: int = 0

    def edited(
        self, *, text: str | None = None, picture: FileId | None = None, segment: Segment | None = None
    ) -> "Campaign":
        """With what is given; or IllegalTransition once it is a draft no more."""
        self._must_be(CampaignStatus.DRAFT, to=CampaignStatus.DRAFT)
        return replace(
            self,
            text=self.text if text is None else broadcast_text(text),
            picture=picture or self.picture,
            segment=segment or self.segment,
        )

    def without_picture(self) -> "Campaign":
        self._must_be(CampaignStatus.DRAFT, to=CampaignStatus.DRAFT)
        return replace(self, picture=None)

    def started(self, expected: int, at: datetime) -> "Campaign":
        self._must_be(CampaignStatus.DRAFT, to=CampaignStatus.SENDING)
        return replace(self, status=CampaignStatus.SENDING, expected=expected, started_at=at)

    def paused(self) -> "Campaign":
        self._must_be(CampaignStatus.SENDING, to=CampaignStatus.PAUSED)
        return replace(self, status=CampaignStatus.PAUSED)

    def resumed(self) -> "Campaign":
        self._must_be(CampaignStatus.PAUSED, to=CampaignStatus.SENDING)
        return replace(self, status=CampaignStatus.SENDING)

    def stopped(self, at: datetime) -> "Campaign":
        """For good: who was not told yet is not told any more. A draft is dropped."""
        if self.status is CampaignStatus.DRAFT:
            return replace(self, status=CampaignStatus.DROPPED, ended_at=at)
        self._must_be(CampaignStatus.SENDING, CampaignStatus.PAUSED, to=CampaignStatus.STOPPED)
        return replace(self, status=CampaignStatus.STOPPED, ended_at=at)

    def sliced(self, upto: PersonId) -> "Campaign":
        """The next slice was handed over."""
        self._must_be(CampaignStatus.SENDING, to=CampaignStatus.SENDING)
        return replace(self, upto=upto)

    def done(self, at: datetime) -> "Campaign":
        self._must_be(CampaignStatus.SENDING, to=CampaignStatus.DONE)
        return replace(self, status=CampaignStatus.DONE, ended_at=at)

    def _must_be(self, *statuses: CampaignStatus, to: CampaignStatus) -> None:
        if self.status not in statuses:
            raise IllegalTransition(self.status.value, to.value)


def broadcast_text(text: str) -> str:
    """Up to 900 characters, line breaks kept; else TextTooLong."""
    lines = (line.rstrip() for line in text.strip().splitlines())
    plain = "\n".join("".join(char for char in line if char.isprintable()) for line in lines)
    if len(plain) > TEXT_LIMIT:
        raise TextTooLong(TEXT_LIMIT)
    return plain
