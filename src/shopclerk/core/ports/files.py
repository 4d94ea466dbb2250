"""Pictures, evidence, papers and tables."""

from dataclasses import dataclass, field
from typing import Protocol

from shopclerk.core.domain.ids import FileId


@dataclass(frozen=True, slots=True)
class File:
    """`media_type` is one of image/png, image/jpeg, image/webp, image/gif, application/pdf, text/csv,
    application/json. `private` is what nobody may read who reads the database.
    """

    content: bytes
    media_type: str
    private: bool = field(default=False, compare=False)


class Files(Protocol):
    """Content-addressed storage: the same content is kept once and never changes."""

    async def put(self, file: File) -> FileId: ...

    async def get(self, file_id: FileId) -> File | None: ...


class FileRefused(Exception):
    """What was fetched is not usable (not a picture, too big, a private address), and never will be."""


class PictureSource(Protocol):
    """Fetches a picture from a public address.

    It raises FileRefused when that can never work, Unavailable when it may work later. It follows no redirect
    to a private address, reads at most a limit of bytes and decodes what it got before it believes it.
    """

    async def fetch(self, url: str) -> File: ...
