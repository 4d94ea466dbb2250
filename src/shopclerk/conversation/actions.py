"""Everything a button can mean: one closed union of frozen values.

Fields are strings (ids, tokens: letters, digits, `-`, `_`), small integers or None, so that `codec` can carry
every one of them in 64 bytes. An action names what it is about completely: a button works however old its
message is.
"""

from dataclasses import dataclass
from typing import TypeAlias

from shopclerk.core.domain.ids import CategoryId, OrderId, ProductId, SkuId


@dataclass(frozen=True, slots=True)
class GoHome:
    """The customer's first screen, or the merchant's for staff."""


@dataclass(frozen=True, slots=True)
class ShowCategories:
    """All shelves."""


@dataclass(frozen=True, slots=True)
class ShowProducts:
    """A page of one shelf (None: everything) after a product."""

    category_id: CategoryId | None
    after: ProductId | None = None


@dataclass(frozen=True, slots=True)
class ShowProduct:
    """A product, with one of its SKUs chosen or none yet."""

    product_id: ProductId
    sku_id: SkuId | None = None


@dataclass(frozen=True, slots=True)
class AddToCart:
    """Put `quantity` more of a SKU into the cart."""

    sku_id: SkuId
    quantity: int


@dataclass(frozen=True, slots=True)
class AskQuantity:
    """Let the customer type how many of a SKU."""

    sku_id: SkuId


@dataclass(frozen=True, slots=True)
class SetQuantity:
    """Have exactly `quantity` of a SKU in the cart; zero takes it out."""

    sku_id: SkuId
    quantity: int


@dataclass(frozen=True, slots=True)
class ShowCart:
    pass


@dataclass(frozen=True, slots=True)
class EmptyCart:
    """Take everything out."""


@dataclass(frozen=True, slots=True)
class StartCheckout:
    """Ask for what is missing of name, phone and address, then review."""


@dataclass(frozen=True, slots=True)
class ChangeContact:
    """Type `field` (`name`, `phone` or `address`) again."""

    field: str


@dataclass(frozen=True, slots=True)
class PlaceOrder:
    """Order what was reviewed. The checkout token makes two taps one order; `total` is what was reviewed."""

    token: str
    total: int


@dataclass(frozen=True, slots=True)
class ChoosePayment:
    """The methods for an order."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class Pay:
    """Start paying an order by a method."""

    order_id: OrderId
    method: str


@dataclass(frozen=True, slots=True)
class ShowOrders:
    """A page of the customer's own orders after one of them."""

    after: OrderId | None = None


@dataclass(frozen=True, slots=True)
class ShowOrder:
    """One order, as the one who presses may see it."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class AskCancel:
    """State what cancelling means and ask for a yes."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class CancelOrder:
    order_id: OrderId


@dataclass(frozen=True, slots=True)
class AskReceipt:
    """State what confirming receipt means and ask for a yes."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class ConfirmReceipt:
    order_id: OrderId


@dataclass(frozen=True, slots=True)
class ShowLanguages:
    pass


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    language: str


@dataclass(frozen=True, slots=True)
class ShowQueue:
    """A page of a merchant's queue: `to_ship` or `under_way`."""

    queue: str
    after: OrderId | None = None


@dataclass(frozen=True, slots=True)
class AskTracking:
    """Let staff type the tracking number of an order."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class Ship:
    """Ship an order under the number typed last, with this carrier."""

    order_id: OrderId
    carrier: str


@dataclass(frozen=True, slots=True)
class Dismiss:
    """Stop waiting for what was asked and go back."""


Action: TypeAlias = (
    GoHome
    | ShowCategories
    | ShowProducts
    | ShowProduct
    | AddToCart
    | AskQuantity
    | SetQuantity
    | ShowCart
    | EmptyCart
    | StartCheckout
    | ChangeContact
    | PlaceOrder
    | ChoosePayment
    | Pay
    | ShowOrders
    | ShowOrder
    | AskCancel
    | CancelOrder
    | AskReceipt
    | ConfirmReceipt
    | ShowLanguages
    | ChooseLanguage
    | ShowQueue
    | AskTracking
    | Ship
    | Dismiss
)
