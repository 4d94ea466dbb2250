"""Lists and queues in SQL: the database picks the page, the core makes its rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    distinct,
    exists,
    func,
    select,
    true,
)

from shopclerk.adapters.db.activity_views import ANSWERS as ACTIVITY
from shopclerk.adapters.db.counter_views import ANSWERS as COUNTER
from shopclerk.adapters.db.goods_views import ANSWERS as GOODS
from shopclerk.adapters.db.mapping.catalogue import PRODUCT
from shopclerk.adapters.db.mapping.entries import stock_level
from shopclerk.adapters.db.mapping.orders import ORDER
from shopclerk.adapters.db.order_rows import order_rows
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables.aftersales import OPEN_CASE, cases, discrepancies
from shopclerk.adapters.db.tables.catalogue import products, skus
from shopclerk.adapters.db.tables.orders import (
    TO_SHIP,
    UNDER_WAY,
    UNPAID,
    orders,
)
from shopclerk.adapters.db.tables.stock import stock_levels
from shopclerk.adapters.db.tables.threads import WAITING, threads
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.adapters.db.troubles import parcels_in_trouble, silent_parcels
from shopclerk.core.domain.catalogue import Product
from shopclerk.core.ports import views
from shopclerk.core.ports.view_rows import product_row

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class SqlViews:
    """See `core.ports.views.Views`."""

    transactions: Transactions
    sealer: Sealer

    async def rows(self, query: views.ViewQuery[R]) -> tuple[R, ...]:
        def read(connection: Connection) -> tuple[R, ...]:
            return answer(query, connection, self.sealer)

        return await self.transactions.read(read)


@singledispatch
def answer(query: views.ViewQuery[Any], connection: Connection, sealer: Sealer) -> tuple[Any, ...]:
    """At most `limit` rows, in the order of the query."""
    raise TypeError(f"no answer to {type(query).__name__}")


for other_query, other_answer in (*ACTIVITY.items(), *COUNTER.items(), *GOODS.items()):
    answer.register(other_query, other_answer)


@answer.register
def _(query: views.ProductsIn, connection: Connection, sealer: Sealer) -> tuple[views.ProductRow, ...]:
    shelf = true() if query.category_id is None else products.c.category_id == query.category_id
    beyond = true() if query.after is None else products.c.id > query.after
    on_sale = exists().where(skus.c.product_id == products.c.id, ~skus.c.archived)
    page = PRODUCT.all().where(products.c.published, on_sale, shelf, beyond).order_by(products.c.id)
    return _product_rows(connection, PRODUCT.fetch(connection, page.limit(query.limit), sealer))


@answer.register
def _(query: views.ProductsListed, connection: Connection, sealer: Sealer) -> tuple[views.ProductRow, ...]:
    known = PRODUCT.load(sealer, connection, query.product_ids)
    return _product_rows(connection, [each for each in known if each is not None and each.on_sale()])


def _product_rows(connection: Connection, found: Sequence[Product]) -> tuple[views.ProductRow, ...]:
    wanted = [sku.id for product in found for sku in product.skus]
    rows = connection.execute(select(stock_levels).where(stock_levels.c.sku_id.in_(wanted))).mappings()
    levels = {row["sku_id"]: stock_level(row) for row in rows}
    return tuple(product_row(product, levels) for product in found)


@answer.register
def _(query: views.OrdersOf, connection: Connection, sealer: Sealer) -> tuple[views.OrderRow, ...]:
    beyond = true() if query.after is None else orders.c.id < query.after
    standing = orders.c.status.in_([status.value for status in query.statuses]) if query.statuses else true()
    page = ORDER.all().where(orders.c.customer_id == query.customer_id, beyond, standing)
    return order_rows(connection, page.order_by(orders.c.id.desc()).limit(query.limit), sealer)


@answer.register
def _(query: views.OrdersToShip, connection: Connection, sealer: Sealer) -> tuple[views.OrderRow, ...]:
    beyond = true() if query.after is None else orders.c.id > query.after
    page = ORDER.all().where(TO_SHIP, beyond).order_by(orders.c.id)
    return order_rows(connection, page.limit(query.limit), sealer)


@answer.register
def _(query: views.OrdersUnderWay, connection: Connection, sealer: Sealer) -> tuple[views.OrderRow, ...]:
    beyond = true() if query.after is None else orders.c.id < query.after
    page = ORDER.all().where(UNDER_WAY, beyond)
    return order_rows(connection, page.order_by(orders.c.id.desc()).limit(query.limit), sealer)


@answer.register
def _(query: views.CategoryCounts, connection: Connection, sealer: Sealer) -> tuple[views.CategoryCount, ...]:
    count = func.count(distinct(products.c.id)).label("products")
    on_sale = products.c.published & ~skus.c.archived
    statement = (
        select(products.c.category_id, count)
        .join(skus, skus.c.product_id == products.c.id)
        .where(on_sale)
        .group_by(products.c.category_id)
    )
    return tuple(
        views.CategoryCount(category_id=row.category_id, products=row.products)
        for row in connection.execute(statement)
    )


@answer.register
def _(query: views.QueueCounts, connection: Connection, sealer: Sealer) -> tuple[views.QueueCount, ...]:
    def count(table: Table, *conditions: ColumnElement[bool]) -> int:
        return connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one()

    troubles = count(discrepancies, discrepancies.c.settled_at.is_(None))
    troubles += connection.execute(parcels_in_trouble()).scalar_one()
    if query.silent_since is not None:
        troubles += connection.execute(silent_parcels(query.silent_since)).scalar_one()
    return (
        views.QueueCount(
            to_ship=count(orders, TO_SHIP),
            under_way=count(orders, UNDER_WAY),
            unpaid=count(orders, UNPAID),
            after_sales=count(cases, OPEN_CASE),
            troubles=troubles,
            unanswered=count(threads, WAITING),
        ),
    )


@answer.register
def _(query: views.SkuNames, connection: Connection, sealer: Sealer) -> tuple[views.SkuName, ...]:
    statement = (
        select(skus.c.id, skus.c.code, products.c.title, skus.c.options)
        .join(products, products.c.id == skus.c.product_id)
        .where(skus.c.id.in_(query.sku_ids))
        .order_by(skus.c.id)
    )
    return tuple(
        views.SkuName(sku_id=row.id, code=row.code, title=row.title, options=row.options)
        for row in connection.execute(statement)
    )
