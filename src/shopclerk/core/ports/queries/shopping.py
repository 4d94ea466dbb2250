"""What is asked of a cart and of what an order is made of, in one read."""

from dataclasses import dataclass

from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.discount import Discount
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.stock import StockItem
from shopclerk.core.ports.store import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkout:
    """What an order is made of. `cart` is None before anything was ever put into it; `products` are those of
    its lines, by id; `discount` is that of the code, `used` how often everybody has used it, `used_by` how
    often this customer.
    """

    cart: Cart | None
    products: tuple[Product, ...]
    discount: Discount | None = None
    used: int = 0
    used_by: int = 0


@dataclass(frozen=True, slots=True)
class CheckoutOf(Query[Checkout]):
    """All that a customer's order needs, as of one moment: always one row. No code is empty."""

    person_id: PersonId
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basket:
    """A cart and what is shown beside it: the products of its lines, by id, and the stock levels of their
    SKUs. `cart` is None before anything was ever put into it.
    """

    cart: Cart | None
    products: tuple[Product, ...]
    levels: tuple[StockItem, ...]


@dataclass(frozen=True, slots=True)
class BasketOf(Query[Basket]):
    """All that a customer's cart is shown with, as of one moment: always one row."""

    person_id: PersonId
