"""Which subject is shown where, so that it can be edited for everyone who sees it."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Placement:
    """`message` at `address` shows `subject` (such as `order:<id>`)."""

    subject: str
    address: str
    message: str


class Placements(Protocol):
    """`place` remembers (one message per subject and address: the latest). `of` answers all of a subject,
    by address.
    """

    async def place(self, placement: Placement) -> None: ...

    async def of(self, subject: str) -> tuple[Placement, ...]: ...
