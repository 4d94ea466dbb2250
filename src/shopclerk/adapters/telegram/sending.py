"""New messages, and taking one away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

import structlog

from shopclerk.adapters.telegram.addresses import Place
from shopclerk.adapters.telegram.calls import Bot, Call, CallRefused
from shopclerk.adapters.telegram.files import Kind, OurFiles, Source, Unusable, brought
from shopclerk.adapters.telegram.keyboards import keyboard
from shopclerk.adapters.telegram.markup import fitted
from shopclerk.adapters.telegram.messages import Message
from shopclerk.conversation.reply import Album, Attachment
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.files import File

GONE: Final = "message to delete not found"
TOO_OLD: Final = "can't be deleted"

HTML: Final[Mapping[str, Any]] = {"parse_mode": "HTML"}
NO_PREVIEW: Final[Mapping[str, Any]] = {"link_preview_options": {"is_disabled": True}}
PER_ALBUM: Final = 10

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Sending:
    """Each answers the `message_id` of what was sent. A picture that Telegram cannot show alone raises
    Unusable; of an album it is left out.
    """

    bot: Bot
    files: OurFiles

    async def message(self, place: Place, message: Message) -> str:
        body = {**at(place), **buttons(message)}
        if message.picture is None:
            return _id(await self.bot.call(Call("sendMessage", {**body, **text(message)})))

        def made(sources: Sequence[Source]) -> Call:
            return Call("sendPhoto", {**body, "photo": sources[0], **caption(message.html)})

        return _id(await self.files.call(self.bot, Kind.PHOTO, (message.picture,), made))

    async def album(self, place: Place, album: Album) -> str:
        """The first of its messages. The caption is under that, or alone when nothing can be shown."""
        shown: list[str] = []
        for pictures in shared_out(album.pictures):
            shown += await self._together(place, pictures, "" if shown else fitted(album.caption))
        if not shown and album.caption:
            return await self.message(place, Message(fitted(album.caption)))
        return next(iter(shown), "")

    async def attachment(self, place: Place, attachment: Attachment) -> str:
        def made(sources: Sequence[Source]) -> Call:
            document = {"document": _named(attachment.name, sources[0])}
            return Call("sendDocument", {**at(place), **document, **caption(fitted(attachment.caption))})

        if isinstance(attachment.file, File):
            return _id(await self.bot.call(made([brought(attachment.name, attachment.file)])))
        return _id(await self.files.call(self.bot, Kind.DOCUMENT, (attachment.file,), made))

    async def _together(self, place: Place, pictures: Sequence[FileId], words: str) -> list[str]:
        """Or, when one of them cannot be shown, those that can, each by itself."""
        if len(pictures) > 1:
            try:
                return await self._group(place, pictures, words)
            except Unusable as unusable:
                log.info("an album is sent picture by picture", why=str(unusable))
        shown: list[str] = []
        for picture in pictures:
            try:
                alone = Message("" if shown else words, picture=picture)
                shown.append(await self.message(place, alone))
            except Unusable as unusable:
                log.warning("a picture is left out", why=str(unusable))
        return shown

    async def _group(self, place: Place, pictures: Sequence[FileId], words: str) -> list[str]:
        def made(sources: Sequence[Source]) -> Call:
            first, *others = [{"type": Kind.PHOTO.value, "media": source} for source in sources]
            return Call("sendMediaGroup", {**at(place), "media": [first | caption(words), *others]})

        return [_id(each) for each in await self.files.call(self.bot, Kind.PHOTO, pictures, made)]


async def deleted(bot: Bot, place: Place, message: str) -> bool:
    """Whether the message is gone now; one that is too old stays, with buttons that still answer."""
    named = {"chat_id": place.chat_id, "message_id": int(message)}
    try:
        await bot.call(Call("deleteMessage", named))
    except CallRefused as refused:
        if not refused.says(TOO_OLD, GONE):
            raise
        return refused.says(GONE)
    return True


def shared_out(pictures: Sequence[FileId]) -> list[Sequence[FileId]]:
    """As few albums as possible, none much shorter than another: a picture alone would look lost."""
    albums = -(-len(pictures) // PER_ALBUM)
    bounds = [len(pictures) * number // albums for number in range(albums + 1)] if albums else []
    return [pictures[start:end] for start, end in pairwise(bounds)]


def at(place: Place) -> dict[str, Any]:
    topic = {"message_thread_id": place.topic} if place.topic else {}
    return {"chat_id": place.chat_id, **topic}


def text(message: Message) -> dict[str, Any]:
    return {"text": message.html, **HTML, **NO_PREVIEW}


def caption(html: str) -> dict[str, Any]:
    return {"caption": html, **HTML} if html else {}


def buttons(message: Message) -> dict[str, Any]:
    """Without any, an edited message loses those it has."""
    return {"reply_markup": keyboard(message.rows)} if message.rows else {}


def _named(name: str, source: Source) -> Source:
    """What Telegram has already keeps the name it came with."""
    if isinstance(source, str):
        return source
    return replace(source, name=f"{name}.{source.name.rpartition('.')[2]}")


def _id(message: Any) -> str:
    return str(message["message_id"])
