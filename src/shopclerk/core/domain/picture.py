"""Pictures that a catalogue only named by address and that are fetched later."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from shopclerk.core.domain.ids import ProductId

RETRY_AFTER: Final = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=2), timedelta(hours=12))


class PictureStatus(StrEnum):
    QUEUED = "queued"
    FETCHED = "fetched"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureJob:
    """Fetch `url` and hang it at `position` in the product. Its id is `<product id>:<hash of the url>`."""

    id: str
    product_id: ProductId
    url: str
    position: int
    due_at: datetime | None
    status: PictureStatus = PictureStatus.QUEUED
    tries: int = 0
    failure: str | None = None
    version: int = 0

    def fetched(self) -> "PictureJob":
        return replace(self, status=PictureStatus.FETCHED, due_at=None, tries=self.tries + 1, failure=None)

    def failed(self, reason: str, *, final: bool, at: datetime) -> "PictureJob":
        """Try again later, with growing pauses; give up at once when `final`, or after the last pause."""
        over = final or self.tries >= len(RETRY_AFTER)
        return replace(
            self,
            status=PictureStatus.FAILED if over else PictureStatus.QUEUED,
            due_at=None if over else at + RETRY_AFTER[self.tries],
            tries=self.tries + 1,
            failure=reason,
        )
