"""Shopclerk: an order-management system that lives in a chat."""

from typing import Final

__version__: Final = "0.1.0"
