"""Who and what there is: users, bots, chats, their messages and files."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final, TypeAlias

from tests.fake_telegram.errors import BadRequest, Forbidden, Unauthorized

Json: TypeAlias = dict[str, Any]
EDITABLE_SECONDS: Final = 48 * 3600


@dataclass(slots=True)
class User:
    id: int
    first_name: str
    language_code: str = "en"
    username: str = ""

    def json(self) -> Json:
        known = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        named = {"username": self.username} if self.username else {}
        return known | named | {"language_code": self.language_code}


@dataclass(slots=True)
class Webhook:
    url: str
    secret: str
    most: int
    allowed: list[str] | None
    last_error: str = ""


@dataclass(slots=True, eq=False)
class Bot:
    """A bot and the updates that wait for it. `changed` is set anew whenever one is added."""

    id: int
    first_name: str
    username: str
    token: str
    stars: int = 0
    webhook: Webhook | None = None
    updates: list[Json] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    poller: asyncio.Event | None = None
    settings: dict[tuple[str, str, str], Any] = field(default_factory=dict)

    def json(self) -> Json:
        return {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the user's) or a group; `blocked` is what a user did to a bot."""

    id: int
    type: str
    title: str = ""
    user: User | None = None
    is_forum: bool = False
    blocked: set[int] = field(default_factory=set)
    opened: set[int] = field(default_factory=set)
    messages: dict[int, "Message"] = field(default_factory=dict)
    keyboard: list[list[Json]] = field(default_factory=list)

    def json(self) -> Json:
        if self.user is not None:
            return {"id": self.id, "type": self.type, "first_name": self.user.first_name}
        forum = {"is_forum": True} if self.is_forum else {}
        return {"id": self.id, "type": self.type, "title": self.title, **forum}


@dataclass(slots=True, eq=False)
class Message:
    """`body` is what the Bot API tells of it; `at` is when it was sent, by the clock of the world."""

    id: int
    chat: Chat
    sender: User | Bot
    body: Json
    at: float
    edits: int = 0
    payload: str = ""

    @property
    def text(self) -> str:
        """What is read: its text or its caption."""
        return str(self.body.get("text") or self.body.get("caption") or "")

    @property
    def buttons(self) -> list[Json]:
        markup = self.body.get("reply_markup") or {}
        return [button for row in markup.get("inline_keyboard", ()) for button in row]

    @property
    def is_bots(self) -> bool:
        return isinstance(self.sender, Bot)

    def json(self) -> Json:
        edited = {"edit_date": int(self.at) + self.edits} if self.edits else {}
        return {
            "message_id": self.id,
            "from": self.sender.json(),
            "chat": self.chat.json(),
            "date": int(self.at),
            **edited,
            **self.body,
        }


@dataclass(slots=True)
class Query:
    """A press that waits for its answer."""

    id: str
    bot: Bot
    at: float
    answer: Json | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(slots=True)
class World:
    """Everything that a Telegram knows. `now` is its clock, in seconds since 1970."""

    now: Callable[[], float]
    bots: dict[str, Bot] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    queries: dict[str, Query] = field(default_factory=dict)
    checkouts: dict[str, Query] = field(default_factory=dict)
    charges: dict[str, Json] = field(default_factory=dict)
    moved: asyncio.Event = field(default_factory=asyncio.Event)
    _ids: Iterator[int] = field(default_factory=lambda: count(1000))

    def new_id(self) -> int:
        return next(self._ids)

    def bot(self, token: str) -> Bot:
        if token not in self.bots:
            raise Unauthorized
        return self.bots[token]

    def chat_for(self, bot: Bot, chat_id: int) -> Chat:
        """Where a bot may send to. Raises BadRequest, Forbidden."""
        chat = self.chats.get(chat_id)
        if chat is None or (chat.user is not None and bot.id not in chat.opened | chat.blocked):
            raise BadRequest("chat not found")
        if bot.id in chat.blocked:
            private = chat.user is not None
            raise Forbidden(
                "bot was blocked by the user" if private else f"bot was kicked from the {chat.type} chat"
            )
        return chat

    def post(self, chat: Chat, sender: User | Bot, body: Json) -> Message:
        """A new message, which whoever waits for one may now read."""
        message = Message(self.new_id(), chat, sender, body, self.now())
        chat.messages[message.id] = message
        self.stir()
        return message

    def stir(self) -> None:
        """Something happened: wake everybody who waits for something."""
        self.moved.set()
        self.moved = asyncio.Event()

    def tell(self, bot: Bot, kind: str, body: Json) -> Json:
        """An update for that bot, unless it does not want that kind."""
        allowed = bot.webhook.allowed if bot.webhook else None
        update = {"update_id": self.new_id(), kind: body}
        if allowed is None or kind in allowed:
            bot.updates.append(update)
            bot.changed.set()
        return update

    def keep_file(self, content: bytes) -> str:
        """The file_id under which it can be sent again and fetched."""
        file_id = f"file-{self.new_id()}"
        self.files[file_id] = content
        return file_id
