"""Discounts and counters, in memory."""

from shopclerk.adapters.memory.queries.answering import answer
from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.discount import Discount
from shopclerk.core.ports.queries.discounts import Counts, Discounts


@answer.register
def _(query: Discounts, memory: Memory) -> tuple[Discount, ...]:
    beyond = (discount for discount in memory.find(Discount) if discount.id > query.after)
    return tuple(sorted(beyond, key=lambda discount: discount.id)[: query.limit])


@answer.register
def _(query: Counts, memory: Memory) -> tuple[int, ...]:
    return tuple(memory.counters.get(name, 0) for name in query.names)
