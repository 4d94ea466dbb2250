"""How each query of the store is answered in memory, by area. Importing the package registers them all."""

from shopclerk.adapters.memory.queries import (
    aftersales,
    campaigns,
    catalogue,
    discounts,
    money,
    orders,
    parcels,
    shopping,
    stock,
    threads,
)
from shopclerk.adapters.memory.queries.answering import answer

__all__ = [
    "aftersales",
    "answer",
    "campaigns",
    "catalogue",
    "discounts",
    "money",
    "orders",
    "parcels",
    "shopping",
    "stock",
    "threads",
]
