"""Who waits for stock."""

from collections.abc import Sequence

from shopclerk.adapters.db.mapping.kind import Kind, Pen
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Row
from shopclerk.adapters.db.tables.stock import stock_watches
from shopclerk.core.domain.stock import StockWatch


def _watch_apart(watch: StockWatch, pen: Pen) -> tuple[Row, Sequence[Sequence[Row]]]:
    root = {
        "id": watch.id,
        "sku_id": watch.sku_id,
        "person_id": watch.person_id,
        "since": watch.since,
        "told_at": watch.told_at,
    }
    return root, ()


def _watch(row: Row, below: Sequence[Sequence[Row]], sealer: Sealer) -> StockWatch:
    return StockWatch(**row)


WATCH = Kind(stock_watches, _watch_apart, _watch)
