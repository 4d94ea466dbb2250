"""How each query of the store is answered in SQL, by area. Importing the package registers them all."""

from shopclerk.adapters.db.queries import (
    aftersales,
    auditing,
    campaigns,
    catalogue,
    deciding,
    discounts,
    money,
    orders,
    threads,
)
from shopclerk.adapters.db.queries.answering import TOGETHER, answer

__all__ = [
    "TOGETHER",
    "aftersales",
    "answer",
    "auditing",
    "campaigns",
    "catalogue",
    "deciding",
    "discounts",
    "money",
    "orders",
    "threads",
]
