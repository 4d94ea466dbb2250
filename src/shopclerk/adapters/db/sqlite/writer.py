"""The one thread that writes: whatever waits when it is free shares one transaction and one commit."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, Final, Generic, TypeAlias, TypeVar

from sqlalchemy import Connection, Engine

from shopclerk.adapters.db.asking import Answering, answers
from shopclerk.adapters.db.sqlite.faults import translating, translating_commit
from shopclerk.core.ports.changeset import Admitted, Changeset, Refused
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable

MOST_AT_ONCE: Final = 256

Q = TypeVar("Q")
T = TypeVar("T")
Verdict: TypeAlias = Admitted | Refused
Together: TypeAlias = Callable[[Connection, Sequence[Changeset]], Sequence[Verdict]]
"""Judges changesets one by one, writes the admitted ones set-wise, and answers in the same order."""


@dataclass(frozen=True, slots=True)
class Note(Generic[Q, T]):
    """What is written by the same statements as all that waits to be noted in the same way."""

    noting: Answering[Q, T]
    what: Q


Work: TypeAlias = Changeset | Note[Any, T] | Callable[[Connection], T]


@dataclass(frozen=True, slots=True)
class Waiting(Generic[T]):
    """Something to write, and whom to answer once it is durable. A function may run twice, undone between."""

    work: Work[T]
    answer: Future[T] = field(default_factory=Future)


class Writer:
    """Answers a `Future` for each piece of work.

    Its exception is what the work raised, or Unavailable (nothing was written) or OutcomeUnknown. One that is
    cancelled before it was begun is not done at all.
    """

    def __init__(self, engine: Engine, together: Together) -> None:
        self._engine = engine
        self._together = together
        self._queue: SimpleQueue[Waiting[Any] | None] = SimpleQueue()
        self._closing = Lock()
        self._closed = False
        self._thread = Thread(target=self._run, name="database-writer", daemon=True)
        self._thread.start()

    def submit(self, work: Work[T]) -> Future[T]:
        waiting: Waiting[T] = Waiting(work)
        with self._closing:
            if self._closed:
                raise Unavailable("database: closed")
            self._queue.put(waiting)
        return waiting.answer

    def close(self) -> None:
        """Write what is waiting, then end; safe to call twice."""
        with self._closing:
            if not self._closed:
                self._closed = True
                self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        for batch in self._batches():
            begun = [waiting for waiting in batch if waiting.answer.set_running_or_notify_cancel()]
            if begun:
                self._write(begun)

    def _batches(self) -> Iterator[list[Waiting[Any]]]:
        while (first := self._queue.get()) is not None:
            batch = [first]
            try:
                while len(batch) < MOST_AT_ONCE:
                    if (following := self._queue.get_nowait()) is None:
                        yield batch
                        return
                    batch.append(following)
            except Empty:
                pass
            yield batch

    def _write(self, batch: Sequence[Waiting[Any]]) -> None:
        try:
            answers = self._transact(batch)
        except (Unavailable, OutcomeUnknown) as fault:
            # Nobody may be tried again here: it would fail for all alike, or might write twice.
            for waiting in batch:
                waiting.answer.set_exception(fault)
        except Exception as fault:  # noqa: BLE001 - whatever the work raised is its caller's, not the thread's
            if len(batch) == 1:
                batch[0].answer.set_exception(fault)
            for waiting in batch if len(batch) > 1 else ():
                self._write([waiting])
        else:
            for waiting, answer in zip(batch, answers, strict=True):
                waiting.answer.set_result(answer)

    def _transact(self, batch: Sequence[Waiting[Any]]) -> list[Any]:
        with translating(), self._engine.connect() as connection:
            transaction = connection.begin()
            answers = self._answers(connection, batch)
            with translating_commit(connection):
                transaction.commit()
            return answers

    def _answers(self, connection: Connection, batch: Sequence[Waiting[Any]]) -> list[Any]:
        changesets = [waiting.work for waiting in batch if isinstance(waiting.work, Changeset)]
        verdicts = iter(self._together(connection, changesets) if changesets else ())
        notes = [waiting.work for waiting in batch if isinstance(waiting.work, Note)]
        noted = iter(answers(connection, [(note.noting, note.what) for note in notes]))
        return [self._answer(connection, waiting.work, verdicts, noted) for waiting in batch]

    def _answer(
        self, connection: Connection, work: Work[Any], verdicts: Iterator[Verdict], noted: Iterator[Any]
    ) -> Any:
        match work:
            case Changeset():
                return next(verdicts)
            case Note():
                return next(noted)
            case _:
                return work(connection)
