"""What staff read of what is for sale, in memory."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.catalogue import Product, ProductState
from shopclerk.core.domain.stock import Reservation, StockItem, StockMovement
from shopclerk.core.ports import goods_views as views
from shopclerk.core.ports.view_rows import goods_row, is_called


def goods_in(query: views.GoodsIn, memory: Memory) -> tuple[views.GoodsRow, ...]:
    page = [
        product
        for product in _by_id(memory)
        if product.state is query.state
        and query.category_id in (None, product.category_id)
        and (query.after or "") < product.id
    ]
    return tuple(goods_row(product, memory.levels) for product in page[: query.limit])


def goods_found(query: views.GoodsFound, memory: Memory) -> tuple[views.GoodsRow, ...]:
    found = [each for each in _by_id(memory) if is_called(query.text, each.title, _codes(each))]
    found.sort(key=lambda product: query.text not in _codes(product))
    return tuple(goods_row(product, memory.levels) for product in found[: query.limit])


def goods_counts(query: views.GoodsCounts, memory: Memory) -> tuple[views.GoodsCount, ...]:
    counts = Counter(product.state for product in memory.find(Product))
    return (
        views.GoodsCount(
            published=counts[ProductState.PUBLISHED],
            drafts=counts[ProductState.DRAFT],
            archived=counts[ProductState.ARCHIVED],
        ),
    )


def uses_of(query: views.UsesOf, memory: Memory) -> tuple[views.Uses, ...]:
    carts = [record for record in memory.records.values() if isinstance(record, Cart)]
    held = [each for each in memory.find(Reservation, "holding") if each.sku_id in query.sku_ids]
    return (
        views.Uses(
            carts=sum(any(line.sku_id in query.sku_ids for line in cart.lines) for cart in carts),
            orders=len({reservation.order_id for reservation in held}),
        ),
    )


def low_stock(query: views.LowStock, memory: Memory) -> tuple[views.LowRow, ...]:
    page = sorted(_low(memory), key=lambda row: row.level.sku_id)
    return tuple([row for row in page if (query.after or "") < row.level.sku_id][: query.limit])


def low_counts(query: views.LowCounts, memory: Memory) -> tuple[views.LowCount, ...]:
    return (views.LowCount(skus=len(list(_low(memory)))),)


def ledger_of(query: views.LedgerOf, memory: Memory) -> tuple[StockMovement, ...]:
    ledger = memory.find(StockMovement, "sku", query.sku_id)
    newest = sorted(ledger, key=lambda row: (row.at, row.id), reverse=True)
    seen = [row.id for row in newest].index(query.after) + 1 if query.after else 0
    return tuple(newest[seen : seen + query.limit])


def _by_id(memory: Memory) -> list[Product]:
    return sorted(memory.find(Product), key=lambda product: product.id)


def _codes(product: Product) -> list[str]:
    return [sku.code for sku in product.skus]


def _low(memory: Memory) -> Iterator[views.LowRow]:
    for product in memory.find(Product):
        for sku in product.on_sale():
            level = memory.levels.get(sku.id, StockItem(sku_id=sku.id))
            if level.is_low:
                yield views.LowRow(
                    product_id=product.id,
                    code=sku.code,
                    title=product.title,
                    options=sku.options,
                    level=level,
                )


ANSWERS: Final[Mapping[type[Any], Callable[[Any, Memory], tuple[Any, ...]]]] = {
    views.GoodsIn: goods_in,
    views.GoodsFound: goods_found,
    views.GoodsCounts: goods_counts,
    views.UsesOf: uses_of,
    views.LowStock: low_stock,
    views.LowCounts: low_counts,
    views.LedgerOf: ledger_of,
}
