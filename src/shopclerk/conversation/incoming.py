"""What a person just did in a chat, as every platform can say it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from shopclerk.core.domain.ids import FileId


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
    """A picture that the person sent; the adapter has put it into `Files`, decoded and without metadata."""

    file_id: FileId


Said: TypeAlias = Command | Press | Text | Photo


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One update of a chat.

    `update_id` is unique per address: the same update delivered twice has the same. `address` names the chat
    and `account` the platform's user in it (both opaque, beginning with the platform's name and a colon).
    `locale` is the BCP 47 tag that the platform reports. `replies_to` is the message answered, if any.
    """

    update_id: str
    address: str
    account: str
    locale: str
    said: Said
    at: datetime
    replies_to: str | None = None
