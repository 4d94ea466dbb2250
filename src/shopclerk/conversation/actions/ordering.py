"""From the checkout to the receipt: what customers do with an order."""

from dataclasses import dataclass

from shopclerk.core.domain.ids import OrderId


@dataclass(frozen=True, slots=True)
class StartCheckout:
    """Ask for what is missing of name, phone and address, then review."""


@dataclass(frozen=True, slots=True)
class ChangeContact:
    """Type `field` (`name`, `phone` or `address`) again."""

    field: str


@dataclass(frozen=True, slots=True)
class AskShipping:
    """The ways of delivery to choose from."""


@dataclass(frozen=True, slots=True)
class ChooseShipping:
    """Have the order brought by the option of that code."""

    option: str


@dataclass(frozen=True, slots=True)
class AskDiscount:
    """Let the customer type a discount code."""


@dataclass(frozen=True, slots=True)
class DropDiscount:
    """Order without the code."""


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
class AskCancelPart:
    """Choose what of an order is cancelled, before it leaves."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class AskCancelUnits:
    """State what cancelling so many units of the line at that place means and ask for a yes."""

    order_id: OrderId
    line: int
    units: int


@dataclass(frozen=True, slots=True)
class CancelUnits:
    order_id: OrderId
    line: int
    units: int


@dataclass(frozen=True, slots=True)
class AskReceipt:
    """State what confirming receipt means and ask for a yes."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class ConfirmReceipt:
    order_id: OrderId
