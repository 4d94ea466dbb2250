"""Who and what there is: users, bots, chats, their messages and files."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from tests.fake_telegram.errors import BadRequest, Forbidden, Migrated, Unauthorized

if TYPE_CHECKING:
    from tests.fake_telegram.invoices import Charge, Invoice

Json: TypeAlias = dict[str, Any]

UNASKED: Final = ("chat_member", "message_reaction", "message_reaction_count")
"""What a bot that does not name the updates it wants is not told: api#getupdates, `allowed_updates`."""


@dataclass(slots=True)
class User:
    """`stars` are those that a person has to pay with."""

    id: int
    first_name: str
    language_code: str = "en"
    username: str = ""
    stars: int = 10_000

    def json(self) -> Json:
        known = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        named = {"username": self.username} if self.username else {}
        return known | named | {"language_code": self.language_code}


@dataclass(slots=True)
class Webhook:
    url: str
    secret: str
    most: int
    last_error: str = ""


@dataclass(slots=True, eq=False)
class Poller:
    """A `getUpdates` that waits; `gone` is set, and `why` told, when another request ends it."""

    gone: asyncio.Event = field(default_factory=asyncio.Event)
    why: str = ""

    def end(self, why: str) -> None:
        self.why = why
        self.gone.set()


@dataclass(slots=True, eq=False)
class Bot:
    """A bot and the updates that wait for it. `changed` is set anew whenever one is added.

    `stars` are those it has, `transactions` how they moved; `providers` are the tokens of those who take
    cards for it: `takes_cards` has BotFather give one.

    `reads_all` is a bot without privacy mode; `allowed` are the kinds of updates it asked for last; `met`
    are the users whom it saw.
    """

    id: int
    first_name: str
    username: str
    token: str
    stars: int = 0
    transactions: list[Json] = field(default_factory=list)
    providers: set[str] = field(default_factory=set)
    webhook: Webhook | None = None
    updates: list[Json] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    poller: Poller | None = None
    allowed: list[str] | None = None
    reads_all: bool = False
    met: set[int] = field(default_factory=set)
    settings: dict[tuple[str, str, str], Any] = field(default_factory=dict)

    def takes_cards(self) -> str:
        """The token of a payment provider, as BotFather connects one for tests."""
        token = f"{self.id}:TEST:{len(self.providers) + 1:08d}"
        self.providers.add(token)
        return token

    def json(self) -> Json:
        return {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}


@dataclass(slots=True)
class Chat:
    """A person's private chat with one bot (its id is the user's) or a group.

    `members` are the bots in it: "member", "administrator", or how they went: "left", "kicked" (in a private
    chat: by whom the bot was blocked). `administrators` are the people who run it, `topics` the names of a
    forum's topics. Messages are numbered in each chat anew, as Telegram does.
    """

    id: int
    type: str
    title: str = ""
    user: User | None = None
    is_forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    administrators: set[int] = field(default_factory=set)
    messages: dict[int, "Message"] = field(default_factory=dict)
    keyboard: list[list[Json]] = field(default_factory=list)
    one_time: bool = False
    moved_to: int = 0
    keyboard_from: int = 0
    _ids: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def is_private(self) -> bool:
        return self.user is not None

    def new_id(self) -> int:
        return next(self._ids)

    def lose(self, message: "Message") -> None:
        """With the reply keyboard that it brought."""
        del self.messages[message.id]
        if self.keyboard_from == message.id:
            self.keyboard = []

    def has(self, bot: "Bot") -> bool:
        return self.members.get(bot.id) in ("member", "administrator")

    def is_run_by(self, bot: "Bot") -> bool:
        return self.members.get(bot.id) == "administrator"

    def json(self) -> Json:
        if self.user is not None:
            named = {"username": self.user.username} if self.user.username else {}
            return {"id": self.id, "type": self.type, "first_name": self.user.first_name, **named}
        forum = {"is_forum": True} if self.is_forum else {}
        return {"id": self.id, "type": self.type, "title": self.title, **forum}


@dataclass(slots=True, eq=False)
class Message:
    """`body` is what the Bot API tells of it; `at` is when it was sent, by the clock of the world; a message
    that brought a reply keyboard is fixed: it cannot be edited.
    """

    id: int
    chat: Chat
    sender: User | Bot
    body: Json
    at: float
    edits: int = 0
    invoice: "Invoice | None" = None
    is_fixed: bool = False

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

    @property
    def topic(self) -> int:
        return int(self.body.get("message_thread_id", 0))

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

    def as_answered(self) -> Json:
        """As a `reply_to_message`, which does not say what it answers itself: api#message."""
        return {name: value for name, value in self.json().items() if name != "reply_to_message"}

    def as_inaccessible(self) -> Json:
        """As bots are told of what is gone or too old: api#inaccessiblemessage."""
        return {"chat": self.chat.json(), "message_id": self.id, "date": 0}


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
    private: dict[tuple[int, int], Chat] = field(default_factory=dict)
    groups: dict[int, Chat] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    queries: dict[str, Query] = field(default_factory=dict)
    checkouts: dict[str, Query] = field(default_factory=dict)
    invoices: dict[str, "Invoice"] = field(default_factory=dict)
    charges: dict[str, "Charge"] = field(default_factory=dict)
    moved: asyncio.Event = field(default_factory=asyncio.Event)
    _ids: Iterator[int] = field(default_factory=lambda: count(1000))

    def new_id(self) -> int:
        return next(self._ids)

    def bot(self, token: str) -> Bot:
        if token not in self.bots:
            raise Unauthorized
        return self.bots[token]

    def private_chat(self, bot: Bot, user: User) -> Chat:
        return self.private.setdefault((bot.id, user.id), Chat(user.id, "private", user=user))

    def chat_for(self, bot: Bot, chat_id: int) -> Chat:
        """Where a bot may send to. Raises BadRequest, Forbidden."""
        chat = self.private.get((bot.id, chat_id)) or self.groups.get(chat_id)
        if chat is not None and chat.moved_to:
            raise Migrated(chat.moved_to)
        if chat is None or bot.id not in chat.members:
            if chat_id in bot.met:
                raise Forbidden("bot can't initiate conversation with a user")
            raise BadRequest("chat not found")
        if not chat.has(bot):
            raise Forbidden(_away(chat, chat.members[bot.id]))
        return chat

    def post(self, chat: Chat, sender: User | Bot, body: Json) -> Message:
        """A new message, which whoever waits for one may now read."""
        message = Message(chat.new_id(), chat, sender, body, self.now())
        chat.messages[message.id] = message
        self.stir()
        return message

    def stir(self) -> None:
        """Something happened: wake everybody who waits for something."""
        self.moved.set()
        self.moved = asyncio.Event()

    def tell(self, bot: Bot, kind: str, body: Json) -> Json:
        """An update for that bot, unless it does not want that kind."""
        update = {"update_id": self.new_id(), kind: body}
        wanted = kind in bot.allowed if bot.allowed else kind not in UNASKED
        if wanted:
            bot.updates.append(update)
            bot.changed.set()
        return update

    def keep_file(self, content: bytes, kind: str = "photo") -> str:
        """The file_id under which it can be sent again, as what it is, and fetched."""
        file_id = f"file-{self.new_id()}"
        self.files[file_id], self.kinds[file_id] = content, kind
        return file_id


def _away(chat: Chat, status: str) -> str:
    if chat.is_private:
        return "bot was blocked by the user"
    if status == "left":
        return f"bot is not a member of the {chat.type} chat"
    return f"bot was kicked from the {chat.type} chat"
