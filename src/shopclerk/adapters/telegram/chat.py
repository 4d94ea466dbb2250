"""Replies on Telegram: sent, or edited in place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from shopclerk.adapters.telegram.addresses import PLATFORM, Place
from shopclerk.adapters.telegram.calls import Bot, Call, CallRefused, Upload
from shopclerk.adapters.telegram.keyboards import keyboard
from shopclerk.adapters.telegram.markup import CAPTION_UNITS, fits, fitted, split
from shopclerk.conversation.reply import Reply, Screen, Toast
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.files import Files

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


class SentFiles(Protocol):
    """Under which `file_id` this bot can send a file again without bringing it."""

    async def known(self, file_id: FileId) -> str | None: ...

    async def remember(self, file_id: FileId, known_as: str) -> None: ...


@dataclass(frozen=True, slots=True)
class TelegramChat:
    """A `conversation.ports.chat.Chat`. A message is named by its `message_id`.

    An edit may be repeated without harm. A new message is sent at least once: when its outcome was unknown,
    asking again may show it twice.
    """

    bot: Bot
    files: Files
    sent: SentFiles

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
            case Screen():
                if at and (edited := await self._edited(place, reply, int(at))):
                    return edited
                return await self._sent(place, reply)

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
        source = await self._source(picture)
        caption = {"caption": fitted(screen.paragraphs, CAPTION_UNITS), **HTML}
        media = {"type": "photo", "media": source, **caption}
        body = {**named, "media": media, "reply_markup": keyboard(screen.rows)}
        await self._learn(picture, source, await self.bot.call(Call("editMessageMedia", body)))

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
        source = await self._source(picture)
        caption = {"caption": fitted(screen.paragraphs, CAPTION_UNITS), **HTML} if screen.paragraphs else {}
        body = {**_at(place), "photo": source, **caption, **_buttons(screen)}
        message = await self.bot.call(Call("sendPhoto", body))
        await self._learn(picture, source, message)
        return _id(message)

    async def _source(self, picture: FileId) -> str | Upload:
        known = await self.sent.known(picture)
        if known:
            return known
        file = await self.files.get(picture)
        if file is None:
            raise LookupError(f"no file {picture}")
        return Upload(f"{picture}.{file.media_type.rpartition('/')[2]}", file.content)

    async def _learn(self, picture: FileId, source: str | Upload, message: Any) -> None:
        """The `file_id` of what was brought, as the largest size names it."""
        sizes: Sequence[Mapping[str, Any]] = message.get("photo") or () if isinstance(message, dict) else ()
        if isinstance(source, Upload) and sizes:
            await self.sent.remember(picture, sizes[-1]["file_id"])


def _at(place: Place) -> dict[str, Any]:
    topic = {"message_thread_id": place.topic} if place.topic else {}
    return {"chat_id": place.chat_id, **topic}


def _text(html: str, screen: Screen) -> dict[str, Any]:
    return {"text": html, **HTML, **NO_PREVIEW, **_buttons(screen)}


def _buttons(screen: Screen) -> dict[str, Any]:
    return {"reply_markup": keyboard(screen.rows)} if screen.rows else {}


def _id(message: Any) -> str:
    return str(message["message_id"])
