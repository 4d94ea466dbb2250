"""Under which names files lie with Telegram, for as long as this process runs."""

from shopclerk.core.domain.ids import FileId


class SentFilesHere:
    """See `chat.SentFiles`."""

    def __init__(self) -> None:
        self._known: dict[FileId, str] = {}

    async def known(self, file_id: FileId) -> str | None:
        return self._known.get(file_id)

    async def remember(self, file_id: FileId, known_as: str) -> None:
        self._known[file_id] = known_as
