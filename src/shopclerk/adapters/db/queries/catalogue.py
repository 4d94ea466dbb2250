"""Products, stock, and who waits for it."""

from collections.abc import Sequence

from sqlalchemy import Connection, Table, func, select

from shopclerk.adapters.db.mapping import entries
from shopclerk.adapters.db.mapping.catalogue import CATEGORY, PICTURE, PRODUCT
from shopclerk.adapters.db.mapping.stock import WATCH
from shopclerk.adapters.db.queries.answering import QUEUED, answer, answer_together, entries_of
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Selection
from shopclerk.adapters.db.tables.catalogue import categories, picture_jobs, product_pictures, products, skus
from shopclerk.adapters.db.tables.discounts import counters
from shopclerk.adapters.db.tables.stock import stock_levels, stock_movements, stock_watches
from shopclerk.core.domain.catalogue import Category, Product
from shopclerk.core.domain.ids import ProductId
from shopclerk.core.domain.picture import PictureJob
from shopclerk.core.domain.stock import StockItem, StockMovement, StockWatch
from shopclerk.core.ports.queries.catalogue import (
    AllCategories,
    CatalogueState,
    CatalogueStateNow,
    PicturesDue,
    ProductHandled,
    ProductsCoded,
    ProductsOfSkus,
    ProductsPictured,
    ProductVersions,
)
from shopclerk.core.ports.queries.discounts import Counts
from shopclerk.core.ports.queries.stock import Levels, Movements, WatchesOf

_OF_SKUS = Selection((skus.c.id, skus.c.product_id), skus.c.id)
_LEVELS = Selection(tuple(stock_levels.c), stock_levels.c.sku_id)
_COUNTS = Selection(tuple(counters.c), counters.c.name)


def products_of_skus(
    sealer: Sealer, connection: Connection, queries: Sequence[ProductsOfSkus]
) -> Sequence[tuple[Product, ...]]:
    wanted = {sku_id for query in queries for sku_id in query.sku_ids}
    owners = {row["id"]: row["product_id"] for row in _OF_SKUS.rows(connection, wanted)}
    products = PRODUCT.load(sealer, connection, sorted(set(owners.values())))
    found = {product.id: product for product in products if product is not None}
    named = [sorted({owners[sku_id] for sku_id in query.sku_ids if sku_id in owners}) for query in queries]
    return [tuple(found[id] for id in ids) for ids in named]


answer_together(ProductsOfSkus, products_of_skus)


@answer.register
def _(query: ProductsPictured, connection: Connection, sealer: Sealer) -> tuple[Product, ...]:
    showing = select(product_pictures.c.product_id).where(product_pictures.c.file_id == query.file_id)
    listed = PRODUCT.all().where(products.c.id.in_(showing)).order_by(products.c.id)
    return PRODUCT.fetch(connection, listed, sealer)


@answer.register
def _(query: ProductHandled, connection: Connection, sealer: Sealer) -> tuple[Product, ...]:
    return PRODUCT.fetch(connection, PRODUCT.all().where(products.c.handle == query.handle), sealer)


@answer.register
def _(query: ProductsCoded, connection: Connection, sealer: Sealer) -> tuple[Product, ...]:
    having = select(skus.c.product_id).where(skus.c.code == query.code)
    return PRODUCT.fetch(
        connection, PRODUCT.all().where(products.c.id.in_(having)).order_by(products.c.id), sealer
    )


@answer.register
def _(query: AllCategories, connection: Connection, sealer: Sealer) -> tuple[Category, ...]:
    return CATEGORY.fetch(connection, CATEGORY.all().order_by(categories.c.position, categories.c.id), sealer)


@answer.register
def _(query: CatalogueStateNow, connection: Connection, sealer: Sealer) -> tuple[CatalogueState]:
    def counted(table: Table) -> tuple[int, int]:
        versions = func.coalesce(func.sum(table.c.version), 0)
        many, summed = connection.execute(select(func.count(), versions).select_from(table)).one()
        return many, int(summed)

    many_products, of_products = counted(products)
    many_categories, of_categories = counted(categories)
    return (CatalogueState(many_products, of_products, many_categories, of_categories),)


@answer.register
def _(query: ProductVersions, connection: Connection, sealer: Sealer) -> tuple[tuple[ProductId, int], ...]:
    rows = connection.execute(select(products.c.id, products.c.version).order_by(products.c.id))
    return tuple([(ProductId(row.id), row.version) for row in rows])


def levels_of_skus(
    sealer: Sealer, connection: Connection, queries: Sequence[Levels]
) -> Sequence[tuple[StockItem, ...]]:
    rows = _LEVELS.rows(connection, {sku_id for query in queries for sku_id in query.sku_ids})
    levels = {row["sku_id"]: entries.stock_level(row) for row in rows}
    return [
        tuple(levels[sku_id] for sku_id in sorted(set(query.sku_ids)) if sku_id in levels)
        for query in queries
    ]


answer_together(Levels, levels_of_skus)


@answer.register
def _(query: Movements, connection: Connection, sealer: Sealer) -> tuple[StockMovement, ...]:
    ledger = select(stock_movements).where(stock_movements.c.sku_id == query.sku_id)
    in_order = ledger.order_by(stock_movements.c.at, stock_movements.c.id)
    return entries_of(connection, in_order, entries.stock_movement, sealer)


@answer.register
def _(query: WatchesOf, connection: Connection, sealer: Sealer) -> tuple[StockWatch, ...]:
    table = stock_watches
    waiting = WATCH.all().where(table.c.sku_id == query.sku_id, table.c.told_at.is_(None))
    return WATCH.fetch(connection, waiting.order_by(table.c.since, table.c.id), sealer)


def counts(sealer: Sealer, connection: Connection, queries: Sequence[Counts]) -> Sequence[tuple[int, ...]]:
    rows = _COUNTS.rows(connection, {name for query in queries for name in query.names})
    standing = {row["name"]: row["count"] for row in rows}
    return [tuple(standing.get(name, 0) for name in query.names) for query in queries]


answer_together(Counts, counts)


@answer.register
def _(query: PicturesDue, connection: Connection, sealer: Sealer) -> tuple[PictureJob, ...]:
    table = picture_jobs
    due = PICTURE.all().where(table.c.due_at <= query.now, table.c.status == QUEUED)
    return PICTURE.fetch(connection, due.order_by(table.c.due_at, table.c.id).limit(query.limit), sealer)
