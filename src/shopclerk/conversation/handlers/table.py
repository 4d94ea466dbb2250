"""Which function answers which action: complete over the closed union, and checked by a test."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

from shopclerk.conversation import actions as a
from shopclerk.conversation.handlers import (
    browsing,
    cart,
    cases,
    casework,
    checkout,
    claiming,
    evidence,
    home,
    leaving,
    merchant,
    offers,
    orders,
    packing,
    paying,
)
from shopclerk.conversation.session import (
    AwaitContact,
    AwaitCounts,
    AwaitDiscount,
    AwaitEvidence,
    AwaitNote,
    AwaitQuantity,
    AwaitRejection,
    AwaitReturnNumber,
    AwaitTracking,
    AwaitUnits,
)
from shopclerk.conversation.turn import Answer, Turn
from shopclerk.core.domain.ids import FileId

PRESSED: Final[dict[type[Any], Callable[[Turn, Any], Awaitable[Answer]]]] = {
    a.GoHome: home.go_home,
    a.ShowLanguages: home.show_languages,
    a.ChooseLanguage: home.choose_language,
    a.Dismiss: leaving.dismiss,
    a.ShowCategories: browsing.show_categories,
    a.ShowProducts: browsing.show_products,
    a.ShowProduct: browsing.show_product,
    a.AskQuantity: browsing.ask_quantity,
    a.ShowCart: cart.show_cart,
    a.AddToCart: cart.add_to_cart,
    a.SetQuantity: cart.set_quantity,
    a.EmptyCart: cart.empty_cart,
    a.StartCheckout: checkout.start_checkout,
    a.ChangeContact: checkout.change_contact,
    a.AskShipping: offers.ask_shipping,
    a.ChooseShipping: offers.choose_shipping,
    a.AskDiscount: offers.ask_discount,
    a.DropDiscount: offers.drop_discount,
    a.PlaceOrder: checkout.place_order,
    a.ChoosePayment: paying.choose_payment,
    a.Pay: paying.pay,
    a.ShowOrders: orders.show_orders,
    a.ShowOrder: orders.show_order,
    a.AskCancel: orders.ask_cancel,
    a.CancelOrder: orders.cancel_order,
    a.AskReceipt: orders.ask_receipt,
    a.ConfirmReceipt: orders.confirm_receipt,
    a.ShowQueue: merchant.show_queue,
    a.AskTracking: merchant.ask_tracking,
    a.Ship: merchant.ship_with_carrier,
    a.AskParts: packing.ask_parts,
    a.PackPart: packing.pack_part,
    a.AskPartTracking: packing.ask_part_tracking,
    a.FillClaim: claiming.fill_claim,
    a.ReviewClaim: claiming.review_claim,
    a.SendClaim: claiming.send_claim,
    a.ShowCase: cases.show_case,
    a.AskEvidence: evidence.ask_evidence,
    a.ShowEvidence: evidence.show_evidence,
    a.AskWithdraw: cases.ask_withdraw,
    a.WithdrawCase: cases.withdraw_case,
    a.AskReturnNumber: cases.ask_return_number,
    a.ShowCases: casework.show_cases,
    a.AskApprove: casework.ask_approve,
    a.ApproveCase: casework.approve_case,
    a.AskReject: casework.ask_reject,
    a.ReceiveReturn: casework.receive_return,
    a.AskInspect: casework.ask_inspect,
    a.AskCounts: casework.ask_counts,
    a.InspectReturn: casework.inspect_return,
    a.SettleCase: casework.settle_case,
    a.WatchStock: browsing.watch_stock,
}

TYPED: Final[dict[type[Any], Callable[[Turn, Any, str], Awaitable[Answer]]]] = {
    AwaitContact: checkout.contact_typed,
    AwaitDiscount: offers.discount_typed,
    AwaitQuantity: cart.quantity_typed,
    AwaitTracking: merchant.tracking_typed,
    AwaitUnits: claiming.units_typed,
    AwaitNote: claiming.note_typed,
    AwaitEvidence: evidence.evidence_typed,
    AwaitReturnNumber: cases.return_number_typed,
    AwaitRejection: casework.rejection_typed,
    AwaitCounts: casework.counts_typed,
}

PICTURED: Final[dict[type[Any], Callable[[Turn, Any, FileId], Awaitable[Answer]]]] = {
    AwaitNote: claiming.note_pictured,
    AwaitEvidence: evidence.evidence_pictured,
}
"""What takes a picture for an answer."""
