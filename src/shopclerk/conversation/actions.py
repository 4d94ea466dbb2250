"""Everything a button can mean: one closed union of frozen values.

Fields are strings (ids, tokens: letters, digits, `-`, `_`), small integers or None, so that `codec` can carry
every one of them in 64 bytes. An action names what it is about completely: a button works however old its
message is.
"""

from dataclasses import dataclass
from typing import TypeAlias

from shopclerk.core.domain.ids import CaseId, CategoryId, OrderId, ProductId, SkuId


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
class FillClaim:
    """What is wrong with an order, as far as it was said: `Claim` as text. The next question follows."""

    order_id: OrderId
    claim: str


@dataclass(frozen=True, slots=True)
class ReviewClaim:
    """A last look at a claim before it is sent."""

    order_id: OrderId
    claim: str


@dataclass(frozen=True, slots=True)
class SendClaim:
    """Send a claim, with the note that was typed for it."""

    order_id: OrderId
    claim: str


@dataclass(frozen=True, slots=True)
class ShowCase:
    """One after-sales case, as the one who presses may see it."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AskWithdraw:
    """State what withdrawing means and ask for a yes."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class WithdrawCase:
    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AskReturnNumber:
    """Let the customer type the tracking number of the way back."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class ShowCases:
    """A page of the cases that are open."""

    after: CaseId | None = None


@dataclass(frozen=True, slots=True)
class AskApprove:
    """State what approving means and ask for a yes."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class ApproveCase:
    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AskReject:
    """Let staff type why a case is declined."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class ReceiveReturn:
    """The goods of a case are back."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AskInspect:
    """Ask what came back, and what of it can be sold again."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AskCounts:
    """Let staff type the numbers of an inspection."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class InspectReturn:
    """All of a case came back, and can be sold again (1) or not (0)."""

    case_id: CaseId
    sound: int


@dataclass(frozen=True, slots=True)
class SettleCase:
    """Pay back what the inspection leaves, or what failed to go back."""

    case_id: CaseId


@dataclass(frozen=True, slots=True)
class AskParts:
    """Choose what goes into the next parcel, from nothing on."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class PackPart:
    """So many units of the line at that place go into the next parcel."""

    order_id: OrderId
    line: int
    units: int


@dataclass(frozen=True, slots=True)
class AskPartTracking:
    """Let staff type the tracking number of the parcel that was chosen."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class WatchStock:
    """Tell the customer once when a SKU can be ordered again."""

    sku_id: SkuId


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
    | FillClaim
    | ReviewClaim
    | SendClaim
    | ShowCase
    | AskWithdraw
    | WithdrawCase
    | AskReturnNumber
    | ShowCases
    | AskApprove
    | ApproveCase
    | AskReject
    | ReceiveReturn
    | AskInspect
    | AskCounts
    | InspectReturn
    | SettleCase
    | AskParts
    | PackPart
    | AskPartTracking
    | WatchStock
    | Dismiss
)
