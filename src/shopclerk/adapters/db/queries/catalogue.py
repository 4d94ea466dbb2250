"""Products, stock, and who waits for it."""

from sqlalchemy import Connection, Text, cast, select

from shopclerk.adapters.db.mapping import entries
from shopclerk.adapters.db.mapping.catalogue import CATEGORY, PICTURE, PRODUCT
from shopclerk.adapters.db.mapping.stock import WATCH
from shopclerk.adapters.db.queries.answering import QUEUED, answer, entries_of
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables.catalogue import categories, picture_jobs, products, skus
from shopclerk.adapters.db.tables.discounts import counters
from shopclerk.adapters.db.tables.stock import stock_levels, stock_movements, stock_watches
from shopclerk.core.domain.catalogue import Category, Product
from shopclerk.core.domain.picture import PictureJob
from shopclerk.core.domain.stock import StockItem, StockMovement, StockWatch
from shopclerk.core.ports import store


@answer.register
def _(query: store.ProductsOfSkus, connection: Connection, sealer: Sealer) -> tuple[Product, ...]:
    having = select(skus.c.product_id).where(skus.c.id.in_(query.sku_ids))
    return PRODUCT.fetch(
        connection, PRODUCT.all().where(products.c.id.in_(having)).order_by(products.c.id), sealer
    )


@answer.register
def _(query: store.ProductsPictured, connection: Connection, sealer: Sealer) -> tuple[Product, ...]:
    listed = cast(products.c.pictures, Text).contains(f'"{query.file_id}"', autoescape=True)
    return PRODUCT.fetch(connection, PRODUCT.all().where(listed).order_by(products.c.id), sealer)


@answer.register
def _(query: store.ProductHandled, connection: Connection, sealer: Sealer) -> tuple[Product, ...]:
    return PRODUCT.fetch(connection, PRODUCT.all().where(products.c.handle == query.handle), sealer)


@answer.register
def _(query: store.AllCategories, connection: Connection, sealer: Sealer) -> tuple[Category, ...]:
    return CATEGORY.fetch(connection, CATEGORY.all().order_by(categories.c.position, categories.c.id), sealer)


@answer.register
def _(query: store.Levels, connection: Connection, sealer: Sealer) -> tuple[StockItem, ...]:
    levels = select(stock_levels).where(stock_levels.c.sku_id.in_(query.sku_ids))
    rows = connection.execute(levels.order_by(stock_levels.c.sku_id)).mappings()
    return tuple(entries.stock_level(row) for row in rows)


@answer.register
def _(query: store.Movements, connection: Connection, sealer: Sealer) -> tuple[StockMovement, ...]:
    ledger = select(stock_movements).where(stock_movements.c.sku_id == query.sku_id)
    in_order = ledger.order_by(stock_movements.c.at, stock_movements.c.id)
    return entries_of(connection, in_order, entries.stock_movement, sealer)


@answer.register
def _(query: store.WatchesOf, connection: Connection, sealer: Sealer) -> tuple[StockWatch, ...]:
    table = stock_watches
    waiting = WATCH.all().where(table.c.sku_id == query.sku_id, table.c.told_at.is_(None))
    return WATCH.fetch(connection, waiting.order_by(table.c.since, table.c.id), sealer)


@answer.register
def _(query: store.Counts, connection: Connection, sealer: Sealer) -> tuple[int, ...]:
    rows = connection.execute(select(counters).where(counters.c.name.in_(query.names))).mappings()
    counts = {row["name"]: row["count"] for row in rows}
    return tuple(counts.get(name, 0) for name in query.names)


@answer.register
def _(query: store.PicturesDue, connection: Connection, sealer: Sealer) -> tuple[PictureJob, ...]:
    table = picture_jobs
    due = PICTURE.all().where(table.c.due_at <= query.now, table.c.status == QUEUED)
    return PICTURE.fetch(connection, due.order_by(table.c.due_at, table.c.id).limit(query.limit), sealer)
