"""Leases of a database that one process alone works on."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class LeasesHere:
    """They cost no commit, and end with the process: whoever starts next is alone as well."""

    _until: dict[str, datetime] = field(default_factory=dict)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def claim(
        self, due: Callable[[int], Awaitable[Mapping[str, T]]], now: datetime, until: datetime, limit: int
    ) -> Sequence[T]:
        """Of what is `due` (asked for so many, by id) as much as nobody holds."""
        async with self._turn:
            # What is finished while the question is under way is in its answer all the same: who held it
            # before it was asked still counts.
            held = {id: end for id, end in self._until.items() if end > now}
            self._until = dict(held)
            found = await due(limit + len(held))
            free = [id for id in found if id not in held][:limit]
            self.hold(free, until)
            return [found[id] for id in free]

    def hold(self, ids: Iterable[str], until: datetime) -> None:
        self._until.update(dict.fromkeys(ids, until))

    def end(self, id: str) -> None:
        """It is finished, or waits for another try."""
        self._until.pop(id, None)
