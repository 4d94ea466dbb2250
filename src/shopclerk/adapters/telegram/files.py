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
from shopclerk.core.ports.files import Files

Source: TypeAlias = str | Upload
log = structlog.get_logger(__name__)

UNKNOWN: Final = (
    "wrong file identifier",
    "wrong remote file identifier",
    "wrong file_id",
    "file_reference",
)
"""How Telegram says that a `file_id` is none, or none of this bot's any more."""


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
        """The result of the call that is made of the sources of these files, and what is learnt from it. A
        `file_id` that Telegram does not take is forgotten, and the files brought anew. Raises LookupError for
        a file that is not there.
        """
        sources = [await self._known(kind, name) or await self._brought(name) for name in names]
        try:
            result = await bot.call(made(sources))
        except CallRefused as refused:
            if not any(refused.says(words) for words in UNKNOWN) or all(map(_is_new, sources)):
                raise
            await self._forget(kind, names)
            sources = [await self._brought(name) for name in names]
            result = await bot.call(made(sources))
        await self._learn(kind, zip(names, sources, _given(kind, result), strict=False))
        return result

    async def _known(self, kind: Kind, name: FileId) -> str | None:
        return await self.sent.known(self._sender(kind), name)

    async def _brought(self, name: FileId) -> Upload:
        file = await self.files.get(name)
        if file is None:
            raise LookupError(f"no file {name}")
        return Upload(f"{name}.{file.media_type.rpartition('/')[2]}", file.content)

    async def _forget(self, kind: Kind, names: Sequence[FileId]) -> None:
        for name in names:
            await self.sent.forget(self._sender(kind), name)

    async def _learn(self, kind: Kind, answered: Iterator[tuple[FileId, Source, str]]) -> None:
        """The message stands already: to say that this failed would have it sent again."""
        try:
            for name, source, file_id in answered:
                if _is_new(source):
                    await self.sent.remember(self._sender(kind), name, file_id)
        except PortError as error:
            log.warning("what Telegram calls a file is not kept, so it is brought again", why=str(error))

    def _sender(self, kind: Kind) -> str:
        return f"{PLATFORM}:{self.bot_id}:{kind}"


def _is_new(source: Source) -> bool:
    return isinstance(source, Upload)


def _given(kind: Kind, result: Any) -> Iterator[str]:
    """The `file_id` in each message: of a photo, that of its largest size, which stands last."""
    for message in result if isinstance(result, list) else [result]:
        found = message.get(kind) if isinstance(message, Mapping) else None
        file = found[-1] if isinstance(found, list) and found else found
        yield file["file_id"] if file else ""
