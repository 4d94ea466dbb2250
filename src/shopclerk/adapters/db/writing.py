"""The admitted changesets of one transaction as rows, written a table at a time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from shopclerk.adapters.db.changes import Change, ChangedRows, NewRows
from shopclerk.adapters.db.mapping.entries import ENTRIES, level_row
from shopclerk.adapters.db.mapping.kind import Kind, Pen
from shopclerk.adapters.db.mapping.records import KINDS
from shopclerk.adapters.db.parcelling import note_parcels
from shopclerk.adapters.db.picturing import note_pictures
from shopclerk.adapters.db.rows import write
from shopclerk.adapters.db.selecting import Row
from shopclerk.adapters.db.tables.discounts import counters
from shopclerk.adapters.db.tables.stock import stock_levels
from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.domain.stock import StockItem
from shopclerk.core.ports.changeset import Admitted, Changeset, Claim, Entry, Key, OutboxEntry, Record


@dataclass(slots=True)
class Writes:
    """`existing`, `levelled` and `counted` name the rows that were there when the transaction began."""

    existing: frozenset[Key]
    levelled: frozenset[SkuId]
    counted: frozenset[str]
    claims: list[Claim] = field(default_factory=list)
    records: dict[Key, tuple[Record, Pen]] = field(default_factory=dict)
    levels: dict[SkuId, StockItem] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)
    entries: defaultdict[type[Entry], list[Row]] = field(default_factory=lambda: defaultdict(list))

    def take(self, changeset: Changeset, admitted: Admitted, pen: Pen) -> None:
        self.claims += changeset.claims
        self.records |= {Key(type(record), record.id): (record, pen) for record in changeset.saves}
        self.levels |= {level.sku_id: level for level in admitted.levels}
        self.counters |= dict(admitted.counters)
        for entry in (*changeset.appends, *admitted.movements, *admitted.alerts):
            _, row = ENTRIES[type(entry)]
            self.entries[type(entry)].append(row(entry, pen.sealer))

    def execute(self, connection: Connection) -> None:
        """Write it all, each row after those that it refers to."""
        entries = (NewRows(table, self.entries[kind]) for kind, (table, _) in ENTRIES.items())
        write(connection, (*self._records(), *self._levels(), *self._counters(), *entries))
        self._note(connection)

    def _records(self) -> Iterator[Change]:
        for kind, mapping in KINDS.items():
            written = {key: saved for key, saved in self.records.items() if key.kind is kind}
            if written:
                yield from self._records_of(mapping, written)

    def _records_of(self, mapping: Kind[Any], written: dict[Key, tuple[Record, Pen]]) -> Iterator[Change]:
        known = {key.id for key in written if key in self.existing}
        apart = [_apart(mapping, record, pen) for record, pen in written.values()]
        roots = [root for root, _ in apart]
        for below in reversed(mapping.below):
            yield below.gone(known)
        yield NewRows(mapping.root, [root for root in roots if root["id"] not in known])
        yield ChangedRows(mapping.root, "id", [root for root in roots if root["id"] in known])
        for number, below in enumerate(mapping.below):
            yield NewRows(below.table, [row for _, rows in apart for row in rows[number]])

    def _note(self, connection: Connection) -> None:
        """What follows from records and is looked for: of which orders something may have left, or need not
        leave any more, and where pictures are shown.
        """
        records = [record for record, _ in self.records.values()]
        sent = {record.order_id for record in records if isinstance(record, Shipment)}
        orders = (record for record in records if isinstance(record, Order))
        cut = {order.id for order in orders if any(line.cancelled for line in order.lines)}
        note_parcels(connection, sent | cut)
        note_pictures(connection, [record for record in records if isinstance(record, Product)])

    def _levels(self) -> Iterator[Change]:
        rows = [level_row(level) for level in self.levels.values()]
        yield NewRows(stock_levels, [row for row in rows if row["sku_id"] not in self.levelled])
        yield ChangedRows(stock_levels, "sku_id", [row for row in rows if row["sku_id"] in self.levelled])

    def _counters(self) -> Iterator[Change]:
        rows = [{"name": name, "count": count} for name, count in self.counters.items()]
        yield NewRows(counters, [row for row in rows if row["name"] not in self.counted])
        yield ChangedRows(counters, "name", [row for row in rows if row["name"] in self.counted])


def appends_to_outbox(changeset: Changeset, admitted: Admitted) -> bool:
    """Whether somebody must be told of it."""
    return bool(admitted.alerts) or any(isinstance(entry, OutboxEntry) for entry in changeset.appends)


def _apart(mapping: Kind[Any], record: Record, pen: Pen) -> tuple[Row, Sequence[Sequence[Row]]]:
    root, below = mapping.apart(record, pen)
    return {**root, "version": record.version + 1}, below
