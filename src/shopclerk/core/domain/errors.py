"""Everything the domain can refuse, as typed facts.

    DomainError
    ├── NotFound(kind, key)
    ├── NotAllowed(what)
    ├── IllegalTransition(from_, to)
    ├── money      CurrencyMismatch, InvalidAmount, UnknownCurrency
    ├── input      InvalidName, InvalidPhone, InvalidAddress, InvalidQuantity, InvalidTrackingNumber
    ├── ordering   EmptyCart, CartFull, NotForSale, NotPricedIn, OutOfStock, PricesChanged, DiscountRefused,
    │              ShippingUnavailable
    ├── paying     PaymentClosed, MethodUnavailable, CannotCancel, NotRefundable
    ├── shipping   AlreadyShipped, NotAwaitingShipment, UnknownCarrier, NotYetShipped, NotThatMany,
    │              ReturnAwaited
    ├── stock      StockMoved
    └── aftersales NotReturnable, EvidenceRefused, AlreadyDecided, ReasonNeeded, DifferenceUnpaid

An error holds facts and never wording: `conversation/` turns each of them into a sentence.
They are not frozen: `contextlib` must be able to lay its traceback on an exception that passes through it.
"""

from dataclasses import dataclass
from datetime import datetime


class DomainError(Exception):
    """A rule of the shop says no. Expected by every caller; nothing was changed."""


@dataclass(unsafe_hash=True)
class NotFound(DomainError):
    """There is no such thing, or the asker may not know of it."""

    kind: str
    key: str


@dataclass(unsafe_hash=True)
class NotAllowed(DomainError):
    """The actor's role does not permit this; `what` names the use case."""

    what: str


@dataclass(unsafe_hash=True)
class IllegalTransition(DomainError):
    """A lifecycle has no step from `from_` to `to` (design: every undeclared transition)."""

    from_: str
    to: str


@dataclass(unsafe_hash=True)
class CurrencyMismatch(DomainError):
    """Two amounts of different currencies were added or compared."""

    left: str
    right: str


@dataclass(unsafe_hash=True)
class InvalidAmount(DomainError):
    """The text is not an amount of the currency (or has more digits than the currency has)."""

    text: str
    currency: str


@dataclass(unsafe_hash=True)
class UnknownCurrency(DomainError):
    """No such code in ISO 4217, nor Telegram's XTR."""

    code: str


@dataclass(unsafe_hash=True)
class InvalidName(DomainError):
    """A recipient's name has 1 to 100 characters."""

    text: str


@dataclass(unsafe_hash=True)
class InvalidPhone(DomainError):
    """A phone number has 7 to 15 digits (ITU-T E.164)."""

    text: str


@dataclass(unsafe_hash=True)
class InvalidAddress(DomainError):
    """A delivery address has 5 to 300 characters."""

    text: str


@dataclass(unsafe_hash=True)
class InvalidQuantity(DomainError):
    """A quantity is a whole number from 1 to `most`."""

    text: str
    most: int


@dataclass(unsafe_hash=True)
class InvalidTrackingNumber(DomainError):
    """A tracking number has 6 to 40 letters, digits or hyphens."""

    text: str


@dataclass(unsafe_hash=True)
class EmptyCart(DomainError):
    """There is nothing to order."""


@dataclass(unsafe_hash=True)
class CartFull(DomainError):
    """The cart already holds the `most` different SKUs that one order may name."""

    most: int


@dataclass(unsafe_hash=True)
class NotForSale(DomainError):
    """The SKU was archived or unpublished after it was shown."""

    sku_id: str


@dataclass(unsafe_hash=True)
class NotPricedIn(DomainError):
    """The SKU has no price in the currency of the shop."""

    sku_id: str
    currency: str


@dataclass(unsafe_hash=True)
class OutOfStock(DomainError):
    """`wanted` units were asked for and only `left` can be promised."""

    sku_id: str
    wanted: int
    left: int


@dataclass(unsafe_hash=True)
class PricesChanged(DomainError):
    """The total reviewed is not the total now; both are minor units of `currency`."""

    reviewed: int
    now: int
    currency: str


@dataclass(unsafe_hash=True)
class PaymentClosed(DomainError):
    """The order takes no payment any more; `status` is the order's."""

    order_id: str
    status: str


@dataclass(unsafe_hash=True)
class MethodUnavailable(DomainError):
    """No configured provider takes this payment method."""

    method: str


@dataclass(unsafe_hash=True)
class CannotCancel(DomainError):
    """The order is paid or over: the customer cannot cancel it any more; `status` is the order's."""

    order_id: str
    status: str


@dataclass(unsafe_hash=True)
class AlreadyShipped(DomainError):
    """Somebody was faster: everything of the order left `at` this time, by the word of `by`."""

    order_id: str
    by: str
    at: datetime


@dataclass(unsafe_hash=True)
class NotAwaitingShipment(DomainError):
    """The order is not paid, or is cancelled; `status` is the order's."""

    order_id: str
    status: str


@dataclass(unsafe_hash=True)
class UnknownCarrier(DomainError):
    """The number fits no single carrier: one of `candidates` must be named."""

    tracking_number: str
    candidates: tuple[str, ...]


@dataclass(unsafe_hash=True)
class NotYetShipped(DomainError):
    """Receipt cannot be confirmed while something of the order has not left."""

    order_id: str


@dataclass(unsafe_hash=True)
class NotRefundable(DomainError):
    """`wanted` minor units are more than the `left` that were captured and not yet refunded or promised
    back.
    """

    order_id: str
    wanted: int
    left: int
    currency: str


@dataclass(unsafe_hash=True)
class NotThatMany(DomainError):
    """Of this order line only `left` units can be shipped, cancelled, returned or refunded, not `wanted`."""

    order_line_id: str
    wanted: int
    left: int


@dataclass(unsafe_hash=True)
class StockMoved(DomainError):
    """A correction expected another count: there are `on_hand` units by now."""

    sku_id: str
    on_hand: int


@dataclass(unsafe_hash=True)
class DiscountRefused(DomainError):
    """The code does not apply: `why` is `unknown`, `not_yet`, `over`, `used_up`, `minimum` or `currency`;
    or it cannot be made: `taken` or `invalid`.
    """

    code: str
    why: str


@dataclass(unsafe_hash=True)
class ShippingUnavailable(DomainError):
    """No such shipping option, or not in the currency of the order."""

    option: str


@dataclass(unsafe_hash=True)
class NotReturnable(DomainError):
    """The order takes no such request: `why` is `not_delivered`, `too_late`, `open_case` or
    `nothing_left`.
    """

    order_id: str
    why: str


@dataclass(unsafe_hash=True)
class EvidenceRefused(DomainError):
    """A case keeps at most `most` pictures, and only while it is undecided."""

    most: int


@dataclass(unsafe_hash=True)
class AlreadyDecided(DomainError):
    """Somebody was faster: the case became `status` `at` this time, by the word of `by`."""

    case_id: str
    status: str
    by: str
    at: datetime


@dataclass(unsafe_hash=True)
class ReasonNeeded(DomainError):
    """To refuse a customer something, staff must say why; `what` names the use case."""

    what: str


@dataclass(unsafe_hash=True)
class DifferenceUnpaid(DomainError):
    """An exchange is settled once its replacement, this order, is paid or has ended."""

    order_id: str


@dataclass(unsafe_hash=True)
class ReturnAwaited(DomainError):
    """The order of an exchange leaves only once the goods that it stands for came back."""

    order_id: str
