"""Lists and queues in memory."""

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import singledispatch
from typing import Any, Final, TypeVar

from shopclerk.adapters.memory.activity_views import ANSWERS as ACTIVITY
from shopclerk.adapters.memory.counter_views import ANSWERS as COUNTER
from shopclerk.adapters.memory.goods_views import ANSWERS as GOODS
from shopclerk.adapters.memory.order_rows import is_open, order_rows
from shopclerk.adapters.memory.queries import answer as found
from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.shipment import Shipment, unshipped
from shopclerk.core.domain.threads import Thread
from shopclerk.core.ports import views
from shopclerk.core.ports.queries.catalogue import ProductsOfSkus
from shopclerk.core.ports.queries.parcels import ParcelsSilent, ShipmentsOf
from shopclerk.core.ports.view_rows import product_row

R = TypeVar("R")

ALL: Final = sys.maxsize


@dataclass(frozen=True, slots=True)
class MemoryViews:
    """See `core.ports.views.Views`."""

    memory: Memory

    async def rows(self, query: views.ViewQuery[R]) -> tuple[R, ...]:
        await self.memory.reading()
        return answer(query, self.memory)


@singledispatch
def answer(query: views.ViewQuery[Any], memory: Memory) -> tuple[Any, ...]:
    """At most `limit` rows, in the order of the query."""
    raise TypeError(f"no answer to {type(query).__name__}")


for other_query, other_answer in (*ACTIVITY.items(), *COUNTER.items(), *GOODS.items()):
    answer.register(other_query, other_answer)


@answer.register
def _(query: views.ProductsIn, memory: Memory) -> tuple[views.ProductRow, ...]:
    page = (
        product
        for product in sorted(_on_sale(memory), key=lambda product: product.id)
        if query.category_id in (None, product.category_id) and (query.after or "") < product.id
    )
    return tuple(product_row(product, memory.levels) for product in list(page)[: query.limit])


@answer.register
def _(query: views.ProductsListed, memory: Memory) -> tuple[views.ProductRow, ...]:
    known = (memory.record(Product, product_id) for product_id in query.product_ids)
    return tuple(product_row(each, memory.levels) for each in known if each is not None and each.on_sale())


@answer.register
def _(query: views.OrdersOf, memory: Memory) -> tuple[views.OrderRow, ...]:
    own = memory.find(Order, "customer", query.customer_id)
    standing = [order for order in own if not query.statuses or order.status in query.statuses]
    return _newest_first(standing, query.after, query.limit, memory)


@answer.register
def _(query: views.OrdersToShip, memory: Memory) -> tuple[views.OrderRow, ...]:
    waiting = sorted(_to_ship(memory), key=lambda order: order.id)
    page = [order for order in waiting if query.after is None or order.id > query.after]
    return order_rows(page[: query.limit], memory)


@answer.register
def _(query: views.OrdersUnderWay, memory: Memory) -> tuple[views.OrderRow, ...]:
    return _newest_first(_under_way(memory), query.after, query.limit, memory)


@answer.register
def _(query: views.CategoryCounts, memory: Memory) -> tuple[views.CategoryCount, ...]:
    counts = Counter(product.category_id for product in _on_sale(memory))
    return tuple(views.CategoryCount(category_id=shelf, products=many) for shelf, many in counts.items())


@answer.register
def _(query: views.QueueCounts, memory: Memory) -> tuple[views.QueueCount, ...]:
    silent = found(ParcelsSilent(query.silent_since, ALL), memory) if query.silent_since else ()
    parcels = [
        parcel for parcel in (*memory.find(Shipment, "in trouble"), *silent) if is_open(parcel, memory)
    ]
    return (
        views.QueueCount(
            to_ship=len(_to_ship(memory)),
            under_way=len(_under_way(memory)),
            unpaid=len(memory.find(Order, "unpaid")),
            after_sales=len(memory.find(AfterSalesCase, "open")),
            troubles=len(memory.find(Discrepancy, "open")) + len(parcels),
            unanswered=len(memory.find(Thread, "waiting")),
        ),
    )


@answer.register
def _(query: views.SkuNames, memory: Memory) -> tuple[views.SkuName, ...]:
    named = {
        sku.id: views.SkuName(sku_id=sku.id, code=sku.code, title=product.title, options=sku.options)
        for product in found(ProductsOfSkus(query.sku_ids), memory)
        for sku in product.skus
    }
    return tuple(named[sku_id] for sku_id in sorted(set(query.sku_ids) & named.keys()))


def _on_sale(memory: Memory) -> list[Product]:
    return [product for product in memory.find(Product) if product.on_sale()]


def _to_ship(memory: Memory) -> list[Order]:
    sendable = (order for order in _confirmed(memory) if not order.awaits_return)
    return [order for order in sendable if unshipped(order, _parcels(order, memory))]


def _under_way(memory: Memory) -> list[Order]:
    return [order for order in _confirmed(memory) if not unshipped(order, _parcels(order, memory))]


def _confirmed(memory: Memory) -> list[Order]:
    return memory.find(Order, "confirmed")


def _parcels(order: Order, memory: Memory) -> tuple[Shipment, ...]:
    return found(ShipmentsOf(order.id), memory)


def _newest_first(
    orders: Iterable[Order], after: str | None, limit: int, memory: Memory
) -> tuple[views.OrderRow, ...]:
    ordered = sorted(orders, key=lambda order: order.id, reverse=True)
    return order_rows([order for order in ordered if after is None or order.id < after][:limit], memory)
