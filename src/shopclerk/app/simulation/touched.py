"""Which orders were written to."""

from dataclasses import dataclass, field

from shopclerk.adapters.memory.store import MemoryStore
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.order import Order
from shopclerk.core.ports.changeset import Admitted, Changeset, Refused


@dataclass(frozen=True, slots=True)
class TouchedStore(MemoryStore):
    """Remembers the orders of which anything was written: whoever writes anything of an order saves it."""

    touched: set[OrderId] = field(default_factory=set)

    async def commit(self, changeset: Changeset) -> Admitted | Refused:
        self.touched.update(record.id for record in changeset.saves if isinstance(record, Order))
        return await MemoryStore.commit(self, changeset)

    def take(self) -> tuple[OrderId, ...]:
        """Those touched since this was last asked."""
        touched = tuple(sorted(self.touched))
        self.touched.clear()
        return touched
