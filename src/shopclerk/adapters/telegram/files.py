"""Our files in calls: named as Telegram has them already, or brought along."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeAlias

import structlog

from shopclerk.adapters.telegram.addresses import PLATFORM
from shopclerk.adapters.telegram.calls import Bot, Call, CallRefused, Upload
from shopclerk.conversation.ports.sent_files import SentFiles
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.errors import PortError
from shopclerk.core.ports.files import File, Files

Source: TypeAlias = str | Upload
log = structlog.get_logger(__name__)

UNKNOWN: Final = (
    "wrong file identifier",
    "wrong remote file identifier",
    "wrong file_id",
    "file_reference",
)
"""How Telegram says that a `file_id` is none, or none of this bot's any more."""

USELESS: Final = ("photo_", "image_process_failed", "file is too big")
"""How Telegram says that it cannot show a picture, such as one that is far longer than wide."""


class Unusable(Exception):
    """A file that is not there, or that Telegram cannot show as what it is sent as."""


class Kind(StrEnum):
    """What a file is sent as: a `file_id` serves one kind only."""

    PHOTO = "photo"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class OurFiles:
    """A file is brought once for each bot; after that Telegram knows it by a `file_id` of that bot."""

    bot_id: int
    files: Files
    sent: SentFiles

    async def call(
        self, bot: Bot, kind: Kind, names: Sequence[FileId], made: Callable[[Sequence[Source]], Call]
    ) -> Any:
        """The result of the call that is made of the sources of these files; what it tells of them is kept. A
        `file_id` that Telegram does not take is forgotten, and the files are brought anew. Raises Unusable.
        """
        sources = [await self._known(kind, name) or await self._brought(name) for name in names]
        try:
            result = await bot.call(made(sources))
        except CallRefused as refused:
            if refused.says(*USELESS):
                raise Unusable(refused.description) from refused
            if not refused.says(*UNKNOWN) or all(isinstance(each, Upload) for each in sources):
                raise
            await self._forget(kind, names)
            return await self.call(bot, kind, names, made)
        await self._learn(kind, zip(names, sources, _given(kind, result), strict=False))
        return result

    async def _known(self, kind: Kind, name: FileId) -> str | None:
        return await self.sent.known(self._sender(kind), name)

    async def _brought(self, name: FileId) -> Upload:
        file = await self.files.get(name)
        if file is None:
            raise Unusable(f"there is no file {name}")
        return brought(name, file)

    async def _forget(self, kind: Kind, names: Sequence[FileId]) -> None:
        for name in names:
            await self.sent.forget(self._sender(kind), name)

    async def _learn(self, kind: Kind, answered: Iterator[tuple[FileId, Source, str]]) -> None:
        """The message stands already: to say that this failed would have it sent again."""
        try:
            for name, source, file_id in answered:
                if isinstance(source, Upload) and file_id:
                    await self.sent.remember(self._sender(kind), name, file_id)
        except PortError as error:
            log.warning("what Telegram calls a file is not kept, so it is brought again", why=str(error))

    def _sender(self, kind: Kind) -> str:
        return f"{PLATFORM}:{self.bot_id}:{kind}"


def brought(name: str, file: File) -> Upload:
    """The file, under that name with the ending of its kind."""
    return Upload(f"{name}.{file.media_type.rpartition('/')[2]}", file.content)


def _given(kind: Kind, result: Any) -> Iterator[str]:
    """The `file_id` in each message: of a photo, that of its largest size, which stands last."""
    for message in result if isinstance(result, list) else [result]:
        found = message.get(kind) if isinstance(message, Mapping) else None
        file = found[-1] if isinstance(found, list) and found else found
        yield file["file_id"] if file else ""
