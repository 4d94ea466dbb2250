"""Where chats stand."""

from datetime import datetime
from typing import Protocol

from shopclerk.conversation.ports.placements import Placement
from shopclerk.conversation.session import Session


class Sessions(Protocol):
    """Kept across restarts, sealed at rest.

    `load` answers the session of an address and a person, a fresh one when there is none. `save` keeps it
    (unless it is not `changed` since it was loaded) and, in the same commit, places what the answer shows
    (see `Placements.place`) and finishes the inbox message `applied` at `at` (see
    `core.ports.inbox.Inbox.finish`); None leaves out either.
    """

    async def load(self, address: str, person_id: str) -> Session: ...

    async def save(
        self,
        session: Session,
        *,
        changed: bool = True,
        placed: Placement | None,
        applied: str | None,
        at: datetime,
    ) -> None: ...
