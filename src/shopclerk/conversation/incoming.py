"""What a person just did in a chat, as every platform can say it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from shopclerk.core.domain.ids import FileId

MOST_IN_A_DOCUMENT: Final = 2 * 2**20
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command without its slash, lower-cased, and the rest of the line: `/ship 7K3F-22 SF123`."""

    name: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """A button; `token` is what `codec.encode` made, `message` is the screen it stands under."""

    token: str
    message: str


@dataclass(frozen=True, slots=True)
class Text:
    """What the person typed. Text, never markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture that the person sent, and what was written under it; the adapter has put it into `Files`,
    decoded and without metadata, when this is handled. Pictures sent together have the same `album`.
    """

    file_id: FileId
    caption: str = ""
    album: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file that is no picture, and what was written under it. It still lies with the platform, which knows
    it by `file_id`, or came along whole as `content`; then its `file_id` is empty.
    """

    file_id: FileId
    name: str
    caption: str = ""
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody's name and phone number, shared and not typed; `mine` when they are the sharer's own, which
    the platform vouches for.
    """

    name: str
    phone: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Location:
    """A point on the map, in degrees north and east (WGS 84). `place` is what stands there, if the sharer
    picked it from a list: its name, a line break, its address.
    """

    latitude: float
    longitude: float
    place: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """Nothing was said: the person blocked the bot, or took it out of the chat. Nobody reads an answer."""


@dataclass(frozen=True, slots=True)
class MovedHere:
    """Nothing was said: the chat that had the address `before` has this one from now on."""

    before: str


Heard: TypeAlias = Command | Press | Text | Photo | Document | Contact | Location
"""What is answered."""

Said: TypeAlias = Heard | Left | MovedHere


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One update of a chat.

    `update_id` is unique per address: the same update delivered twice has the same. `address` names the chat
    and `account` the platform's user in it (both opaque, beginning with the platform's name and a colon).
    `locale` is the BCP 47 tag that the platform reports, `name` what it calls the person (empty: nothing).
    `replies_to` is the message answered, if any. `in_group` tells that others read along.
    """

    update_id: str
    address: str
    account: str
    locale: str
    said: Said
    at: datetime
    replies_to: str | None = None
    in_group: bool = False
    name: str = ""
