"""Levels and the ledger, in memory."""

from shopclerk.adapters.memory.queries.answering import answer
from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.stock import Reservation, StockItem, StockMovement, StockWatch
from shopclerk.core.ports.queries.stock import Levels, Movements, ReservationsOf, WatchesOf


@answer.register
def _(query: Levels, memory: Memory) -> tuple[StockItem, ...]:
    known = sorted(set(query.sku_ids) & memory.levels.keys())
    return tuple(memory.levels[sku_id] for sku_id in known)


@answer.register
def _(query: Movements, memory: Memory) -> tuple[StockMovement, ...]:
    ledger = memory.find(StockMovement, "sku", query.sku_id)
    return tuple(sorted(ledger, key=lambda row: (row.at, row.id)))


@answer.register
def _(query: ReservationsOf, memory: Memory) -> tuple[Reservation, ...]:
    held = memory.find(Reservation, "order", query.order_id)
    return tuple(sorted(held, key=lambda reservation: reservation.sku_id))


@answer.register
def _(query: WatchesOf, memory: Memory) -> tuple[StockWatch, ...]:
    watches = memory.find(StockWatch, "sku", query.sku_id)
    return tuple(sorted(watches, key=lambda watch: (watch.since, watch.id)))
