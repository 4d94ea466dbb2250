"""What a chat shows: frozen data that the web, a terminal and Telegram can all draw."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from shopclerk.conversation.actions import Action
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.files import File


class Style(StrEnum):
    TITLE = "title"
    BODY = "body"
    STRONG = "strong"
    MUTED = "muted"
    NOTICE = "notice"
    """What went wrong or changed, and what to do next; shown first and standing out."""


class Tone(StrEnum):
    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of plain text; line breaks in it are kept."""

    text: str
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Button:
    """A button that does something here: its action travels in it."""

    label: str
    action: Action
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Link:
    """A button that opens an address outside the chat."""

    label: str
    url: str
    tone: Tone = Tone.PLAIN


Row: TypeAlias = tuple[Button | Link, ...]


@dataclass(frozen=True, slots=True)
class AskContact:
    """A button that shares the person's own contact instead of typing it; `text` says so beside it."""

    text: str
    label: str


@dataclass(frozen=True, slots=True)
class AskLocation:
    """A button that shares where the person is instead of typing it; `text` says so beside it."""

    text: str
    label: str


Ask: TypeAlias = AskContact | AskLocation


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One message. `hint` is the placeholder of the input field when an answer is awaited, and `ask` what
    can be shared instead of typing it: a chat draws it with the screen, is shown it apart, or does without.

    `subject` names what it shows (`order:<id>`) when it is to be edited in place as that moves; `version` is
    that of which it was drawn: no news of that, or of what came before, makes it another (0: any may).
    """

    paragraphs: tuple[Paragraph, ...]
    picture: FileId | None = None
    rows: tuple[Row, ...] = ()
    hint: str = ""
    ask: Ask | None = None
    subject: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Toast:
    """A short note over the chat that leaves no message."""

    text: str


@dataclass(frozen=True, slots=True)
class Album:
    """Pictures side by side, in as many messages as the platform needs; plain text under them."""

    pictures: tuple[FileId, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to keep or to print, byte by byte: one that lies in `Files`, or one made for this reply. `name`
    goes without an ending, which the file's media type gives it.
    """

    name: str
    file: FileId | File
    caption: str = ""


Reply: TypeAlias = Screen | Toast | Album | Attachment | AskContact | AskLocation
