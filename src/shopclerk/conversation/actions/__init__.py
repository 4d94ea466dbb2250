"""Everything a button can mean: one closed union of frozen values.

Fields are strings (ids, tokens: letters, digits, `-`, `_`), small integers or None, so that `codec` can carry
every one of them in 64 bytes. An action names what it is about completely: a button works however old its
message is.
"""

from typing import TypeAlias

from shopclerk.conversation.actions.booking import (
    AskBooking,
    AskCallOff,
    AskHandOver,
    BookParcel,
    CallOff,
    HandOver,
    ShowLabel,
)
from shopclerk.conversation.actions.books import (
    AskManualRefund,
    RecordManualRefund,
    SettleDiscrepancy,
    ShowDiscrepancies,
)
from shopclerk.conversation.actions.casework import (
    ApproveCase,
    AskAmount,
    AskApprove,
    AskCounts,
    AskInspect,
    AskReject,
    InspectReturn,
    ReceiveReturn,
    SettleCase,
    ShowCases,
)
from shopclerk.conversation.actions.claiming import (
    AskEvidence,
    AskReturnNumber,
    AskWithdraw,
    FillClaim,
    ReviewClaim,
    SendClaim,
    ShowCase,
    ShowEvidence,
    WithdrawCase,
)
from shopclerk.conversation.actions.correcting import AskNumber, AskRecipient, CorrectNumber, ShowRecipient
from shopclerk.conversation.actions.home import ChooseLanguage, Dismiss, GoHome, ShowLanguages
from shopclerk.conversation.actions.listing import DiscardListing, EditListing, PublishListing
from shopclerk.conversation.actions.ordering import (
    AskCancel,
    AskCancelPart,
    AskCancelUnits,
    AskDiscount,
    AskReceipt,
    AskShipping,
    CancelOrder,
    CancelUnits,
    ChangeContact,
    ChoosePayment,
    ChooseShipping,
    ConfirmReceipt,
    DropDiscount,
    Pay,
    PlaceOrder,
    ShowOrder,
    ShowOrders,
    StartCheckout,
)
from shopclerk.conversation.actions.parcels import (
    AskInspectParcel,
    AskLost,
    AskRefundParcel,
    AskReship,
    AskReturned,
    AskSound,
    InspectParcel,
    RefundParcel,
    ReportLost,
    ReportReturned,
    Reship,
    ShowParcel,
)
from shopclerk.conversation.actions.shipping import (
    AskParts,
    AskPartTracking,
    AskTracking,
    PackPart,
    Ship,
    ShowQueue,
)
from shopclerk.conversation.actions.shopping import (
    AddToCart,
    AskQuantity,
    EmptyCart,
    SetQuantity,
    ShareProduct,
    ShowCart,
    ShowCategories,
    ShowPictures,
    ShowProduct,
    ShowProducts,
    WatchStock,
)

Action: TypeAlias = (
    GoHome
    | ShowLanguages
    | ChooseLanguage
    | Dismiss
    | ShowCategories
    | ShowProducts
    | ShowPictures
    | ShowProduct
    | ShareProduct
    | AddToCart
    | AskQuantity
    | SetQuantity
    | ShowCart
    | EmptyCart
    | WatchStock
    | StartCheckout
    | ChangeContact
    | AskShipping
    | ChooseShipping
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
    | ShowQueue
    | AskTracking
    | Ship
    | AskParts
    | PackPart
    | AskPartTracking
    | FillClaim
    | ReviewClaim
    | SendClaim
    | AskEvidence
    | ShowEvidence
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
    | AskAmount
    | SettleCase
    | ShowDiscrepancies
    | SettleDiscrepancy
    | AskManualRefund
    | RecordManualRefund
    | AskBooking
    | BookParcel
    | ShowLabel
    | AskHandOver
    | HandOver
    | AskCallOff
    | CallOff
    | AskNumber
    | CorrectNumber
    | ShowRecipient
    | AskRecipient
    | ShowParcel
    | AskLost
    | ReportLost
    | AskReturned
    | ReportReturned
    | AskInspectParcel
    | InspectParcel
    | AskSound
    | AskReship
    | Reship
    | AskRefundParcel
    | RefundParcel
    | EditListing
    | PublishListing
    | DiscardListing
)

__all__ = [
    "Action",
    "AddToCart",
    "ApproveCase",
    "AskAmount",
    "AskApprove",
    "AskBooking",
    "AskCallOff",
    "AskCancel",
    "AskCancelPart",
    "AskCancelUnits",
    "AskCounts",
    "AskDiscount",
    "AskEvidence",
    "AskHandOver",
    "AskInspect",
    "AskInspectParcel",
    "AskLost",
    "AskManualRefund",
    "AskNumber",
    "AskPartTracking",
    "AskParts",
    "AskQuantity",
    "AskReceipt",
    "AskRecipient",
    "AskRefundParcel",
    "AskReject",
    "AskReship",
    "AskReturnNumber",
    "AskReturned",
    "AskShipping",
    "AskSound",
    "AskTracking",
    "AskWithdraw",
    "BookParcel",
    "CallOff",
    "CancelOrder",
    "CancelUnits",
    "ChangeContact",
    "ChooseLanguage",
    "ChoosePayment",
    "ChooseShipping",
    "ConfirmReceipt",
    "CorrectNumber",
    "DiscardListing",
    "Dismiss",
    "DropDiscount",
    "EditListing",
    "EmptyCart",
    "FillClaim",
    "GoHome",
    "HandOver",
    "InspectParcel",
    "InspectReturn",
    "PackPart",
    "Pay",
    "PlaceOrder",
    "PublishListing",
    "ReceiveReturn",
    "RecordManualRefund",
    "RefundParcel",
    "ReportLost",
    "ReportReturned",
    "Reship",
    "ReviewClaim",
    "SendClaim",
    "SetQuantity",
    "SettleCase",
    "SettleDiscrepancy",
    "ShareProduct",
    "Ship",
    "ShowCart",
    "ShowCase",
    "ShowCases",
    "ShowCategories",
    "ShowDiscrepancies",
    "ShowEvidence",
    "ShowLabel",
    "ShowLanguages",
    "ShowOrder",
    "ShowOrders",
    "ShowParcel",
    "ShowPictures",
    "ShowProduct",
    "ShowProducts",
    "ShowQueue",
    "ShowRecipient",
    "StartCheckout",
    "WatchStock",
    "WithdrawCase",
]
