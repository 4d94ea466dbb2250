"""Which subject is shown where, so that it can be edited for everyone who sees it."""

from dataclasses import dataclass
from typing import Final, Protocol

PER_ADDRESS: Final = 3


@dataclass(frozen=True, slots=True)
class Placement:
    """`message` at `address` shows `subject` (such as `order:<id>`) now; an empty subject: nothing
    followed. It was drawn of that `version` of it, or of a later one; 0: it is not known of which.
    """

    subject: str
    address: str
    message: str
    version: int = 0


class Placements(Protocol):
    """What each message shows now.

    `place` remembers it, one subject per (address, message): the latest; an empty subject forgets it.
    `of` answers where a subject is shown, by address and message; of many in one address only the latest
    `PER_ADDRESS` placed (3). `shown` answers what a message shows; empty: nothing followed.
    """

    async def place(self, placement: Placement) -> None: ...

    async def of(self, subject: str) -> tuple[Placement, ...]: ...

    async def shown(self, address: str, message: str) -> str: ...
