"""The rows that growth multiplies: a few hundred orders that lived through six simulated weeks.

They come from the same core as everybody's, in every state that orders, parcels, refunds and cases can be in.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Table

from shopclerk.adapters.db.mapping.entries import ENTRIES, level_row
from shopclerk.adapters.db.mapping.kind import Pen
from shopclerk.adapters.db.mapping.records import KINDS
from shopclerk.adapters.db.mapping.sessions import session_text
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables import chats, discounts, people, queues, stock
from shopclerk.adapters.db.tables.orders import orders
from shopclerk.adapters.memory.state import Memory
from shopclerk.app.simulation.day import days_of
from shopclerk.app.simulation.opening import open_shop
from shopclerk.app.simulation.world import World
from shopclerk.conversation.session import Session
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.lifecycle import IN_TROUBLE
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.shipment import Shipment, unshipped
from shopclerk.core.ports.changeset import Entry, Key

DAYS: Final = 42
A_DAY: Final = 12
WAITING: Final = 6
"""Of the last so many orders it was not told yet, nor the message after them handled."""
LINES_A_CHAT: Final = 3
STAFF: Final = "staff"

Rows = dict[Table, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Seed:
    """Rows by table, in an order in which none refers to one that comes after it, and how many orders are
    among them. What time it is in them is `now`.
    """

    rows: Rows = field(default_factory=lambda: defaultdict(list))
    orders: int = 0


async def seed(sealer: Sealer, now: datetime) -> Seed:
    """Six weeks of trade that end `now`."""
    shop = await open_shop(World(seed=1), A_DAY)
    everybody = days_of(shop)
    await everybody.stockroom.opens()
    for day in range(1, DAYS + 1):
        await everybody.passes(day)
    memory = shop.database.memory
    rows = _of_the_shop(memory, sealer)
    for table, more in _of_the_chats(memory, sealer):
        rows[table] += more
    aged = {table: [_later(row, now - shop.world.at) for row in of] for table, of in rows.items()}
    return Seed(aged, len(rows[orders]))


def _of_the_shop(memory: Memory, sealer: Sealer) -> Rows:
    rows: Rows = defaultdict(list)
    for kind, mapping in KINDS.items():
        for record in (record for key, record in memory.records.items() if key.kind is kind):
            root, below = mapping.apart(record, Pen(sealer, memory.saved_at[Key(kind, record.id)]))
            noted = _noted(memory, record) if isinstance(record, Order) else {}
            rows[mapping.root].append({**root, **noted, "version": record.version})
            for under, members in zip(mapping.below, below, strict=True):
                rows[under.table] += [dict(row) for row in members]
    rows[stock.stock_levels] = [dict(level_row(level)) for level in memory.levels.values()]
    rows[discounts.counters] = [{"name": name, "count": count} for name, count in memory.counters.items()]
    rows[queues.claims] = [
        {"scope": scope, "key": key, "owner": owner} for (scope, key), owner in memory.owners.items()
    ]
    for kind, (table, row) in ENTRIES.items():
        rows[table] += [dict(row(entry, sealer)) for entry in _entries(memory, kind)]
    return rows


def _noted(memory: Memory, order: Order) -> dict[str, bool]:
    """What storage notes on an order when its parcels are written."""
    parcels = memory.find(Shipment, "order", order.id)
    return {
        "all_left": not unshipped(order, parcels),
        "in_trouble": any(parcel.status in IN_TROUBLE for parcel in parcels),
    }


def _entries(memory: Memory, kind: type[Entry]) -> Iterable[Any]:
    """Each once: they are filed under several headings."""
    filed = (of.values() for (filed_kind, _), of in memory.filed.items() if filed_kind is kind)
    return {row.id: row for of in filed for row in of}.values()


def _of_the_chats(memory: Memory, sealer: Sealer) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    """What people said while they ordered, what they were told of it, and where they see it."""
    placed = [record for record in memory.records.values() if isinstance(record, Order)]
    last, who = placed[-WAITING:], sorted({order.customer_id for order in placed})
    sealed = sealer.seal(b"A sentence of a screen, its price, and three buttons below it.")
    nowhere = sealer.seal(session_text(Session(address="", person_id=PersonId(""))))
    yield people.people, [{"id": one, "role": "customer", "language": "en", "chosen": False} for one in who]
    yield people.accounts, [{"account": f"web:{one}", "person_id": one} for one in who]
    yield people.reaches, [{"person_id": one, "address": f"web:{one}"} for one in who]
    yield chats.sessions, [{"address": f"web:{one}", "person_id": one, "sealed": nowhere} for one in who]
    yield chats.transcript, list(_said(placed, sealed))
    yield chats.placements, [_shown(order) for order in placed]
    yield queues.inbox, [_received(order, sealed, waits=order in last) for order in placed]
    yield (
        queues.deliveries,
        [
            _delivery(order, recipient, waits=order in last and recipient != STAFF)
            for order in placed
            for recipient in (order.customer_id, STAFF)
        ],
    )


def _shown(order: Order) -> dict[str, Any]:
    return {
        "address": f"web:{order.customer_id}",
        "message": f"m-{order.id}",
        "subject": f"order:{order.id}",
    }


def _said(placed: Iterable[Order], sealed: bytes) -> Iterator[dict[str, Any]]:
    cursors: defaultdict[str, int] = defaultdict(int)
    for order in placed:
        for line in range(LINES_A_CHAT):
            cursors[order.customer_id] += 1
            yield {
                "address": f"web:{order.customer_id}",
                "key": f"{order.id}.{line}",
                "cursor": cursors[order.customer_id],
                "mine": line == 0,
                "sealed": sealed,
                "at": order.placed_at,
            }


def _received(order: Order, sealed: bytes, *, waits: bool) -> dict[str, Any]:
    return {
        "source": "web",
        "event_id": f"{order.id}.said",
        "lane": f"web:{order.customer_id}",
        "sealed": sealed if waits else None,
        "at": order.placed_at,
        "tries": 0,
        "due_at": order.placed_at,
        "parked": False,
        "finished_at": None if waits else order.placed_at,
    }


def _delivery(order: Order, recipient: str, *, waits: bool) -> dict[str, Any]:
    return {
        "id": f"{order.id}-{recipient[:1]}00",
        "event": {"event": "OrderPlaced", "order_id": order.id},
        "at": order.placed_at,
        "recipient": f"web:{recipient}",
        "tries": 0,
        "due_at": order.placed_at,
        "settled_at": None if waits else order.placed_at,
        "failure": None,
    }


def _later(row: dict[str, Any], span: timedelta) -> dict[str, Any]:
    return {name: value + span if isinstance(value, datetime) else value for name, value in row.items()}
