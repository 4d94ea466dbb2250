"""From the checkout to the receipt: what customers do with an order."""

from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias

from shopclerk.core.domain.ids import OrderId, SkuId


@dataclass(frozen=True, slots=True)
class StartCheckout:
    """Ask for what is missing of name, phone and address, then review."""

    code: ClassVar[str] = "co"


@dataclass(frozen=True, slots=True)
class ChangeContact:
    """Type `field` (`name`, `phone` or `address`) again."""

    code: ClassVar[str] = "cc"

    field: str


@dataclass(frozen=True, slots=True)
class AskShipping:
    """The ways of delivery to choose from."""

    code: ClassVar[str] = "dl"


@dataclass(frozen=True, slots=True)
class ChooseShipping:
    """Have the order brought by the option of that code."""

    code: ClassVar[str] = "dc"

    option: str


@dataclass(frozen=True, slots=True)
class AskMethod:
    """The ways of paying to choose from, before the order is placed."""

    code: ClassVar[str] = "dm"


@dataclass(frozen=True, slots=True)
class ChooseMethod:
    """Pay that way, once the order is placed."""

    code: ClassVar[str] = "dw"

    method: str


@dataclass(frozen=True, slots=True)
class BuyNow:
    """Put one of a SKU into the cart, unless some is in it, and review the order."""

    code: ClassVar[str] = "bn"

    sku_id: SkuId


@dataclass(frozen=True, slots=True)
class OrderAgain:
    """Put what an order was of into the cart once more."""

    code: ClassVar[str] = "og"

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class ShowReceipt:
    """What was bought and paid, to read."""

    code: ClassVar[str] = "rk"

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class ShowHistory:
    """All that happened to an order."""

    code: ClassVar[str] = "oh"

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class FilterOrders:
    """A page of the customer's own orders that stand so: `unpaid`, `under_way` or `over`."""

    code: ClassVar[str] = "oz"

    standing: str
    after: OrderId | None = None


@dataclass(frozen=True, slots=True)
class AskExtend:
    """State what taking more time to confirm receipt means and ask for a yes."""

    code: ClassVar[str] = "ay"

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class ExtendReceipt:
    code: ClassVar[str] = "xr"
    order_id: OrderId


@dataclass(frozen=True, slots=True)
class AskDiscount:
    """Let the customer type a discount code."""

    code: ClassVar[str] = "ad"


@dataclass(frozen=True, slots=True)
class DropDiscount:
    """Order without the code."""

    code: ClassVar[str] = "xd"


@dataclass(frozen=True, slots=True)
class PlaceOrder:
    """Order what was reviewed. The checkout token makes two taps one order; `total` is what was reviewed."""

    code: ClassVar[str] = "po"

    token: str
    total: int


@dataclass(frozen=True, slots=True)
class ChoosePayment:
    """The methods for an order."""

    code: ClassVar[str] = "cp"

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class Pay:
    """Start paying an order by a method."""

    code: ClassVar[str] = "pa"

    order_id: OrderId
    method: str


@dataclass(frozen=True, slots=True)
class ShowOrders:
    """A page of the customer's own orders after one of them."""

    code: ClassVar[str] = "os"

    after: OrderId | None = None


@dataclass(frozen=True, slots=True)
class ShowOrder:
    """One order, as the one who presses may see it."""

    code: ClassVar[str] = "or"

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class AskCancel:
    """State what cancelling means and ask for a yes."""

    code: ClassVar[str] = "ax"

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class CancelOrder:
    code: ClassVar[str] = "xo"
    order_id: OrderId


@dataclass(frozen=True, slots=True)
class AskCancelPart:
    """Choose what of an order is cancelled, before it leaves."""

    code: ClassVar[str] = "xp"

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class AskCancelUnits:
    """State what cancelling so many units of the line at that place means and ask for a yes."""

    code: ClassVar[str] = "xu"

    order_id: OrderId
    line: int
    units: int


@dataclass(frozen=True, slots=True)
class CancelUnits:
    code: ClassVar[str] = "xl"
    order_id: OrderId
    line: int
    units: int


@dataclass(frozen=True, slots=True)
class AskReceipt:
    """State what confirming receipt means and ask for a yes."""

    code: ClassVar[str] = "ar"

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class ConfirmReceipt:
    code: ClassVar[str] = "cr"
    order_id: OrderId


Action: TypeAlias = (
    StartCheckout
    | ChangeContact
    | AskShipping
    | ChooseShipping
    | AskMethod
    | ChooseMethod
    | BuyNow
    | OrderAgain
    | ShowReceipt
    | ShowHistory
    | FilterOrders
    | AskExtend
    | ExtendReceipt
    | AskDiscount
    | DropDiscount
    | PlaceOrder
    | ChoosePayment
    | Pay
    | ShowOrders
    | ShowOrder
    | AskCancel
    | CancelOrder
    | AskCancelPart
    | AskCancelUnits
    | CancelUnits
    | AskReceipt
    | ConfirmReceipt
)

ONES_OWN: Final = (
    StartCheckout,
    ChangeContact,
    AskShipping,
    ChooseShipping,
    AskMethod,
    ChooseMethod,
    BuyNow,
    OrderAgain,
    FilterOrders,
    AskExtend,
    ExtendReceipt,
    AskDiscount,
    DropDiscount,
    PlaceOrder,
    ChoosePayment,
    Pay,
    ShowOrders,
    AskReceipt,
    ConfirmReceipt,
)
