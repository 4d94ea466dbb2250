"""Papers to print."""

from typing import Protocol

from shopclerk.conversation.paper import Paper
from shopclerk.core.ports.files import File


class Papers(Protocol):
    """`draw` makes a PDF (A4) of a paper: the same bytes for the same paper. Characters that cannot be drawn
    are left out (emoji) or shown as an empty square; nothing is refused.
    """

    async def draw(self, paper: Paper) -> File: ...
