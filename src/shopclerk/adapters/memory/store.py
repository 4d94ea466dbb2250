"""The shop's records in memory."""

from dataclasses import dataclass, replace
from typing import TypeVar

from shopclerk.adapters.memory.auditing import answer
from shopclerk.adapters.memory.constraints import check_references, check_values, unique_added, unique_keys
from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.ports.admission import Rows, admit, touched
from shopclerk.core.ports.changeset import Admitted, Changeset, Key, OutboxEntry, Record, Refused
from shopclerk.core.ports.store import Query

R = TypeVar("R", bound=Record)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class MemoryStore:
    """See `core.ports.store.Store`."""

    memory: Memory

    async def load(self, kind: type[R], id: str) -> R | None:
        await self.memory.reading()
        return self.memory.record(kind, id)

    async def find(self, query: Query[T]) -> tuple[T, ...]:
        await self.memory.reading()
        return answer(query, self.memory)

    async def owner(self, scope: str, key: str) -> str | None:
        await self.memory.reading()
        return self.memory.owners.get((scope, key))

    async def commit(self, changeset: Changeset) -> Admitted | Refused:
        await self.memory.reading()
        verdict = admit(changeset, self._rows(changeset))
        if isinstance(verdict, Refused):
            return verdict
        entries = (*changeset.appends, *verdict.movements, *verdict.alerts)
        check_values(changeset.saves)
        check_references(self.memory, changeset.saves, entries)
        unique = unique_added(self.memory, changeset.saves, entries)
        with self.memory.commit():
            self._write_records(changeset)
            self.memory.append(*entries)
            self.memory.unique |= unique
            for claim in changeset.claims:
                self.memory.owners[claim.scope, claim.key] = claim.owner
            for level in verdict.levels:
                self.memory.levels[level.sku_id] = level
            self.memory.counters.update(verdict.counters)
        if any(isinstance(entry, OutboxEntry) for entry in entries):
            self.memory.on_commit()
        return verdict

    def _rows(self, changeset: Changeset) -> Rows:
        records = self.memory.records
        versions = {key: records[key].version for key in touched(changeset) if key in records}
        return Rows(versions, self.memory.owners, self.memory.levels, self.memory.counters)

    def _write_records(self, changeset: Changeset) -> None:
        for record in changeset.saves:
            key = Key(type(record), record.id)
            self.memory.unique.difference_update(unique_keys(self.memory.records.get(key)))
            self.memory.put(_as_stored(record))
            self.memory.saved_at[key] = changeset.at


def _as_stored(record: Record) -> Record:
    """One version on; the moves are in the timeline now."""
    if isinstance(record, Order | PaymentAttempt | Shipment | Refund | AfterSalesCase):
        return replace(record, version=record.version + 1, moves=())
    return replace(record, version=record.version + 1)
