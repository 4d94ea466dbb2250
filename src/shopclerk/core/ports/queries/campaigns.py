"""What is asked of broadcasts and of whom they go to."""

from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.campaign import Campaign, Segment
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.ports.store import Query


@dataclass(frozen=True, slots=True)
class Campaigns(Query[Campaign]):
    """A page of all that were not dropped, before one of them (empty: from the last), the latest first."""

    before: str = ""
    limit: int = 7


@dataclass(frozen=True, slots=True)
class CampaignsSending(Query[Campaign]):
    """Those that are being sent, by id."""


@dataclass(frozen=True, slots=True)
class Audience(Query[PersonId]):
    """Customers who consented, can be reached and belong to the segment as of `at`, by id: after one of them,
    up to another (empty: no end).
    """

    segment: Segment
    at: datetime
    after: str = ""
    upto: str = ""
    limit: int = 100


@dataclass(frozen=True, slots=True)
class AudienceSize(Query[int]):
    """How many they are: one row."""

    segment: Segment
    at: datetime
