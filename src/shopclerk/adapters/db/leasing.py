"""Leases of a database that one process alone works on."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
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
        self, free: Callable[[Collection[str]], Awaitable[Mapping[str, T]]], now: datetime, until: datetime
    ) -> Sequence[T]:
        """What is `free` (by id), once told what is held: that is left out."""
        async with self._turn:
            # What is finished while the question is under way may look unfinished to it: who held it
            # before it was asked still counts.
            self._until = {id: end for id, end in self._until.items() if end > now}
            found = await free(tuple(self._until))
            self.hold(found, until)
            return tuple(found.values())

    def hold(self, ids: Iterable[str], until: datetime) -> None:
        self._until.update(dict.fromkeys(ids, until))

    def end(self, id: str) -> None:
        """It is finished, or waits for another try."""
        self._until.pop(id, None)
