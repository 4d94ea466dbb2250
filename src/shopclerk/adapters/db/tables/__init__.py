"""Every table, by area. Importing the package fills `schema.metadata`."""

from shopclerk.adapters.db.tables import (
    acts,
    aftersales,
    campaigns,
    catalogue,
    chats,
    discounts,
    orders,
    people,
    preferences,
    queues,
    settings,
    stock,
    threads,
)
from shopclerk.adapters.db.tables.schema import metadata

__all__ = [
    "acts",
    "aftersales",
    "campaigns",
    "catalogue",
    "chats",
    "discounts",
    "metadata",
    "orders",
    "people",
    "preferences",
    "queues",
    "settings",
    "stock",
    "threads",
]
