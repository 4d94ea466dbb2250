"""Questions that wait together are answered together: those of one sort by the same statements.

A statement for one costs about as much as a statement for sixty.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, Generic, Protocol, TypeAlias, TypeVar

from sqlalchemy import Connection

from shopclerk.adapters.db.callers import fail, tell
from shopclerk.core.ports.errors import PortError

MOST_AT_ONCE: Final = 256

Q = TypeVar("Q")
A = TypeVar("A")
T = TypeVar("T")
Answering: TypeAlias = Callable[[Connection, Sequence[Q]], Sequence[A]]
"""Answers several questions, in their order. Questions are of one sort when this is the same object."""


class Reading(Protocol):
    """Runs a function in a transaction that sees one committed state."""

    def __call__(self, work: Callable[[Connection], T], /) -> Awaitable[T]: ...


@dataclass(frozen=True, slots=True, eq=False)
class Asked(Generic[Q, A]):
    """A question, and whom to answer."""

    answering: Answering[Q, A]
    question: Q
    answer: asyncio.Future[A] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Asking:
    """Answers one lot at a time, of all that waits. What is read is no older than the question."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._waiting: list[Asked[Any, Any]] = []
        self._running: asyncio.Task[None] | None = None

    async def ask(self, answering: Answering[Q, A], question: Q) -> A:
        asked = Asked(answering, question)
        self._waiting.append(asked)
        if self._running is None:
            self._running = asyncio.create_task(self._run(), name="database-answers")
        return await asked.answer

    async def finish(self) -> None:
        """Answer who is waiting."""
        if self._running is not None:
            await self._running

    async def _run(self) -> None:
        try:
            while self._waiting:
                lot, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
                await self._answer([asked for asked in lot if not asked.answer.done()])
        finally:
            self._running = None

    async def _answer(self, lot: Sequence[Asked[Any, Any]]) -> None:
        try:
            found = await self._reading(partial(_answers, lot)) if lot else ()
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is theirs who asked
            if len(lot) == 1 or isinstance(fault, PortError):
                for asked in lot:
                    fail(asked.answer, fault)
            else:
                for asked in lot:
                    await self._answer((asked,))
        else:
            for asked, answer in zip(lot, found, strict=True):
                tell(asked.answer, answer)


def answers(connection: Connection, asked: Sequence[tuple[Answering[Any, Any], Any]]) -> list[Any]:
    """Each question's, in their order; those of one sort are answered together."""
    found: list[Any] = [None] * len(asked)
    sorts: defaultdict[Answering[Any, Any], list[int]] = defaultdict(list)
    for place, (answering, _) in enumerate(asked):
        sorts[answering].append(place)
    for answering, places in sorts.items():
        of_sort = answering(connection, [asked[place][1] for place in places])
        for place, answer in zip(places, of_sort, strict=True):
            found[place] = answer
    return found


def _answers(lot: Sequence[Asked[Any, Any]], connection: Connection) -> list[Any]:
    return answers(connection, [(asked.answering, asked.question) for asked in lot])
