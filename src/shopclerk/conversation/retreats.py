"""Where a refused wish leads: the nearest screen that shows how things stand, with the refusal on top."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from shopclerk.conversation import actions as a
from shopclerk.conversation.deep_links import OrderLink, ProductLink, decode_link
from shopclerk.conversation.session import (
    AwaitAmount,
    AwaitContact,
    AwaitCounts,
    AwaitDiscount,
    Awaited,
    AwaitEvidence,
    AwaitListing,
    AwaitNumber,
    AwaitQuantity,
    AwaitRecipient,
    AwaitRejection,
    AwaitReturnNumber,
    AwaitSound,
    AwaitUnits,
)
from shopclerk.core.domain.errors import (
    CartFull,
    DiscountRefused,
    DomainError,
    EmptyCart,
    NotForSale,
    NotFound,
    NotPricedIn,
    NotReturnable,
    OutOfStock,
    SkuCodeTaken,
)
from shopclerk.core.domain.ids import CaseId, ShipmentId, SkuId
from shopclerk.core.ports.errors import PortError

Refusal: TypeAlias = DomainError | PortError
CART_IS_WRONG: Final = (EmptyCart, NotForSale, NotPricedIn, OutOfStock)

_ASKED_AGAIN: Final[Mapping[type[Awaited], Callable[[CaseId], a.Action]]] = {
    AwaitEvidence: a.ShowCase,
    AwaitReturnNumber: a.AskReturnNumber,
    AwaitRejection: a.AskReject,
    AwaitCounts: a.AskCounts,
    AwaitAmount: a.AskAmount,
}

_OF_PARCELS: Final[Mapping[type[Awaited], Callable[[ShipmentId], a.Action]]] = {
    AwaitSound: a.AskSound,
    AwaitNumber: a.AskNumber,
}

_PAGES: Final[Mapping[str, Callable[[Any], a.Action]]] = {
    "shipment_id": a.ShowParcel,
    "case_id": a.ShowCase,
    "order_id": a.ShowOrder,
}
"""The page of what an action is about, by the field that names it."""


def after_press(action: a.Action, refusal: Refusal) -> Iterator[a.Action]:
    """Screens to try, nearest first. All of them only show: a retreat changes nothing."""
    match action:
        case a.PlaceOrder():
            yield a.ShowCart() if isinstance(refusal, CART_IS_WRONG) else a.StartCheckout()
        case a.AskShipping() | a.ChooseShipping() | a.AskDiscount() | a.DropDiscount():
            yield a.StartCheckout()
        case a.AddToCart(sku_id=sku_id):
            yield from _after_adding(sku_id, refusal)
        case a.SetQuantity() | a.StartCheckout() | a.EmptyCart():
            yield a.ShowCart()
        case a.ShowProduct() | a.ShowPictures() | a.ShowProducts() | a.AskQuantity() | a.WatchStock():
            yield a.ShowCategories()
        case a.Pay(order_id=order_id):
            yield a.ChoosePayment(order_id)
        case a.PublishListing(token):
            if isinstance(refusal, SkuCodeTaken):
                yield a.EditListing(token, "code")
        case _:
            yield from _page_of(action)
    yield a.GoHome()


def after_text(awaited: Awaited, refusal: Refusal) -> Iterator[a.Action]:
    """Ask again, with what was wrong on top."""
    match awaited:
        case AwaitContact(field):
            yield a.ChangeContact(field)
        case AwaitDiscount():
            yield a.AskDiscount() if isinstance(refusal, DiscountRefused) else a.StartCheckout()
        case AwaitQuantity(sku_id):
            yield from _after_adding(sku_id, refusal)
        case AwaitUnits(order_id, claim):
            if not isinstance(refusal, NotReturnable):
                yield a.FillClaim(order_id, claim)
            yield a.ShowOrder(order_id)
        case (
            AwaitEvidence(case_id)
            | AwaitReturnNumber(case_id)
            | AwaitRejection(case_id)
            | AwaitCounts(case_id)
            | AwaitAmount(case_id)
        ):
            yield _ASKED_AGAIN[type(awaited)](case_id)
        case AwaitSound(shipment_id) | AwaitNumber(shipment_id):
            yield _OF_PARCELS[type(awaited)](shipment_id)
        case AwaitRecipient(order_id, field):
            yield a.AskRecipient(order_id, field)
        case AwaitListing(token, field):
            yield a.EditListing(token, field)
        case _:
            yield a.ShowOrder(awaited.order_id)
    yield a.GoHome()


def after_number(*, staff: bool) -> Iterator[a.Action]:
    """There is no such order: the list to pick it from."""
    yield a.ShowQueue("to_ship") if staff else a.ShowOrders()
    yield a.GoHome()


def after_link(payload: str, *, staff: bool) -> Iterator[a.Action]:
    """There is no such thing: where to look for it."""
    match decode_link(payload):
        case OrderLink():
            yield from after_number(staff=staff)
        case ProductLink():
            yield a.ShowCategories()
            yield a.GoHome()
        case None:
            yield a.GoHome()


def _page_of(action: a.Action) -> Iterator[a.Action]:
    for field, page in _PAGES.items():
        if about := getattr(action, field, None):
            yield page(about)


def _after_adding(sku_id: SkuId, refusal: Refusal) -> Iterator[a.Action]:
    match refusal:
        case CartFull():
            yield a.ShowCart()
        case NotForSale() | NotFound():
            yield a.ShowCategories()
        case _:
            yield a.AskQuantity(sku_id)
            yield a.ShowCategories()
