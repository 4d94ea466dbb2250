"""Where a refused wish leads: the nearest screen that shows how things stand, with the refusal on top."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from shopclerk.conversation.actions import (
    Action,
    casework,
    claiming,
    correcting,
    home,
    listing,
    ordering,
    papers,
    parcels,
    shipping,
    shopping,
)
from shopclerk.conversation.awaited import Awaited
from shopclerk.conversation.awaited.casework import AwaitAmount, AwaitCounts, AwaitRejection
from shopclerk.conversation.awaited.checkout import AwaitContact, AwaitDiscount, AwaitQuantity
from shopclerk.conversation.awaited.claiming import AwaitEvidence, AwaitReturnNumber, AwaitUnits
from shopclerk.conversation.awaited.listing import AwaitListing
from shopclerk.conversation.awaited.shipping import AwaitNumber, AwaitRecipient, AwaitSound
from shopclerk.conversation.deep_links import OrderLink, ProductLink, decode_link
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

_ASKED_AGAIN: Final[Mapping[type[Awaited], Callable[[CaseId], Action]]] = {
    AwaitEvidence: claiming.ShowCase,
    AwaitReturnNumber: claiming.AskReturnNumber,
    AwaitRejection: casework.AskReject,
    AwaitCounts: casework.AskCounts,
    AwaitAmount: casework.AskAmount,
}

_OF_PARCELS: Final[Mapping[type[Awaited], Callable[[ShipmentId], Action]]] = {
    AwaitSound: parcels.AskSound,
    AwaitNumber: correcting.AskNumber,
}

_PAGES: Final[Mapping[str, Callable[[Any], Action]]] = {
    "shipment_id": parcels.ShowParcel,
    "case_id": claiming.ShowCase,
    "order_id": ordering.ShowOrder,
}
"""The page of what an action is about, by the field that names it."""


def after_press(action: Action, refusal: Refusal) -> Iterator[Action]:
    """Screens to try, nearest first. All of them only show: a retreat changes nothing."""
    match action:
        case ordering.PlaceOrder():
            yield shopping.ShowCart() if isinstance(refusal, CART_IS_WRONG) else ordering.StartCheckout()
        case (
            ordering.AskShipping()
            | ordering.ChooseShipping()
            | ordering.AskDiscount()
            | ordering.DropDiscount()
        ):
            yield ordering.StartCheckout()
        case papers.PrintPicking() | papers.PrintSlips() | papers.ShowTogether():
            yield shipping.ShowQueue("to_ship")
        case shopping.AddToCart(sku_id=sku_id):
            yield from _after_adding(sku_id, refusal)
        case shopping.SetQuantity() | ordering.StartCheckout() | shopping.EmptyCart():
            yield shopping.ShowCart()
        case (
            shopping.ShowProduct()
            | shopping.ShowPictures()
            | shopping.ShowProducts()
            | shopping.AskQuantity()
            | shopping.WatchStock()
        ):
            yield shopping.ShowCategories()
        case ordering.Pay(order_id=order_id):
            yield ordering.ChoosePayment(order_id)
        case listing.PublishListing(token):
            if isinstance(refusal, SkuCodeTaken):
                yield listing.EditListing(token, "code")
        case _:
            yield from _page_of(action)
    yield home.GoHome()


def after_text(awaited: Awaited, refusal: Refusal) -> Iterator[Action]:
    """Ask again, with what was wrong on top."""
    match awaited:
        case AwaitContact(field):
            yield ordering.ChangeContact(field)
        case AwaitDiscount():
            yield ordering.AskDiscount() if isinstance(refusal, DiscountRefused) else ordering.StartCheckout()
        case AwaitQuantity(sku_id):
            yield from _after_adding(sku_id, refusal)
        case AwaitUnits(order_id, claim):
            if not isinstance(refusal, NotReturnable):
                yield claiming.FillClaim(order_id, claim)
            yield ordering.ShowOrder(order_id)
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
            yield correcting.AskRecipient(order_id, field)
        case AwaitListing(token, field):
            yield listing.EditListing(token, field)
        case _:
            yield ordering.ShowOrder(awaited.order_id)
    yield home.GoHome()


def after_number(*, staff: bool) -> Iterator[Action]:
    """There is no such order: the list to pick it from."""
    yield shipping.ShowQueue("to_ship") if staff else ordering.ShowOrders()
    yield home.GoHome()


def after_link(payload: str, *, staff: bool) -> Iterator[Action]:
    """There is no such thing: where to look for it."""
    match decode_link(payload):
        case OrderLink():
            yield from after_number(staff=staff)
        case ProductLink():
            yield shopping.ShowCategories()
            yield home.GoHome()
        case None:
            yield home.GoHome()


def _page_of(action: Action) -> Iterator[Action]:
    for field, page in _PAGES.items():
        if about := getattr(action, field, None):
            yield page(about)


def _after_adding(sku_id: SkuId, refusal: Refusal) -> Iterator[Action]:
    match refusal:
        case CartFull():
            yield shopping.ShowCart()
        case NotForSale() | NotFound():
            yield shopping.ShowCategories()
        case _:
            yield shopping.AskQuantity(sku_id)
            yield shopping.ShowCategories()
