"""Leases of a database that one process alone works on."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from shopclerk.core.ports.inbox import Received


@dataclass(slots=True)
class LeasesHere:
    """They cost no commit, and end with the process: whoever starts next is alone as well."""

    _until: dict[str, datetime] = field(default_factory=dict)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def claim(
        self,
        due: Callable[[int], Awaitable[tuple[Received, ...]]],
        now: datetime,
        until: datetime,
        limit: int,
    ) -> tuple[Received, ...]:
        """Of what is `due` (asked for so many) as much as nobody holds."""
        async with self._turn:
            # What is finished while the question is under way is in its answer all the same: who held it
            # before it was asked still counts.
            held = self._until = {id: end for id, end in self._until.items() if end > now}
            found = [each for each in await due(limit + len(held)) if each.id not in held][:limit]
            self.hold((each.id for each in found), until)
            return tuple(found)

    def hold(self, ids: Iterable[str], until: datetime) -> None:
        self._until = self._until | dict.fromkeys(ids, until)

    def end(self, id: str) -> None:
        self._until = {each: end for each, end in self._until.items() if each != id}
