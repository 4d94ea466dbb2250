"""Replies on Telegram: sent, or edited in place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from shopclerk.adapters.telegram.addresses import PLATFORM, Place
from shopclerk.adapters.telegram.asking import ask_at, withdraw_at
from shopclerk.adapters.telegram.calls import Bot, Call, CallRefused
from shopclerk.adapters.telegram.files import Kind, OurFiles, Source
from shopclerk.adapters.telegram.keyboards import keyboard
from shopclerk.adapters.telegram.markup import CAPTION_UNITS, fits, fitted, split
from shopclerk.conversation.reply import AskContact, AskLocation, Reply, Screen, Toast
from shopclerk.core.domain.ids import FileId

SAME: Final = "message is not modified"
HAS_NO_TEXT: Final = "there is no text in the message to edit"
LOST: Final = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no media in the message to edit",
)
"""How Telegram says that a message cannot become what it is to be: then it is sent anew."""

HTML: Final[Mapping[str, Any]] = {"parse_mode": "HTML"}
NO_PREVIEW: Final[Mapping[str, Any]] = {"link_preview_options": {"is_disabled": True}}


@dataclass(frozen=True, slots=True)
class TelegramChat:
    """A `conversation.ports.chat.Chat`. A message is named by its `message_id`.

    An edit may be repeated without harm. A new message is sent at least once: when its outcome was unknown,
    asking again may show it twice.
    """

    bot: Bot
    files: OurFiles

    @property
    def platform(self) -> str:
        return PLATFORM

    @property
    def has_toasts(self) -> bool:
        """A press is answered before its work begins, and Telegram shows a toast only as that answer."""
        return False

    async def show(self, address: str, reply: Reply, *, at: str | None, key: str) -> str:
        place = Place.of(address)
        match reply:
            case Toast():
                return at or ""
            case AskContact() | AskLocation():
                return await ask_at(self.bot, place, reply)
            case Screen():
                if at and (edited := await self._edited(place, reply, int(at))):
                    return edited
                return await self._sent(place, reply)

    async def withdraw(self, address: str, message: str) -> None:
        await withdraw_at(self.bot, Place.of(address), message)

    async def _edited(self, place: Place, screen: Screen, message_id: int) -> str | None:
        """The message, if it could become that screen. A picture cannot become a text: it goes away."""
        named = {"chat_id": place.chat_id, "message_id": message_id}
        try:
            if screen.picture and fits(screen.paragraphs, CAPTION_UNITS):
                await self._edit_picture(named, screen, screen.picture)
            else:
                await self.bot.call(Call("editMessageText", named | _text(fitted(screen.paragraphs), screen)))
        except CallRefused as refused:
            if refused.says(SAME):
                return str(message_id)
            if refused.says(HAS_NO_TEXT):
                await self._remove(named)
                return None
            if any(refused.says(words) for words in LOST):
                return None
            raise
        return str(message_id)

    async def _edit_picture(self, named: Mapping[str, Any], screen: Screen, picture: FileId) -> None:
        caption = {"caption": fitted(screen.paragraphs, CAPTION_UNITS), **HTML}

        def made(sources: Sequence[Source]) -> Call:
            media = {"type": "photo", "media": sources[0], **caption}
            return Call("editMessageMedia", {**named, "media": media, "reply_markup": keyboard(screen.rows)})

        await self.files.call(self.bot, Kind.PHOTO, (picture,), made)

    async def _remove(self, named: Mapping[str, Any]) -> None:
        """If it still can be: what is too old stays, with buttons that still answer."""
        try:
            await self.bot.call(Call("deleteMessage", named))
        except CallRefused as refused:
            if not (refused.says("can't be deleted") or refused.says("message to delete not found")):
                raise

    async def _sent(self, place: Place, screen: Screen) -> str:
        if screen.picture and fits(screen.paragraphs, CAPTION_UNITS):
            return await self._send_picture(place, screen, screen.picture)
        if screen.picture:
            await self._send_picture(place, Screen(paragraphs=()), screen.picture)
        return await self._send_text(place, screen)

    async def _send_text(self, place: Place, screen: Screen) -> str:
        """In several messages if need be, with the buttons under the last."""
        *before, last = split(screen.paragraphs)
        for text in before:
            await self.bot.call(Call("sendMessage", _at(place) | _text(text, Screen(paragraphs=()))))
        return _id(await self.bot.call(Call("sendMessage", _at(place) | _text(last, screen))))

    async def _send_picture(self, place: Place, screen: Screen, picture: FileId) -> str:
        caption = {"caption": fitted(screen.paragraphs, CAPTION_UNITS), **HTML} if screen.paragraphs else {}

        def made(sources: Sequence[Source]) -> Call:
            return Call("sendPhoto", {**_at(place), "photo": sources[0], **caption, **_buttons(screen)})

        return _id(await self.files.call(self.bot, Kind.PHOTO, (picture,), made))


def _at(place: Place) -> dict[str, Any]:
    topic = {"message_thread_id": place.topic} if place.topic else {}
    return {"chat_id": place.chat_id, **topic}


def _text(html: str, screen: Screen) -> dict[str, Any]:
    return {"text": html, **HTML, **NO_PREVIEW, **_buttons(screen)}


def _buttons(screen: Screen) -> dict[str, Any]:
    return {"reply_markup": keyboard(screen.rows)} if screen.rows else {}


def _id(message: Any) -> str:
    return str(message["message_id"])
