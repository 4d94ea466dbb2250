"""Groups in which the staff work together."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Room:
    """A group's address, or that of one topic in it, and the language that is spoken there to everybody."""

    address: str
    language: str


class Rooms(Protocol):
    """`open` makes the address a room of the staff, or changes its language; `close` ends that there and
    at every place within (`<address>:<more>`). `at` answers the room of an address, `all` every room by
    address.
    """

    async def open(self, room: Room) -> None: ...

    async def close(self, address: str) -> None: ...

    async def at(self, address: str) -> Room | None: ...

    async def all(self) -> tuple[Room, ...]: ...
