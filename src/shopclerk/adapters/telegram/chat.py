"""Replies on Telegram: sent, or edited in place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import structlog

from shopclerk.adapters.telegram.addresses import PLATFORM, Place, opening
from shopclerk.adapters.telegram.asking import ask_at, withdraw_at
from shopclerk.adapters.telegram.calls import LOST, SAME, Bot, Call, CallRefused, Moved
from shopclerk.adapters.telegram.fetching import Fetching, content_of
from shopclerk.adapters.telegram.files import Kind, OurFiles, Source, Unusable
from shopclerk.adapters.telegram.groups import Me
from shopclerk.adapters.telegram.menus import offer
from shopclerk.adapters.telegram.messages import Message, messages_of
from shopclerk.adapters.telegram.once import Once, SentLately
from shopclerk.adapters.telegram.sending import Sending, buttons, caption, deleted, text
from shopclerk.conversation.incoming import MOST_IN_A_DOCUMENT, Document
from shopclerk.conversation.ports.chat import Offer
from shopclerk.conversation.reply import Album, AskContact, AskLocation, Attachment, Reply, Screen, Toast
from shopclerk.core.domain.ids import FileId

HAS_NO_TEXT: Final = "there is no text in the message to edit"
NO_TOPIC: Final = ("message thread not found", "topic_deleted", "topic_closed")

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class TelegramChat:
    """A `conversation.ports.chat.Chat`. A message is named by its `message_id`; of several that show one
    reply, by the last of a screen and the first of an album.

    An edit may be repeated without harm. A new message is sent at least once: when its outcome was unknown,
    asking again may show it twice; what else belongs to the same reply, under the same key, is not repeated.
    A picture that Telegram cannot show is left out: its words still stand. Until the username of `me` was
    learnt nothing links here.
    """

    bot: Bot
    files: OurFiles
    fetching: Fetching
    me: Me = field(default_factory=lambda: Me(0))
    lately: SentLately = field(default_factory=SentLately)

    @property
    def platform(self) -> str:
        return PLATFORM

    @property
    def has_toasts(self) -> bool:
        """A press is answered before its work begins, and Telegram shows a toast only as that answer."""
        return False

    @property
    def keeps_keys(self) -> bool:
        """Telegram knows none, and what this process sent it forgets when it is killed."""
        return False

    def link(self, start: str, *, to_group: bool = False) -> str:
        return opening(self.me.username, start, to_group=to_group) if self.me.username else ""

    async def offer(self, address: str, offers: Sequence[Offer]) -> None:
        await offer(self.bot, Place.of(address), offers)

    async def show(self, address: str, reply: Reply, *, at: str | None, key: str) -> str:
        """A group that became a supergroup is followed there; for a topic that is gone or closed the first
        one of the group stands in.
        """
        place = Place.of(address)
        showing = Showing(Once(self.bot, self.lately, address, key), self.files)
        try:
            return await showing.reply(place, reply, at)
        except Moved as moved:
            return await showing.reply(replace(place, chat_id=moved.chat_id), reply, None)
        except CallRefused as refused:
            if not (place.topic and refused.says(*NO_TOPIC)):
                raise
            return await showing.reply(Place(place.chat_id), reply, at)

    async def keep(self, picture: FileId) -> FileId:
        return await self.fetching(self.bot, picture)

    async def read(self, document: Document) -> bytes:
        return await content_of(self.bot, document.file_id, most=MOST_IN_A_DOCUMENT)

    async def withdraw(self, address: str, message: str) -> None:
        await withdraw_at(self.bot, Place.of(address), message)


@dataclass(frozen=True, slots=True)
class Showing:
    """One reply."""

    bot: Bot
    files: OurFiles

    async def reply(self, place: Place, reply: Reply, at: str | None) -> str:
        match reply:
            case Toast():
                return at or ""
            case AskContact() | AskLocation():
                return await ask_at(self.bot, place, reply)
            case Album():
                return await self._sending.album(place, reply)
            case Attachment():
                return await self._sending.attachment(place, reply)
            case Screen():
                return await self._show_screen(place, reply, at)

    async def _show_screen(self, place: Place, screen: Screen, at: str | None) -> str:
        try:
            return await self._show_messages(place, messages_of(screen), at)
        except Unusable as unusable:
            log.warning("a picture is left out", why=str(unusable))
            return await self._show_messages(place, messages_of(replace(screen, picture=None)), at)

    async def _show_messages(self, place: Place, messages: Sequence[Message], at: str | None) -> str:
        if at and at.isdecimal() and await self._is_edited(place, messages, at):
            return at
        *before, last = messages
        for message in before:
            await self._sending.message(place, message)
        return await self._sending.message(place, last)

    async def _is_edited(self, place: Place, messages: Sequence[Message], at: str) -> bool:
        """Whether the message shows that now. A picture cannot become a text, nor one message several: then
        it goes away.
        """
        if len(messages) > 1:
            await deleted(self.bot, place, at)
            return False
        try:
            await self._edit({"chat_id": place.chat_id, "message_id": int(at)}, messages[0])
        except CallRefused as refused:
            if refused.says(HAS_NO_TEXT):
                await deleted(self.bot, place, at)
            elif not refused.says(SAME, *LOST):
                raise
            return refused.says(SAME)
        return True

    async def _edit(self, named: Mapping[str, Any], message: Message) -> None:
        if message.picture is None:
            await self.bot.call(Call("editMessageText", {**named, **text(message), **buttons(message)}))
            return

        def made(sources: Sequence[Source]) -> Call:
            media = {"type": Kind.PHOTO.value, "media": sources[0], **caption(message.html)}
            return Call("editMessageMedia", {**named, "media": media, **buttons(message)})

        await self.files.call(self.bot, Kind.PHOTO, (message.picture,), made)

    @property
    def _sending(self) -> Sending:
        return Sending(self.bot, self.files)
