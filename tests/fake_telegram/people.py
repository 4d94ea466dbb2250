"""People, as bots meet them: they type, press, send, share, pay, block; and they read what they are shown."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from mimetypes import guess_type
from typing import Any, Final, TypeVar

from tests.fake_telegram import commands, groups, invoices
from tests.fake_telegram.invoices import Charge, Invoice, Open
from tests.fake_telegram.keyboards import label_of
from tests.fake_telegram.markup import utf16_length
from tests.fake_telegram.methods.contents import photo_sizes
from tests.fake_telegram.world import Bot, Chat, Json, Message, Query, User, World

PATIENCE: Final = 60.0
"""Seconds until somebody who waits gives up: far more than a bot takes on the slowest machine."""

REMEMBERED: Final = 48 * 3600
"""Seconds after which a bot is no longer told what stood in a message that is pressed."""

T = TypeVar("T")


class NothingOfTheKind(AssertionError):
    """What was waited for did not come; says what there is instead."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a Telegram account."""

    world: World
    user: User

    def chat_with(self, bot: Bot) -> "PrivateChat":
        """A private chat, which that bot may write into from the first word on."""
        return PrivateChat(self.world, bot, self.world.private_chat(bot, self.user), self)

    def in_group(self, group: Chat, bot: Bot, topic: int = 0) -> "PrivateChat":
        """The same, where others read along; a topic that there is not yet is opened."""
        if topic and topic not in group.topics:
            groups.open_topic(self.world, group, f"Topic {topic}", self.user, topic)
        return PrivateChat(self.world, bot, group, self, topic)

    def opens(self, invoice: Open) -> Invoice:
        """What is to be paid, by a link or a message that somebody had from a bot."""
        return invoices.opened(self.world, invoice)

    async def pays(self, invoice: Open, *, card_works: bool = True) -> Charge:
        """Presses Pay; raises NotPaid when the bot says no or nothing, or the bank does. Anybody may who has
        the link, as often as the bot lets them.
        """
        return await invoices.pay(self.world, self.user, invoice, card_works=card_works)

    async def opens_topic(self, group: Chat, name: str) -> int:
        return groups.open_topic(self.world, group, name, self.user)

    async def adds(self, bot: Bot, group: Chat, *, administrator: bool = False) -> None:
        """To a group, or makes it an administrator there."""
        groups.set_standing(self.world, bot, group, self.user, "administrator" if administrator else "member")

    async def removes(self, bot: Bot, group: Chat) -> None:
        groups.set_standing(self.world, bot, group, self.user, "kicked")


@dataclass(frozen=True, slots=True)
class PrivateChat:
    """One person's side of a chat with a bot."""

    world: World
    bot: Bot
    chat: Chat
    person: Person
    topic: int = 0

    @property
    def messages(self) -> list[Message]:
        """All that stands in the chat, oldest first."""
        return list(self.chat.messages.values())

    @property
    def shown(self) -> list[Message]:
        """What the bot shows, oldest first."""
        return [message for message in self.messages if message.is_bots]

    @property
    def menu(self) -> list[str]:
        """The commands that this person is offered, as `name - description`."""
        runs = self.person.user.id in self.chat.administrators
        found = commands.seen(self.bot, self.chat, self.person.user, administrator=runs)
        return [f"{each['command']} - {each['description']}" for each in found]

    @property
    def keys(self) -> list[str]:
        """The labels of the reply keyboard that stands in the chat."""
        return [label_of(key) for row in self.chat.keyboard for key in row]

    async def says(self, text: str, *, to: Message | None = None) -> Message:
        """Types; `to` is the message that is answered."""
        return self._sends(_written(text), to)

    async def edits(self, message: Message, text: str) -> Message:
        """Changes what this person wrote."""
        message.body = message.body | _written(text)
        message.edits += 1
        groups.spread(self.world, message, self.bot, kind="edited_message")
        return message

    async def taps(self, label: str) -> Message:
        """Taps a key of the reply keyboard: says its label, or shares what it asks for."""
        key = await self._until(lambda: self._key(label), f"a key {label!r}")
        if self.chat.one_time:
            self.chat.keyboard = []
        if isinstance(key, dict) and key.get("request_contact"):
            return await self.shares_contact("13800138000")
        if isinstance(key, dict) and key.get("request_location"):
            return await self.shares_location(31.2397, 121.4998)
        return await self.says(label_of(key))

    async def sends_photo(self, content: bytes, caption: str = "", *, to: Message | None = None) -> Message:
        sizes = photo_sizes(self.world, self.world.keep_file(content))
        return self._sends({"photo": sizes, **({"caption": caption} if caption else {})}, to)

    async def sends_document(self, content: bytes, name: str) -> Message:
        file_id = self.world.keep_file(content, "document")
        kind, _ = guess_type(name)
        document = {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_name": name}
        known = {"mime_type": kind} if kind else {}
        return self._sends({"document": document | known | {"file_size": len(content)}})

    async def shares_contact(self, phone: str, *, somebody_elses: bool = False) -> Message:
        owner = {} if somebody_elses else {"user_id": self.person.user.id}
        contact = {"phone_number": phone, "first_name": self.person.user.first_name}
        return self._sends({"contact": contact | owner})

    async def shares_location(self, latitude: float, longitude: float) -> Message:
        return self._sends({"location": {"latitude": latitude, "longitude": longitude}})

    async def shares_venue(self, title: str, address: str, latitude: float, longitude: float) -> Message:
        """A place of the map, which tells where it is twice."""
        location = {"latitude": latitude, "longitude": longitude}
        venue = {"location": location, "title": title, "address": address}
        return self._sends({"venue": venue, "location": location})

    async def presses(self, label: str, *, on: Message | None = None) -> Query:
        """Presses the button whose label contains that, on that message or the latest that has one. The
        spinner stops when the answer's `answered` is set.
        """
        message, button = await self._until(lambda: self._button(label, on), f"a button {label!r}")
        if "callback_data" not in button:
            raise NothingOfTheKind(f"{button['text']!r} leads elsewhere: {button}")
        return self.presses_data(button["callback_data"], message)

    def presses_data(self, data: str, on: Message) -> Query:
        """As `presses`, whatever stands under the message now: an old screen is still on somebody's phone. Of
        what is deleted or older than 48 hours the bot is told no more than its number.
        """
        query = Query(str(self.world.new_id()), self.bot, self.world.now())
        self.world.queries[query.id] = query
        body = {
            "id": query.id,
            "from": self.person.user.json(),
            "message": on.json() if self._is_at_hand(on) else on.as_inaccessible(),
            "chat_instance": str(self.chat.id),
            "data": data,
        }
        self.bot.met.add(self.person.user.id)
        self.world.tell(self.bot, "callback_query", body)
        return query

    async def answered(self, query: Query) -> str:
        """What the bot answered to the press, as a short note; empty when only the spinner stopped."""
        async with asyncio.timeout(PATIENCE):
            await query.answered.wait()
        return str((query.answer or {}).get("text") or "")

    async def pays(self, invoice: Open, *, card_works: bool = True) -> Charge:
        """As the person: see there."""
        return await self.person.pays(invoice, card_works=card_works)

    async def blocks(self) -> None:
        groups.set_standing(self.world, self.bot, self.chat, self.person.user, "kicked")

    async def unblocks(self) -> None:
        groups.set_standing(self.world, self.bot, self.chat, self.person.user, "member")

    async def sees(self, *words: str) -> Message:
        """The latest message of the bot that has all these words, once there is one."""
        return await self._until(lambda: self._showing(words), " and ".join(map(repr, words)))

    async def sees_button(self, label: str) -> Message:
        """The latest message that has a button whose label contains that, once there is one."""
        message, _ = await self._until(lambda: self._button(label, None), f"a button {label!r}")
        return message

    async def sees_no_more(self, words: str) -> None:
        """Once no message of the bot has these words."""
        await self._until(lambda: None if self._showing((words,)) else True, f"chat without {words!r}")

    async def sees_on(self, message: Message, *words: str) -> Message:
        """That very message, once it was edited to have these words."""
        return await self._until(
            lambda: message if all(word in message.text for word in words) else None,
            " and ".join(map(repr, words)),
        )

    def _showing(self, words: tuple[str, ...]) -> Message | None:
        return next((one for one in reversed(self.shown) if all(word in one.text for word in words)), None)

    def _button(self, label: str, on: Message | None) -> tuple[Message, Json] | None:
        for message in [on] if on else reversed(self.shown):
            for button in message.buttons:
                if label in button["text"]:
                    return message, button
        return None

    def _key(self, label: str) -> Any:
        return next((key for row in self.chat.keyboard for key in row if label in label_of(key)), None)

    def _is_at_hand(self, message: Message) -> bool:
        return message.id in self.chat.messages and self.world.now() - message.at <= REMEMBERED

    async def _until(self, found: Callable[[], T | None], what: str) -> T:
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    moved = self.world.moved
                    if (seen := found()) is not None:
                        return seen
                    await moved.wait()
        except TimeoutError:
            shown = "\n---\n".join(
                f"{one.text}\n{[each['text'] for each in one.buttons]}" for one in self.shown[-4:]
            )
            raise NothingOfTheKind(f"no {what}; shown last:\n{shown or 'nothing'}") from None

    def _sends(self, body: Json, to: Message | None = None) -> Message:
        if self.chat.is_private:
            self.chat.members[self.bot.id] = "member"
        message = self.world.post(self.chat, self.person.user, body | self._place(to))
        groups.spread(self.world, message, self.bot)
        return message

    def _place(self, to: Message | None) -> Json:
        """In a topic, what answers nothing answers the message with which the topic began."""
        topic = {"message_thread_id": self.topic, "is_topic_message": True} if self.topic else {}
        answered = to or (groups.opened_by(self.chat, self.topic) if self.topic else None)
        return topic | ({"reply_to_message": answered.as_answered()} if answered else {})


def _written(text: str) -> Json:
    """A command at the beginning is marked as one."""
    if not text.startswith("/"):
        return {"text": text}
    length = utf16_length(text.split(maxsplit=1)[0])
    return {"text": text, "entities": [{"type": "bot_command", "offset": 0, "length": length}]}
