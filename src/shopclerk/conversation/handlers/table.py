"""Which function answers which action: complete over the closed union, and checked by a test."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

from shopclerk.conversation import actions as a
from shopclerk.conversation.handlers import (
    browsing,
    cart,
    checkout,
    home,
    leaving,
    merchant,
    orders,
    paying,
)
from shopclerk.conversation.session import AwaitContact, AwaitQuantity, AwaitTracking
from shopclerk.conversation.turn import Answer, Turn

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
}

TYPED: Final[dict[type[Any], Callable[[Turn, Any, str], Awaitable[Answer]]]] = {
    AwaitContact: checkout.contact_typed,
    AwaitQuantity: cart.quantity_typed,
    AwaitTracking: merchant.tracking_typed,
}
