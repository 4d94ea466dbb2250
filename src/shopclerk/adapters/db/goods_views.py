"""What staff read of what is for sale, in SQL."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, distinct, func, select, true, tuple_

from shopclerk.adapters.db.mapping.catalogue import PRODUCT
from shopclerk.adapters.db.mapping.entries import stock_level, stock_movement
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables.catalogue import cart_lines, products, skus
from shopclerk.adapters.db.tables.stock import reservations, stock_levels, stock_movements
from shopclerk.core.domain.catalogue import Product, ProductState
from shopclerk.core.domain.stock import StockItem, StockMovement
from shopclerk.core.ports import goods_views as views
from shopclerk.core.ports.view_rows import goods_row, is_called

_IN_STATE: Final[Mapping[ProductState, ColumnElement[bool]]] = {
    ProductState.PUBLISHED: products.c.published & ~products.c.archived,
    ProductState.DRAFT: ~products.c.published & ~products.c.archived,
    ProductState.ARCHIVED: products.c.archived,
}
_LEFT: Final = func.coalesce(stock_levels.c.on_hand, 0) - func.coalesce(stock_levels.c.reserved, 0)
_LOW: Final = and_(
    _IN_STATE[ProductState.PUBLISHED],
    ~skus.c.archived,
    func.coalesce(stock_levels.c.safety_stock, 0) >= _LEFT,
)
_STOCKED: Final = skus.join(products, products.c.id == skus.c.product_id).outerjoin(
    stock_levels, stock_levels.c.sku_id == skus.c.id
)


def goods_in(query: views.GoodsIn, connection: Connection, sealer: Sealer) -> tuple[views.GoodsRow, ...]:
    shelf = true() if query.category_id is None else products.c.category_id == query.category_id
    beyond = true() if query.after is None else products.c.id > query.after
    page = PRODUCT.all().where(_IN_STATE[query.state], shelf, beyond).order_by(products.c.id)
    return _rows(connection, PRODUCT.fetch(connection, page.limit(query.limit), sealer))


def goods_found(
    query: views.GoodsFound, connection: Connection, sealer: Sealer
) -> tuple[views.GoodsRow, ...]:
    """Letter case is a matter of every script: that is Python's to know."""
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for row in connection.execute(select(skus.c.product_id, skus.c.code).order_by(skus.c.product_id)):
        codes[row.product_id].append(row.code)
    titles = connection.execute(select(products.c.id, products.c.title).order_by(products.c.id))
    found = [row.id for row in titles if is_called(query.text, row.title, codes[row.id])]
    found.sort(key=lambda id: query.text not in codes[id])
    named = PRODUCT.load(sealer, connection, sorted(found[: query.limit]))
    products_by_id = {product.id: product for product in named if product is not None}
    return _rows(connection, [products_by_id[id] for id in found[: query.limit]])


def goods_counts(
    query: views.GoodsCounts, connection: Connection, sealer: Sealer
) -> tuple[views.GoodsCount, ...]:
    counts = {
        state: connection.execute(select(func.count()).select_from(products).where(condition)).scalar_one()
        for state, condition in _IN_STATE.items()
    }
    return (
        views.GoodsCount(
            published=counts[ProductState.PUBLISHED],
            drafts=counts[ProductState.DRAFT],
            archived=counts[ProductState.ARCHIVED],
        ),
    )


def uses_of(query: views.UsesOf, connection: Connection, sealer: Sealer) -> tuple[views.Uses, ...]:
    carts = select(func.count(distinct(cart_lines.c.cart_id))).where(cart_lines.c.sku_id.in_(query.sku_ids))
    holding = reservations.c.sku_id.in_(query.sku_ids) & (reservations.c.held > 0)
    orders = select(func.count(distinct(reservations.c.order_id))).where(holding)
    return (
        views.Uses(
            carts=connection.execute(carts).scalar_one(), orders=connection.execute(orders).scalar_one()
        ),
    )


def low_stock(query: views.LowStock, connection: Connection, sealer: Sealer) -> tuple[views.LowRow, ...]:
    beyond = true() if query.after is None else skus.c.id > query.after
    named = select(
        skus.c.id, skus.c.product_id, skus.c.code, skus.c.options, products.c.title, *stock_levels.c
    )
    page = named.select_from(_STOCKED).where(_LOW, beyond).order_by(skus.c.id).limit(query.limit)
    return tuple(
        views.LowRow(
            product_id=row.product_id,
            code=row.code,
            title=row.title,
            options=row.options,
            level=StockItem(
                sku_id=row.id,
                on_hand=row.on_hand or 0,
                reserved=row.reserved or 0,
                safety_stock=row.safety_stock or 0,
            ),
        )
        for row in connection.execute(page)
    )


def low_counts(query: views.LowCounts, connection: Connection, sealer: Sealer) -> tuple[views.LowCount, ...]:
    count = select(func.count()).select_from(_STOCKED).where(_LOW)
    return (views.LowCount(skus=connection.execute(count).scalar_one()),)


def ledger_of(query: views.LedgerOf, connection: Connection, sealer: Sealer) -> tuple[StockMovement, ...]:
    table = stock_movements
    place = tuple_(table.c.at, table.c.id)
    page = select(table).where(table.c.sku_id == query.sku_id)
    if query.after is not None:
        last = table.alias()
        page = page.where(
            place < select(last.c.at, last.c.id).where(last.c.id == query.after).scalar_subquery()
        )
    rows = connection.execute(page.order_by(table.c.at.desc(), table.c.id.desc()).limit(query.limit))
    return tuple(stock_movement(dict(row), sealer) for row in rows.mappings())


def _rows(connection: Connection, found: Sequence[Product]) -> tuple[views.GoodsRow, ...]:
    wanted = [sku.id for product in found for sku in product.skus]
    rows = connection.execute(select(stock_levels).where(stock_levels.c.sku_id.in_(wanted))).mappings()
    levels = {row["sku_id"]: stock_level(dict(row)) for row in rows}
    return tuple(goods_row(product, levels) for product in found)


ANSWERS: Final[Mapping[type[Any], Callable[[Any, Connection, Sealer], tuple[Any, ...]]]] = {
    views.GoodsIn: goods_in,
    views.GoodsFound: goods_found,
    views.GoodsCounts: goods_counts,
    views.UsesOf: uses_of,
    views.LowStock: low_stock,
    views.LowCounts: low_counts,
    views.LedgerOf: ledger_of,
}
