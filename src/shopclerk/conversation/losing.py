"""Chats in which nobody can be told anything any more."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from shopclerk.conversation.ports.identities import Identities
from shopclerk.conversation.ports.rooms import Rooms
from shopclerk.core.ports.notifier import Unreachable


@asynccontextmanager
async def losing(identities: Identities, rooms: Rooms, address: str) -> AsyncIterator[None]:
    """Who turns out to be unreachable at that address is told nothing there until they speak again; a
    room of the staff is none any more."""
    try:
        yield
    except Unreachable:
        await identities.lose(address)
        await rooms.close(address)
        raise
