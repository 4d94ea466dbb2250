"""A customer's question, or a word of the shop's, and all that is said of it, until all is said."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from shopclerk.core.domain.errors import MessageRefused
from shopclerk.core.domain.ids import FileId, OrderId, PersonId, ProductId, ThreadId

TEXT_LIMIT: Final = 1000
PICTURES_LIMIT: Final = 4
"""Of one message."""
MOST_UNANSWERED: Final = 10
"""Messages that a customer may say to one thread before the shop says something."""
MOST_WAITING: Final = 5
"""Threads of a customer that may wait for the shop at once."""
MOST_AN_HOUR: Final = 20
"""Messages of a customer, in all their threads."""
HOUR: Final = timedelta(hours=1)
FULL: Final = 100
"""A thread of so many messages takes no more of the customer's: the next begins another."""


class ThreadStatus(StrEnum):
    OPEN = "open"
    """The shop has to answer."""
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What was said once: text, pictures, or both. `from_shop`: by one of the staff. Personal data."""

    by: PersonId
    from_shop: bool
    at: datetime
    text: str = ""
    pictures: tuple[FileId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """What one customer and the shop say to each other about an order, a product, or anything.

    Messages come oldest first. It waits since the first message that nobody has answered: `waiting_since` is
    given as long as it is OPEN, `closed_by` and `closed_at` while it is CLOSED. What a customer writes opens
    it again, whatever it was.
    """

    id: ThreadId
    customer_id: PersonId
    opened_at: datetime
    messages: tuple[Message, ...]
    order_id: OrderId | None = None
    product_id: ProductId | None = None
    status: ThreadStatus = ThreadStatus.OPEN
    waiting_since: datetime | None = None
    closed_by: PersonId | None = None
    closed_at: datetime | None = None
    version: int = 0

    @property
    def is_full(self) -> bool:
        return len(self.messages) >= FULL

    @property
    def is_begun_by_shop(self) -> bool:
        return self.messages[0].from_shop

    @property
    def asked(self) -> int:
        """How many messages there are up to the customer's last."""
        places = (place for place, said in enumerate(self.messages, start=1) if not said.from_shop)
        return max(places, default=0)

    @property
    def people(self) -> frozenset[PersonId]:
        """Who asked, who said something, and who closed it."""
        closed = () if self.closed_by is None else (self.closed_by,)
        return frozenset((self.customer_id, *(said.by for said in self.messages), *closed))

    def ask(self, message: Message) -> "Thread":
        """The customer says something; or MessageRefused, `too_many`, until the shop says something too."""
        unanswered = 0
        for said in reversed(self.messages):
            if said.from_shop:
                break
            unanswered += 1
        if unanswered >= MOST_UNANSWERED:
            raise MessageRefused("too_many", MOST_UNANSWERED)
        return replace(
            self,
            messages=(*self.messages, message),
            status=ThreadStatus.OPEN,
            waiting_since=self.waiting_since or message.at,
            closed_by=None,
            closed_at=None,
        )

    def answer(self, message: Message) -> "Thread":
        """The shop says something."""
        return replace(
            self,
            messages=(*self.messages, message),
            status=ThreadStatus.ANSWERED,
            waiting_since=None,
            closed_by=None,
            closed_at=None,
        )

    def answered_meanwhile(self, seen: int, by: PersonId) -> Message | None:
        """What another of the staff said last to who has `seen` so many messages and is about to answer."""
        others = (said for said in self.messages[seen:] if said.from_shop and said.by != by)
        return max(others, key=lambda said: said.at, default=None)

    def close(self, *, by: PersonId, at: datetime) -> "Thread":
        """Nobody has anything to add. Closing twice changes nothing."""
        if self.status is ThreadStatus.CLOSED:
            return self
        return replace(self, status=ThreadStatus.CLOSED, waiting_since=None, closed_by=by, closed_at=at)

    def reopen(self, at: datetime) -> "Thread":
        """It is not settled: it waits for the shop again. One that waits already is left alone."""
        if self.status is ThreadStatus.OPEN:
            return self
        return replace(self, status=ThreadStatus.OPEN, waiting_since=at, closed_by=None, closed_at=None)


def message(
    *, by: PersonId, from_shop: bool, at: datetime, text: str, pictures: Sequence[FileId] = ()
) -> Message:
    """What somebody means to say, without what nobody can write; or MessageRefused: `empty`, `too_long`,
    `too_many_pictures`.
    """
    plain = "".join(map(_writable, text)).strip()
    if not plain and not pictures:
        raise MessageRefused("empty", TEXT_LIMIT)
    if len(plain) > TEXT_LIMIT:
        raise MessageRefused("too_long", TEXT_LIMIT)
    if len(pictures) > PICTURES_LIMIT:
        raise MessageRefused("too_many_pictures", PICTURES_LIMIT)
    return Message(by=by, from_shop=from_shop, at=at, text=plain, pictures=tuple(pictures))


def must_keep_pace(threads: Sequence[Thread], at: datetime) -> None:
    """Raise MessageRefused, `too_fast`, when a customer has said enough for now in these of theirs."""
    said = sum(each.at > at - HOUR for each in _of_customer(threads))
    if said >= MOST_AN_HOUR:
        raise MessageRefused("too_fast", MOST_AN_HOUR)


def must_not_flood(threads: Sequence[Thread]) -> None:
    """Raise MessageRefused, `too_many_threads`, when so many of them wait that another may not begin."""
    if sum(thread.status is ThreadStatus.OPEN for thread in threads) >= MOST_WAITING:
        raise MessageRefused("too_many_threads", MOST_WAITING)


def _of_customer(threads: Sequence[Thread]) -> Iterator[Message]:
    return (said for thread in threads for said in thread.messages if not said.from_shop)


def _writable(char: str) -> str:
    """Control characters, but for line breaks, and lone surrogates are what no store takes."""
    return char if char == "\n" or unicodedata.category(char) not in {"Cc", "Cs"} else ""
