"""A chat that can be read by a test; held to the contract of every `Chat`."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from shopclerk.conversation.incoming import Document
from shopclerk.conversation.ports.chat import Offer
from shopclerk.conversation.reply import (
    Album,
    Ask,
    AskContact,
    AskLocation,
    Attachment,
    Button,
    Link,
    Paragraph,
    Reply,
    Screen,
    Toast,
)
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.files import FileRefused
from shopclerk.core.ports.notifier import Unreachable

PLATFORM: Final = "test"


@dataclass(slots=True)
class Message:
    """What stands in a chat. `stamp` is when it was last sent or changed, on the chat's own count. `shown`
    is what it shows besides its words, when it is no screen.
    """

    id: str
    screen: Screen
    stamp: int
    key: str
    shown: Album | Attachment | None = None

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.screen.paragraphs)

    @property
    def buttons(self) -> list[Button]:
        return [button for button in self.all_buttons if isinstance(button, Button)]

    @property
    def links(self) -> list[Link]:
        return [link for link in self.all_buttons if isinstance(link, Link)]

    @property
    def all_buttons(self) -> list[Button | Link]:
        return [each for row in self.screen.rows for each in row]


@dataclass(frozen=True, slots=True)
class Passing:
    """A toast, when it was shown, and over which message."""

    text: str
    stamp: int
    at: str


@dataclass(slots=True)
class ScriptedChat:
    """Keeps what it was told to show, by address. `failures` are raised, one a call, before anything is
    shown; at addresses that are `gone` nobody can be told anything. What is `unreadable` is no picture.
    `edited` is told each screen that takes another's place. `asks` are the messages that let somebody share
    something, each with its ask.
    """

    platform: str = PLATFORM
    has_toasts: bool = True
    keeps_keys: bool = True
    messages: defaultdict[str, list[Message]] = field(default_factory=lambda: defaultdict(list))
    toasts: defaultdict[str, list[Passing]] = field(default_factory=lambda: defaultdict(list))
    asks: defaultdict[str, dict[str, Ask]] = field(default_factory=lambda: defaultdict(dict))
    menus: dict[str, Sequence[Offer]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    failures: list[Exception] = field(default_factory=list)
    unreadable: set[FileId] = field(default_factory=set)
    edited: Callable[[Screen], None] = field(default=lambda screen: None)
    stamp: int = 0
    _by_key: dict[tuple[str, str], Message] = field(default_factory=dict)

    def link(self, start: str, *, to_group: bool = False) -> str:
        return f"https://chat.example/{'group' if to_group else 'start'}/{start}"

    async def offer(self, address: str, offers: Sequence[Offer]) -> None:
        self.menus[address] = tuple(offers)

    async def show(self, address: str, reply: Reply, *, at: str | None, key: str) -> str:
        if address in self.gone:
            raise Unreachable(address)
        if self.failures:
            raise self.failures.pop(0)
        self.stamp += 1
        if isinstance(reply, AskContact | AskLocation):
            self.asks[address][f"ask-{key}"] = reply
            return f"ask-{key}"
        if isinstance(reply, Toast):
            self.toasts[address].append(Passing(reply.text, self.stamp, at or ""))
            return at or ""
        if isinstance(reply, Album | Attachment):
            return self._send(address, Screen(paragraphs=(Paragraph(reply.caption),)), key, reply).id
        standing = next((each for each in self.messages[address] if each.id == at), None)
        return (self._edit(standing, reply, key) if standing else self._send(address, reply, key)).id

    async def keep(self, picture: FileId) -> FileId:
        if picture in self.unreadable:
            raise FileRefused("no picture")
        return picture

    async def read(self, document: Document) -> bytes:
        if document.content is None:
            raise FileRefused("no content")
        return document.content

    async def withdraw(self, address: str, message: str) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.asks[address].pop(message, None)

    def _edit(self, message: Message, screen: Screen, key: str) -> Message:
        if message.key != key:
            self.edited(screen)
            message.screen, message.stamp, message.key = screen, self.stamp, key
        return message

    def _send(
        self, address: str, screen: Screen, key: str, shown: Album | Attachment | None = None
    ) -> Message:
        if (address, key) not in self._by_key:
            message = Message(f"m{self.stamp}", screen, self.stamp, key, shown)
            self.messages[address].append(message)
            self._by_key[address, key] = message
        return self._by_key[address, key]
