"""What people sent, fetched from Telegram; pictures are made anew before anybody believes in them."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from shopclerk.adapters.telegram.calls import Bot, Call, CallRefused
from shopclerk.adapters.telegram.reading import UNTOUCHED
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.errors import Unavailable
from shopclerk.core.ports.files import File, FileRefused, Files

AT_ONCE: Final = 2
"""Pictures at the same time: each takes much memory for a moment."""

MOST_BYTES: Final = 20 * 1024 * 1024
"""So much Telegram hands out: core.telegram.org/bots/api#getfile."""

Decode: TypeAlias = Callable[[bytes], File]
"""The picture in the bytes, made anew; or FileRefused. May block for a moment."""


def _turns() -> asyncio.Semaphore:
    return asyncio.Semaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Fetching:
    """Fetched again, the same picture is kept under the same name."""

    files: Files
    decode: Decode
    _turns: asyncio.Semaphore = field(default_factory=_turns)

    async def __call__(self, bot: Bot, picture: FileId) -> FileId:
        """The name in `Files` of a picture that may still lie with Telegram. Raises FileRefused for what is
        no picture, or larger than the 20 MB that Telegram hands out; Unavailable.
        """
        if not picture.startswith(UNTOUCHED):
            return picture
        async with self._turns:
            content = await content_of(bot, picture)
            file = await asyncio.to_thread(self.decode, content)
        return await self.files.put(file)


async def content_of(bot: Bot, file: FileId, *, most: int = MOST_BYTES) -> bytes:
    """What is in a file that lies with Telegram. Raises FileRefused when that is more than `most` bytes, or
    Telegram does not know the file (any more); Unavailable.
    """
    try:
        described = await bot.call(Call("getFile", {"file_id": file.removeprefix(UNTOUCHED)}))
    except CallRefused as refused:
        raise FileRefused(refused.description) from refused
    if described.get("file_size", 0) > most:
        raise FileRefused(f"larger than {most} bytes")
    if not described.get("file_path"):
        raise Unavailable("telegram getFile")
    content = await bot.download(described["file_path"])
    if len(content) > most:
        raise FileRefused(f"larger than {most} bytes")
    return content
