"""Where a refused wish leads: the nearest screen that shows how things stand, with the refusal on top."""

from collections.abc import Iterator

from shopclerk.conversation import actions as a
from shopclerk.conversation.session import AwaitContact, Awaited, AwaitQuantity
from shopclerk.core.domain.errors import (
    DomainError,
    EmptyCart,
    InvalidAddress,
    InvalidName,
    InvalidPhone,
    NotForSale,
    NotPricedIn,
    OutOfStock,
)
from shopclerk.core.ports.errors import PortError

CART_IS_WRONG = (EmptyCart, NotForSale, NotPricedIn, OutOfStock)
MISSING = {InvalidName: "name", InvalidPhone: "phone", InvalidAddress: "address"}


def after_press(action: a.Action, error: DomainError | PortError) -> Iterator[a.Action]:
    """Screens to try, nearest first."""
    match action:
        case a.PlaceOrder():
            yield _back_from_review(error)
        case a.AddToCart(sku_id=sku_id) | a.AskQuantity(sku_id=sku_id):
            yield a.AskQuantity(sku_id) if isinstance(error, OutOfStock) else a.ShowCategories()
        case a.SetQuantity() | a.StartCheckout() | a.EmptyCart():
            yield a.ShowCart()
        case a.ShowProduct() | a.ShowProducts():
            yield a.ShowCategories()
        case a.Pay(order_id=order_id):
            yield a.ChoosePayment(order_id)
            yield a.ShowOrder(order_id)
        case (
            a.CancelOrder(order_id=order_id)
            | a.ConfirmReceipt(order_id=order_id)
            | a.AskCancel(order_id=order_id)
            | a.AskReceipt(order_id=order_id)
            | a.AskTracking(order_id=order_id)
            | a.Ship(order_id=order_id)
        ):
            yield a.ShowOrder(order_id)
        case _:
            pass
    yield a.GoHome()


def after_text(awaited: Awaited) -> Iterator[a.Action]:
    """Ask again, with what was wrong on top."""
    match awaited:
        case AwaitContact(field):
            yield a.ChangeContact(field)
        case AwaitQuantity(sku_id):
            yield a.AskQuantity(sku_id)
            yield a.ShowCategories()
        case _:
            yield a.ShowOrder(awaited.order_id)
    yield a.GoHome()


def _back_from_review(error: DomainError | PortError) -> a.Action:
    if isinstance(error, CART_IS_WRONG):
        return a.ShowCart()
    missing = next((field for kind, field in MISSING.items() if isinstance(error, kind)), None)
    return a.ChangeContact(missing) if missing else a.StartCheckout()
