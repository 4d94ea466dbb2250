"""Events on their way, in SQL."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    RowMapping,
    Update,
    delete,
    exists,
    func,
    insert,
    select,
    update,
)

from shopclerk.adapters.db.mapping.entries import outbox_entry
from shopclerk.adapters.db.mapping.events import event_of, event_row
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables.queues import deliveries, outbox_entries
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.core.domain.ids import CampaignId
from shopclerk.core.ports.changeset import OutboxEntry
from shopclerk.core.ports.outbox import UNREACHABLE, UNWANTED, Delivery, Tally, campaign_of

END_OF: Final = {None: "sent", UNREACHABLE: "unreachable", UNWANTED: "unwanted"}
"""How a delivery of a broadcast ended, by its failure; any other is one."""


@dataclass(frozen=True, slots=True)
class SqlOutbox:
    """See `core.ports.outbox.Outbox`."""

    transactions: Transactions
    sealer: Sealer

    async def undirected(self, limit: int) -> tuple[OutboxEntry, ...]:
        statement = select(outbox_entries).order_by(outbox_entries.c.id).limit(limit)

        def read(connection: Connection) -> tuple[OutboxEntry, ...]:
            rows = connection.execute(statement).mappings()
            return tuple(outbox_entry(row, self.sealer) for row in rows)

        return await self.transactions.read(read)

    async def direct(self, entry: OutboxEntry, recipients: tuple[str, ...]) -> bool:
        rows = [
            _delivery_row(entry, number, recipient)
            for number, recipient in enumerate(dict.fromkeys(recipients))
        ]

        def write(connection: Connection) -> bool:
            gone = delete(outbox_entries).where(outbox_entries.c.id == entry.id)
            if not connection.execute(gone).rowcount:
                return False
            if rows:
                connection.execute(insert(deliveries), rows)
            return True

        return await self.transactions.write(write)

    async def claim(
        self, now: datetime, lease: timedelta, limit: int, *, bulk: bool = False
    ) -> tuple[Delivery, ...]:
        older = deliveries.alias("older")
        held_back = exists().where(
            older.c.recipient == deliveries.c.recipient,
            older.c.settled_at.is_(None),
            older.c.id < deliveries.c.id,
            _is_bulk(older, bulk),
            ~older.c.held | (older.c.due_at <= now),
        )
        due = select(deliveries).where(
            deliveries.c.settled_at.is_(None),
            _is_bulk(deliveries, bulk),
            deliveries.c.due_at <= now,
            ~held_back,
        )
        taken = {"due_at": now + lease, "failure": None, "held": False} | ({"begun": True} if bulk else {})

        def write(connection: Connection) -> tuple[Delivery, ...]:
            free = due.order_by(deliveries.c.id).limit(limit).with_for_update(skip_locked=True)
            rows = connection.execute(free).mappings().all()
            ids = [row["id"] for row in rows]
            leased = update(deliveries).where(deliveries.c.id.in_(ids))
            if ids:
                connection.execute(leased.values(taken))
            return tuple(_delivery(row) for row in rows)

        return await self.transactions.lease(write)

    async def settle(self, delivery_id: str, now: datetime, failure: str | None = None) -> None:
        await self._change(_unsettled(delivery_id).values(settled_at=now, failure=failure))

    async def postpone(self, delivery_id: str, until: datetime, failure: str) -> None:
        tries = deliveries.c.tries + 1
        again = {"due_at": until, "failure": failure, "tries": tries, "begun": False}
        await self._change(_unsettled(delivery_id).values(again))

    async def hold(self, delivery_id: str, until: datetime) -> None:
        await self._change(_unsettled(delivery_id).values(due_at=until, held=True, begun=False))

    async def tally(self, campaign_id: CampaignId) -> Tally:
        """Slices that are not directed yet are few: all that waits to be directed is looked through."""
        of_it = deliveries.c.campaign_id == campaign_id
        waits = deliveries.c.settled_at.is_(None)
        counted = select(waits.label("waits"), deliveries.c.failure, func.count()).where(of_it)

        def read(connection: Connection) -> Tally:
            events = connection.execute(select(outbox_entries.c.event)).scalars()
            coming = sum(campaign_of(event_of(event)) == campaign_id for event in events)
            ended: Counter[str] = Counter()
            for waiting, failure, count in connection.execute(
                counted.group_by("waits", deliveries.c.failure)
            ):
                ended["waiting" if waiting else END_OF.get(failure, "failed")] += count
            return Tally(coming=coming, **ended)

        return await self.transactions.read(read)

    async def resume(self, now: datetime) -> None:
        """End the leases of who died, when a process starts that is the only one to relay. What was put off
        or aside waits as long as it was to; of others nobody knows that they died, and their leases run out.
        """
        if self.transactions.is_shared:
            return
        waiting = (deliveries.c.settled_at.is_(None), deliveries.c.due_at > now)
        leased = update(deliveries).where(*waiting, deliveries.c.failure.is_(None), ~deliveries.c.held)
        await self._change(leased.values(due_at=now))

    async def _change(self, statement: Update) -> None:
        def write(connection: Connection) -> None:
            connection.execute(statement)

        await self.transactions.write(write)


def _is_bulk(table: FromClause, bulk: bool) -> ColumnElement[bool]:
    return table.c.campaign_id.is_not(None) if bulk else table.c.campaign_id.is_(None)


def _unsettled(delivery_id: str) -> Update:
    return update(deliveries).where(deliveries.c.id == delivery_id, deliveries.c.settled_at.is_(None))


def _delivery_row(entry: OutboxEntry, number: int, recipient: str) -> dict[str, Any]:
    return {
        "id": f"{entry.id}-{number:03d}",
        "event": event_row(entry.event),
        "at": entry.at,
        "recipient": recipient,
        "tries": 0,
        "due_at": entry.at,
        "settled_at": None,
        "failure": None,
        "held": False,
        "campaign_id": campaign_of(entry.event),
    }


def _delivery(row: RowMapping) -> Delivery:
    return Delivery(
        id=row["id"],
        event=event_of(row["event"]),
        at=row["at"],
        recipient=row["recipient"],
        tries=row["tries"],
        begun=row["begun"],
    )
