"""Chats in which nobody can be told anything any more."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from shopclerk.conversation.ports.identities import Identities
from shopclerk.core.ports.notifier import Unreachable


@asynccontextmanager
async def losing(identities: Identities, address: str) -> AsyncIterator[None]:
    """Who turns out to be unreachable at that address is told nothing there until they speak again."""
    try:
        yield
    except Unreachable:
        await identities.lose(address)
        raise
