"""Everything the domain can refuse, as typed facts.

    DomainError
    ├── refusal    NotFound(kind, key), NotAllowed(what, reserved_for),
    │              IllegalTransition(from_, to), LastOwner
    ├── money      CurrencyMismatch, InvalidAmount, UnknownCurrency
    ├── input      AddressBookFull, InvalidName, InvalidPhone, InvalidAddress, InvalidQuantity, InvalidTitle,
    │              InvalidQuietHours, InvalidSkuCode, SkuCodeTaken, InvalidTrackingNumber
    ├── ordering   EmptyCart, CartFull, NotForSale, NotPricedIn, OutOfStock, PricesChanged, DiscountRefused,
    │              ShippingUnavailable, OrdersOpen, NotSoldIn
    ├── paying     PaymentClosed, MethodUnavailable, NotPaid, CannotCancel, NotRefundable
    ├── shipping   AlreadyShipped, NotAwaitingShipment, UnknownCarrier, NamedTwice, NotYetShipped,
    │              NotThatMany, ReturnAwaited, StockMoved, NotExtendable
    ├── aftersales NotReturnable, EvidenceRefused, AlreadyDecided, ReasonNeeded, DifferenceUnpaid
    ├── goods      ProductChanged, NothingToSell, TextTooLong, TooManyPictures, VariantRefused,
    │              InvalidCategory
    ├── threads    MessageRefused, AnsweredMeanwhile
    └── settings   InvalidSetting, SettingChanged

Each family has its file here; everybody imports from `errors` itself.

An error holds facts and never wording: `conversation/` turns each of them into a sentence.
They are not frozen: `contextlib` must be able to lay its traceback on an exception that passes through it.
"""

from shopclerk.core.domain.errors.aftersales import (
    AlreadyDecided,
    DifferenceUnpaid,
    EvidenceRefused,
    NotReturnable,
    ReasonNeeded,
)
from shopclerk.core.domain.errors.goods import (
    InvalidCategory,
    NothingToSell,
    ProductChanged,
    TextTooLong,
    TooManyPictures,
    VariantRefused,
)
from shopclerk.core.domain.errors.input import (
    AddressBookFull,
    InvalidAddress,
    InvalidName,
    InvalidPhone,
    InvalidQuantity,
    InvalidQuietHours,
    InvalidSkuCode,
    InvalidTitle,
    InvalidTrackingNumber,
    SkuCodeTaken,
)
from shopclerk.core.domain.errors.money import CurrencyMismatch, InvalidAmount, UnknownCurrency
from shopclerk.core.domain.errors.ordering import (
    CartFull,
    DiscountRefused,
    EmptyCart,
    NotForSale,
    NotPricedIn,
    NotSoldIn,
    OrdersOpen,
    OutOfStock,
    PricesChanged,
    ShippingUnavailable,
)
from shopclerk.core.domain.errors.paying import (
    CannotCancel,
    MethodUnavailable,
    NotPaid,
    NotRefundable,
    PaymentClosed,
)
from shopclerk.core.domain.errors.refusal import (
    DomainError,
    IllegalTransition,
    LastOwner,
    NotAllowed,
    NotFound,
)
from shopclerk.core.domain.errors.settings import InvalidSetting, SettingChanged
from shopclerk.core.domain.errors.shipping import (
    AlreadyShipped,
    NamedTwice,
    NotAwaitingShipment,
    NotExtendable,
    NotThatMany,
    NotYetShipped,
    ReturnAwaited,
    StockMoved,
    UnknownCarrier,
)
from shopclerk.core.domain.errors.threads import AnsweredMeanwhile, MessageRefused

__all__ = [
    "AddressBookFull",
    "AlreadyDecided",
    "AlreadyShipped",
    "AnsweredMeanwhile",
    "CannotCancel",
    "CartFull",
    "CurrencyMismatch",
    "DifferenceUnpaid",
    "DiscountRefused",
    "DomainError",
    "EmptyCart",
    "EvidenceRefused",
    "IllegalTransition",
    "InvalidAddress",
    "InvalidAmount",
    "InvalidCategory",
    "InvalidName",
    "InvalidPhone",
    "InvalidQuantity",
    "InvalidQuietHours",
    "InvalidSetting",
    "InvalidSkuCode",
    "InvalidTitle",
    "InvalidTrackingNumber",
    "LastOwner",
    "MessageRefused",
    "MethodUnavailable",
    "NamedTwice",
    "NotAllowed",
    "NotAwaitingShipment",
    "NotExtendable",
    "NotForSale",
    "NotFound",
    "NotPaid",
    "NotPricedIn",
    "NotRefundable",
    "NotReturnable",
    "NotSoldIn",
    "NotThatMany",
    "NotYetShipped",
    "NothingToSell",
    "OrdersOpen",
    "OutOfStock",
    "PaymentClosed",
    "PricesChanged",
    "ProductChanged",
    "ReasonNeeded",
    "ReturnAwaited",
    "SettingChanged",
    "ShippingUnavailable",
    "SkuCodeTaken",
    "StockMoved",
    "TextTooLong",
    "TooManyPictures",
    "UnknownCarrier",
    "UnknownCurrency",
    "VariantRefused",
]
