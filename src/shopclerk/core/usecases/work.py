"""One decision in the making: it reads, remembers what changed, and writes nothing."""

from datetime import datetime
from typing import Any, TypeVar

from shopclerk.core.domain.acts import Act, noted
from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.events import Event
from shopclerk.core.domain.ids import OrderId, SkuId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyEntry, PaymentAttempt
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import ParcelEvent, Shipment
from shopclerk.core.domain.stock import Reservation, reservation_id
from shopclerk.core.domain.timeline import TimelineEntry
from shopclerk.core.ports.changeset import (
    Changeset,
    Claim,
    CounterDelta,
    Entry,
    Expect,
    Key,
    OutboxEntry,
    Record,
    Refusal,
    StockDelta,
    Taken,
)
from shopclerk.core.ports.store import Identified, Query, Store, Together

R = TypeVar("R", bound=Record)
T = TypeVar("T")

FAMILY = (
    PaymentAttempt,
    Shipment,
    Reservation,
    MoneyEntry,
    ParcelEvent,
    Refund,
    AfterSalesCase,
    Discrepancy,
)
"""What belongs to an order and is never written without saving it."""
MOVING = (Order, PaymentAttempt, Shipment, Refund, AfterSalesCase)
"""What carries the moves it made."""


class FamilyNotSaved(AssertionError):
    """A defect of ours: something of an order was changed without the order, whose version guards it."""


class ClaimForgotten(AssertionError):
    """A defect of ours: a decision took for granted that it comes first, and did not claim what says so."""


class Work:
    """One decision in the making.

    Reads answer what is committed, except that a record saved here is read back as it was saved. `find`
    answers committed rows only. A decision that is `hopeful` takes for granted that it is made for the first
    time: see `already`.
    """

    def __init__(self, store: Store, *, id: str, at: datetime, hopeful: bool = False) -> None:
        self._store = store
        self._hopeful = hopeful
        self._hoped: set[tuple[str, str]] = set()
        self._foreseen: dict[Query[Any], tuple[Any, ...]] = {}
        self.id = id
        self.at = at
        self._saves: dict[Key, Record] = {}
        self._expects: list[Expect] = []
        self._claims: list[Claim] = []
        self._stock: list[StockDelta] = []
        self._counters: list[CounterDelta] = []
        self._appends: list[Entry] = []
        self._named = 0

    async def foresee(self, *queries: Query[Any]) -> None:
        """Ask all of these in one read, as the decision is about to ask them one by one: from now on they are
        answered from here.
        """
        known = self._foreseen
        fresh = tuple([query for query in queries if query not in known]) if known else queries
        if fresh:
            self._foreseen.update(zip(fresh, await self._store.find(Together(fresh)), strict=True))

    async def peek(self, kind: type[R], id: str) -> R | None:
        """The record, or None."""
        saved = self._saves.get(Key(kind, id))
        if isinstance(saved, kind):
            return saved
        if self._foreseen and (known := self._foreseen.get(Identified(kind, id))) is not None:
            return next(iter(known), None)
        return await self._store.load(kind, id)

    def as_saved(self, record: R) -> R:
        """The record as this decision saves it, or as it is."""
        saved = self._saves.get(Key(type(record), record.id))
        return saved if isinstance(saved, type(record)) else record

    async def get(self, kind: type[R], id: str) -> R:
        """The record, or NotFound."""
        record = await self.peek(kind, id)
        if record is None:
            raise NotFound(kind.__name__.lower(), id)
        return record

    async def find(self, query: Query[T]) -> tuple[T, ...]:
        known = self._foreseen.get(query) if self._foreseen else None
        return await self._store.find(query) if known is None else known

    async def owner(self, scope: str, key: str) -> str | None:
        """Who claimed the key, or None."""
        return await self._store.owner(scope, key)

    async def already(self, scope: str, key: str) -> str | None:
        """Who made the claim that this decision is about to make; None: then it claims it, unless it raises.

        A hopeful decision is told None unseen. Its claim is refused when that was wrong, and then it is made
        again, knowing: nearly every request comes once, and need not ask.
        """
        if not self._hopeful:
            return await self._store.owner(scope, key)
        self._hoped.add((scope, key))
        return None

    def hoped_for(self, refusal: Refusal) -> bool:
        """Whether it was refused for what was told unseen."""
        return isinstance(refusal, Taken) and (refusal.claim.scope, refusal.claim.key) in self._hoped

    async def hoped_in_vain(self) -> bool:
        """Whether something that was told unseen is not so."""
        for scope, key in self._hoped:
            if await self._store.owner(scope, key) is not None:
                return True
        return False

    def save(self, *records: Record) -> None:
        """Write these, unless somebody else does first. Saving a record again replaces what was
        remembered.
        """
        for record in records:
            self._saves[Key(type(record), record.id)] = record

    def expect(self, record: Record) -> None:
        """Write nothing at all if this record, which is not written, has changed since it was read."""
        self._expects.append(Expect(Key(type(record), record.id), record.version))

    def claim(self, scope: str, key: str, owner: str) -> None:
        """Be the only one who ever commits this key."""
        self._claims.append(Claim(scope, key, owner))

    def move_stock(self, delta: StockDelta) -> None:
        self._stock.append(delta)

    def count(self, name: str, delta: int, *, most: int | None = None) -> None:
        """Move a counter; refused at commit when it would be above `most`."""
        self._counters.append(CounterDelta(name, delta, most))

    def reserve(self, order_id: OrderId, sku_id: SkuId, quantity: int, *, until: datetime | None) -> None:
        """Promise units to an order; refused at commit when they are not there."""
        self.move_stock(StockDelta(sku_id=sku_id, reserved=quantity, order_id=order_id))
        self.save(
            Reservation(
                id=reservation_id(order_id, sku_id),
                order_id=order_id,
                sku_id=sku_id,
                held=quantity,
                expires_at=until,
            )
        )

    def release(self, reservation: Reservation) -> None:
        """Give back everything that is still held; releasing nothing has no effect."""
        if reservation.held:
            delta = StockDelta(
                sku_id=reservation.sku_id, reserved=-reservation.held, order_id=reservation.order_id
            )
            self.move_stock(delta)
            self.save(reservation.less(reservation.held))

    def append(self, entry: MoneyEntry | ParcelEvent) -> None:
        self._appends.append(entry)

    def tell(self, event: Event) -> None:
        """Have everybody concerned told, once this is committed."""
        entry_id = f"{self.id}-e{len(self._appends):03d}"
        self._appends.append(OutboxEntry(id=entry_id, event=event, at=self.at))

    def note(self, act: Act, *, by: Actor, about: str) -> None:
        """Keep that one of the staff did it; of what the shop does by itself nothing is kept."""
        noted_id = f"{self.id}-n{len(self._appends):03d}"
        self._appends.extend(noted(act, id=noted_id, by=by, at=self.at, about=about))

    def next_id(self) -> str:
        """An id that nothing else has; the ids of one decision sort as they were given out."""
        self._named += 1
        return f"{self.id}-r{self._named:03d}"

    def changeset(self) -> Changeset:
        self._check_families()
        changeset = Changeset(
            id=self.id,
            at=self.at,
            claims=tuple(self._claims),
            saves=tuple(self._saves.values()),
            expects=tuple(self._expects),
            stock=tuple(self._stock),
            counters=tuple(self._counters),
            appends=(*self._timeline(), *self._appends),
        )
        if not (changeset.is_empty or self._hoped <= {(claim.scope, claim.key) for claim in self._claims}):
            raise ClaimForgotten(*self._hoped)
        return changeset

    def _timeline(self) -> tuple[TimelineEntry, ...]:
        moves = [
            (record.id if isinstance(record, Order) else record.order_id, move)
            for record in self._saves.values()
            if isinstance(record, MOVING)
            for move in record.moves
        ]
        return tuple(
            [
                TimelineEntry(id=f"{self.id}-t{number:03d}", order_id=order_id, move=move)
                for number, (order_id, move) in enumerate(moves)
            ]
        )

    def _check_families(self) -> None:
        members = {
            record.order_id
            for record in (*self._saves.values(), *self._appends)
            if isinstance(record, FAMILY)
        }
        for order_id in members:
            if Key(Order, order_id) not in self._saves:
                raise FamilyNotSaved(order_id)
