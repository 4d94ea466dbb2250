"""What people sent, fetched once somebody wants it."""

from dataclasses import replace

from shopclerk.conversation.incoming import Document, Photo
from shopclerk.conversation.showing import showing
from shopclerk.conversation.turn import Turn


async def kept(turn: Turn, photo: Photo) -> Photo:
    """The picture as it lies in `Files`. Raises FileRefused for what can be none, and NotShown while its
    platform is away.
    """
    async with showing():
        return replace(photo, file_id=await turn.chat.keep(photo.file_id))


async def content_of(turn: Turn, document: Document) -> bytes:
    """What is in the document. Raises FileRefused for one that cannot be had, and NotShown while its platform
    is away.
    """
    async with showing():
        return await turn.chat.read(document)
