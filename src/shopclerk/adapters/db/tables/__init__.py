"""Every table, by area. Importing the package fills `schema.metadata`."""

from shopclerk.adapters.db.tables import catalogue, chats, orders, people, queues, stock
from shopclerk.adapters.db.tables.schema import metadata

__all__ = ["catalogue", "chats", "metadata", "orders", "people", "queues", "stock"]
