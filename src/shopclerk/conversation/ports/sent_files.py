"""What a platform keeps of our files."""

from typing import Protocol

from shopclerk.core.domain.ids import FileId


class SentFiles(Protocol):
    """Under which name a platform has a file that was sent there before: it need not be brought again.

    `sender` tells who can use the name, and as what (opaque, such as `telegram:<bot>:photo`). `known` answers
    the name or None; `remember` keeps it in place of an earlier one; `forget` does so for a name that the
    platform refuses.
    """

    async def known(self, sender: str, file_id: FileId) -> str | None: ...

    async def remember(self, sender: str, file_id: FileId, known_as: str) -> None: ...

    async def forget(self, sender: str, file_id: FileId) -> None: ...
