"""How each query of the store is answered in SQL, by area. Importing the package registers them all."""

from shopclerk.adapters.db.queries import aftersales, catalogue, money, orders
from shopclerk.adapters.db.queries.answering import CONFIRMED, answer

__all__ = ["CONFIRMED", "aftersales", "answer", "catalogue", "money", "orders"]
