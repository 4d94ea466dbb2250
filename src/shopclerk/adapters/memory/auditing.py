"""What an audit reads, in memory. Importing this registers it with all other answers."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from shopclerk.adapters.memory.queries import answer
from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.stock import Reservation, StockMovement
from shopclerk.core.ports import auditing
from shopclerk.core.ports.changeset import Key

__all__ = ["answer"]


@answer.register
def _(query: auditing.MovementsOf, memory: Memory) -> tuple[StockMovement, ...]:
    made = memory.find(StockMovement, "order", query.order_id)
    return tuple(sorted(made, key=lambda row: (row.at, row.id)))


@answer.register
def _(query: auditing.FamiliesOf, memory: Memory) -> tuple[auditing.Family, ...]:
    known = (memory.records.get(Key(Order, order_id)) for order_id in sorted(set(query.order_ids)))
    return _families([order for order in known if isinstance(order, Order)], memory)


@answer.register
def _(query: auditing.Families, memory: Memory) -> tuple[auditing.Family, ...]:
    orders = sorted((each for each in memory.find(Order) if each.id > query.after), key=lambda each: each.id)
    return _families(orders[: query.limit], memory)


@answer.register
def _(query: auditing.StockBooks, memory: Memory) -> tuple[auditing.StockBook, ...]:
    beyond = sorted(sku_id for sku_id in memory.levels if sku_id > query.after)
    held: Counter[SkuId] = Counter()
    for row in memory.find(Reservation, "holding"):
        held[row.sku_id] += row.held
    return tuple(
        auditing.StockBook(
            level=memory.levels[sku_id],
            moved=memory.moved[sku_id],
            held=held[sku_id],
        )
        for sku_id in islice(beyond, query.limit)
    )


def _families(orders: Sequence[Order], memory: Memory) -> tuple[auditing.Family, ...]:
    return auditing.families(orders, lambda parts: [answer(part, memory) for part in parts])
