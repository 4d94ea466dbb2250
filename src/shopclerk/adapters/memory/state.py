"""What a database would hold, as plain collections of frozen values."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias, TypeVar, cast

from shopclerk.adapters.memory.filing import LEDGER, LedgerRow, Place, places
from shopclerk.conversation.ports.identities import Person
from shopclerk.conversation.ports.placements import Placement
from shopclerk.conversation.ports.rooms import Room
from shopclerk.conversation.ports.transcript import Line
from shopclerk.conversation.session import Session
from shopclerk.core.domain.ids import FileId, PersonId, SkuId
from shopclerk.core.domain.people import Role
from shopclerk.core.domain.stock import StockItem, StockMovement
from shopclerk.core.ports.changeset import Entry, Key, OutboxEntry, Record
from shopclerk.core.ports.files import File
from shopclerk.core.ports.inbox import Received
from shopclerk.core.ports.outbox import Delivery

R = TypeVar("R", bound=Record)
V = TypeVar("V", bound=Record | LedgerRow)
Unique: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """A delivery and where it stands; `due_at` is when it may be claimed: now, after a lease, at a retry, or
    once it is `held` no more.
    """

    delivery: Delivery
    due_at: datetime
    held: bool = False
    settled_at: datetime | None = None
    failure: str | None = None
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """An inbox message and where it stands."""

    message: Received
    due_at: datetime
    parked: bool = False
    finished_at: datetime | None = None
    failure: str | None = None
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a chat, and the key of its last edit."""

    line: Line
    edit_key: str | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    role: Role
    until: datetime
    spent: bool = False


def _nothing() -> None:
    """No hook."""


async def _let_others_run() -> None:
    await asyncio.sleep(0)


@dataclass(slots=True)
class Memory:
    """The shared state. `before_commit` and `after_commit` run around every write: what they raise is a crash
    before anything, or after everything, was written. `on_commit` wakes workers, as the database does.
    `reading` lets others run, as a read of a database does: what it answers may be old when it is used.
    `moved` is the sum of the stock movements of each SKU: a year of them is long to add up every night.
    """

    on_commit: Callable[[], None] = _nothing
    reading: Callable[[], Awaitable[None]] = _let_others_run
    before_commit: Callable[[], None] = _nothing
    after_commit: Callable[[], None] = _nothing
    records: dict[Key, Record] = field(default_factory=dict)
    saved_at: dict[Key, datetime] = field(default_factory=dict)
    filed: defaultdict[tuple[type[object], Place], dict[str, Record | LedgerRow]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    places: dict[Key, Sequence[Place]] = field(default_factory=dict)
    unique: set[Unique] = field(default_factory=set)
    owners: dict[tuple[str, str], str] = field(default_factory=dict)
    levels: dict[SkuId, StockItem] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)
    moved: Counter[SkuId] = field(default_factory=Counter)
    outbox: dict[str, OutboxEntry] = field(default_factory=dict)
    deliveries: dict[str, Sent] = field(default_factory=dict)
    settled: dict[str, Sent] = field(default_factory=dict)
    inbox: dict[str, Kept] = field(default_factory=dict)
    heard: set[tuple[str, str]] = field(default_factory=set)
    finished: dict[str, Kept] = field(default_factory=dict)
    leases: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    files: dict[FileId, File] = field(default_factory=dict)
    sessions: dict[tuple[str, str], Session] = field(default_factory=dict)
    placements: dict[tuple[str, str], Placement] = field(default_factory=dict)
    sent_files: dict[tuple[str, FileId], str] = field(default_factory=dict)
    people: dict[PersonId, Person] = field(default_factory=dict)
    named: set[PersonId] = field(default_factory=set)
    accounts: dict[str, PersonId] = field(default_factory=dict)
    reaches: set[tuple[str, PersonId]] = field(default_factory=set)
    invitations: dict[str, Invitation] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)
    transcript: dict[tuple[str, str], Said] = field(default_factory=dict)

    @contextmanager
    def commit(self) -> Iterator[None]:
        """One write: the block must not await, so that nobody sees half of it."""
        self.before_commit()
        yield
        self.after_commit()

    def put(self, row: Record | LedgerRow) -> None:
        """File a row, a record in place of the one it follows."""
        kind, found_at, filed = type(row), places(row), self.filed
        if not isinstance(row, LEDGER):
            key = Key(kind, row.id)
            before = self.places.get(key, ())
            if before != found_at:
                for place in before:
                    if place not in found_at:
                        del filed[kind, place][row.id]
                self.places[key] = found_at
            self.records[key] = row
        elif isinstance(row, StockMovement):
            self.moved[row.sku_id] += row.quantity
        for place in found_at:
            filed[kind, place][row.id] = row

    def append(self, *entries: Entry) -> None:
        """Keep what is only ever appended."""
        for entry in entries:
            if isinstance(entry, OutboxEntry):
                self.outbox[entry.id] = entry
            else:
                self.put(entry)

    def drop(self, record: Record) -> None:
        """As if it had never been."""
        key = Key(type(record), record.id)
        for place in self.places.pop(key, ()):
            del self.filed[type(record), place][record.id]
        self.records.pop(key, None)
        self.saved_at.pop(key, None)

    def record(self, kind: type[R], id: str) -> R | None:
        """The record of that kind and id, if any."""
        record = self.records.get(Key(kind, id))
        return record if isinstance(record, kind) else None

    def find(self, kind: type[V], *place: str) -> list[V]:
        """The rows of a kind that are filed there, in the order in which they came."""
        filed = self.filed.get((kind, place))
        return cast("list[V]", list(filed.values())) if filed else []
