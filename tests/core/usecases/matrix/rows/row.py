"""One use case, as the matrix calls it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from shopclerk.core.domain.people import Actor
from tests.core.usecases.matrix.world import Stage, Who

HOUSEHOLD: Final = frozenset(Who) - {Who.OTHER}
"""The customer of the order, and everybody of the shop."""
ITS_CUSTOMER: Final = frozenset({Who.OWN})
STAFF: Final = frozenset({Who.CLERK, Who.OWNER, Who.SYSTEM})
MERCHANT: Final = frozenset({Who.OWNER, Who.SYSTEM})
EVERYBODY: Final = frozenset(Who)


class About(StrEnum):
    """What a use case names."""

    OWN_CART = "cart"
    ORDER = "order"
    PARCEL = "parcel"
    CASE = "case"
    SHOP = "shop"


@dataclass(frozen=True, slots=True)
class Row:
    """A use case that somebody asks for, and who `may`; with the words that tell it from others of the same
    use case.
    """

    usecase: type
    may: frozenset[Who]
    about: About
    call: Callable[[Stage, Actor, str], Awaitable[object]]
    words: str = ""
    repeats: str = ""
    """Why asking again may have another effect; empty when it must have none."""

    @property
    def name(self) -> str:
        return f"{self.usecase.__name__} {self.words}".rstrip()


@dataclass(frozen=True, slots=True)
class Unasked:
    """A use case without an actor, and why it has none."""

    usecase: type
    why: str
    call: Callable[[Stage], Awaitable[object]]
    words: str = ""
    later: timedelta = timedelta()
    """How much later it happens."""

    async def __call__(self, at: Stage) -> object:
        at.shop.clock.advance_by(self.later)
        return await self.call(at)

    @property
    def name(self) -> str:
        return f"{self.usecase.__name__} {self.words}".rstrip()
