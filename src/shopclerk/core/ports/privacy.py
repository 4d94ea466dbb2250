"""Everything that is kept of a person, wherever it lies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from shopclerk.core.domain.ids import OrderId, PersonId
from shopclerk.core.domain.people import Contact
from shopclerk.core.domain.stock import StockWatch


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody said in a chat that the shop itself keeps; `body` is the chat's own form of it."""

    at: datetime
    body: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Personal:
    """What is kept of a person besides the records that bear their id. `accounts` are those on chat
    platforms, `chats` where they are told something; `contacts` are who got their orders, `orders` the ids
    of those, oldest first; `drafts` is what they have begun to type, chat by chat.
    """

    person_id: PersonId
    name: str
    role: str
    language: str
    accounts: tuple[str, ...] = ()
    chats: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    orders: tuple[OrderId, ...] = ()
    watches: tuple[StockWatch, ...] = ()
    drafts: tuple[Mapping[str, Any], ...] = ()
    said: tuple[Remark, ...] = ()


class PersonalData(Protocol):
    """`of` answers what is kept, or None for a person never seen (or erased).

    `erase` takes a person away in one commit: their name, accounts, chats, sessions, transcripts, contacts,
    address book, preferences, cart, watches, and where things were shown to them; of their orders what they
    or a carrier wrote, the pictures they sent and the labels. In what staff were shown in the shop's own chat
    their words are blotted out, and the papers printed there go; a picture that a product shows, or that
    staff sent to others too, stays. Orders, money and stock stay, under an id that leads to nobody. It
    answers the numbers of orders that are not over yet: then nothing was done. To erase somebody again
    changes nothing.
    """

    async def of(self, person_id: PersonId) -> Personal | None: ...

    async def erase(self, person_id: PersonId) -> tuple[str, ...]: ...
