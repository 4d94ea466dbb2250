"""Which products show a picture: noted apart, so that a browser that asks for one reads no catalogue."""

from collections.abc import Collection

from sqlalchemy import Connection, delete

from shopclerk.adapters.db.among import among
from shopclerk.adapters.db.rows import insert_rows
from shopclerk.adapters.db.tables.catalogue import product_pictures
from shopclerk.core.domain.catalogue import Product


def note_pictures(connection: Connection, saved: Collection[Product]) -> None:
    """Of these products, which were just written."""
    if not saved:
        return
    ids = [product.id for product in saved]
    connection.execute(delete(product_pictures).where(among(connection, product_pictures.c.product_id, ids)))
    shown = [(product.id, file_id) for product in saved for file_id in dict.fromkeys(product.pictures)]
    rows = [{"product_id": product_id, "file_id": file_id} for product_id, file_id in shown]
    insert_rows(connection, product_pictures, rows)
