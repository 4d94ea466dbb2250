"""Answers that a chat platform cannot show for now."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable


class NotShown(Exception):
    """The platform is away, or asks for patience; nothing else is wrong. Whatever the update caused is done:
    it has only to be handled again, after `retry_after` if there is one, until its answer is shown.
    """

    def __init__(self, why: str, retry_after: timedelta | None = None) -> None:
        super().__init__(why)
        self.retry_after = retry_after


@asynccontextmanager
async def showing() -> AsyncIterator[None]:
    """Tells what a platform does to us apart from what the rest of the world does."""
    try:
        yield
    except Unavailable as away:
        raise NotShown(str(away), away.retry_after) from away
    except OutcomeUnknown as unheard:
        raise NotShown(str(unheard)) from unheard
