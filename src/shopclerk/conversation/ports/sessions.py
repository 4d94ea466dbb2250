"""Where chats stand."""

from datetime import datetime
from typing import Protocol

from shopclerk.conversation.session import Session


class Sessions(Protocol):
    """Kept across restarts, sealed at rest.

    `load` answers the session of an address and a person, a fresh one when there is none. `save` keeps it
    and, in the same commit, finishes the inbox message `applied` at `at` (see
    `core.ports.inbox.Inbox.finish`).
    """

    async def load(self, address: str, person_id: str) -> Session: ...

    async def save(self, session: Session, *, applied: str | None, at: datetime) -> None: ...
