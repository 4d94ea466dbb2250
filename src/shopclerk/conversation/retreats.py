"""Where a refused wish leads: the nearest screen that shows how things stand, with the refusal on top."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from shopclerk.conversation.actions import (
    Action,
    addresses,
    campaigns,
    casework,
    choices,
    claiming,
    correcting,
    currency,
    discounts,
    dispatching,
    finding,
    goods,
    goodwill,
    home,
    listing,
    ordering,
    papers,
    parcels,
    settings,
    shipping,
    shopping,
    staffing,
    stock,
    threads,
    variants,
)
from shopclerk.conversation.awaited import Awaited
from shopclerk.conversation.awaited.addresses import AwaitAddress
from shopclerk.conversation.awaited.campaigns import AwaitCampaign
from shopclerk.conversation.awaited.casework import AwaitAmount, AwaitCounts, AwaitRejection
from shopclerk.conversation.awaited.checkout import AwaitContact, AwaitDiscount, AwaitQuantity
from shopclerk.conversation.awaited.choices import AwaitClocks, AwaitQuiet
from shopclerk.conversation.awaited.claiming import AwaitEvidence, AwaitNote, AwaitReturnNumber, AwaitUnits
from shopclerk.conversation.awaited.discounts import AwaitDiscountTerm, AwaitNewDiscount
from shopclerk.conversation.awaited.dispatching import AwaitConsignments
from shopclerk.conversation.awaited.finding import AwaitSearch
from shopclerk.conversation.awaited.goods import (
    AwaitCategory,
    AwaitGoods,
    AwaitGoodsName,
    AwaitNewVariant,
    AwaitPicture,
    AwaitVariant,
)
from shopclerk.conversation.awaited.goodwill import AwaitGoodwill
from shopclerk.conversation.awaited.listing import AwaitListing
from shopclerk.conversation.awaited.settings import AwaitHours, AwaitOption, AwaitSetting
from shopclerk.conversation.awaited.shipping import AwaitNumber, AwaitRecipient, AwaitSound, AwaitTracking
from shopclerk.conversation.awaited.staffing import AwaitName
from shopclerk.conversation.awaited.stock import AwaitArrived, AwaitCount, AwaitDelivery, AwaitSafety
from shopclerk.conversation.awaited.threads import AwaitFirstWord, AwaitMessage, AwaitQuestion
from shopclerk.conversation.deep_links import DiscountLink, OrderLink, ProductLink, decode_link
from shopclerk.core.domain.errors import (
    CartFull,
    DiscountRefused,
    DomainError,
    EmptyCart,
    MessageRefused,
    NotForSale,
    NotFound,
    NotPricedIn,
    NotReturnable,
    OutOfStock,
    SkuCodeTaken,
)
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.ports.errors import PortError

Refusal: TypeAlias = DomainError | PortError
MESSAGE_IS_WRONG: Final = ("empty", "too_long", "too_many_pictures")
CART_IS_WRONG: Final = (EmptyCart, NotForSale, NotPricedIn, OutOfStock)

_AGAIN: Final[Mapping[type[Awaited], Callable[[Any], Action]]] = {
    AwaitName: lambda awaited: staffing.AskName(awaited.person_id),
    AwaitContact: lambda awaited: ordering.ChangeContact(awaited.field),
    AwaitEvidence: lambda awaited: claiming.ShowCase(awaited.case_id),
    AwaitReturnNumber: lambda awaited: claiming.AskReturnNumber(awaited.case_id),
    AwaitRejection: lambda awaited: casework.AskReject(awaited.case_id),
    AwaitCounts: lambda awaited: casework.AskCounts(awaited.case_id),
    AwaitAmount: lambda awaited: casework.AskAmount(awaited.case_id),
    AwaitSound: lambda awaited: parcels.AskSound(awaited.shipment_id),
    AwaitNumber: lambda awaited: correcting.AskNumber(awaited.shipment_id),
    AwaitRecipient: lambda awaited: correcting.AskRecipient(awaited.order_id, awaited.field),
    AwaitNewDiscount: lambda _: discounts.AskNewDiscount(),
    AwaitDiscountTerm: lambda awaited: discounts.AskDiscountTerm(awaited.name, awaited.field),
    AwaitListing: lambda awaited: listing.EditListing(awaited.token, awaited.field),
    AwaitAddress: lambda awaited: ordering.StartCheckout() if awaited.ordering else addresses.ShowAddresses(),
    AwaitSearch: lambda _: finding.AskSearch(),
    AwaitGoodwill: lambda awaited: goodwill.AskGoodwill(awaited.order_id),
    AwaitConsignments: lambda _: dispatching.AskConsignments(),
    AwaitGoodsName: lambda _: goods.SearchGoods(),
    AwaitGoods: lambda awaited: goods.AskGoods(awaited.goods_id, awaited.field, awaited.language),
    AwaitPicture: lambda awaited: goods.AskPicture(awaited.goods_id),
    AwaitCategory: lambda awaited: goods.AskCategory(awaited.goods_id),
    AwaitVariant: lambda awaited: goods.AskVariant(awaited.variant_id, awaited.field, awaited.currency),
    AwaitCount: lambda awaited: stock.AskCount(awaited.variant_id),
    AwaitArrived: lambda awaited: stock.AskArrived(awaited.variant_id),
    AwaitSafety: lambda awaited: stock.AskSafety(awaited.variant_id),
    AwaitDelivery: lambda _: stock.AskDelivery(),
    AwaitNewVariant: lambda awaited: goods.AskNewVariant(awaited.goods_id),
    AwaitCampaign: lambda awaited: campaigns.AskCampaign(awaited.campaign_id or None),
    AwaitQuiet: lambda awaited: choices.AskQuiet(awaited.whose),
    AwaitClocks: lambda awaited: choices.AskClocks(awaited.whose),
    AwaitSetting: lambda awaited: settings.ShowSetting(awaited.setting),
    AwaitHours: lambda awaited: settings.AskHours(awaited.days),
    AwaitOption: lambda awaited: settings.AskOption(awaited.option, awaited.field),
}
"""What asks again for what is awaited, whatever was wrong with it."""

_NEAREST: Final[Mapping[type[Action], Action]] = {
    **dict.fromkeys(
        (
            ordering.AskShipping,
            ordering.ChooseShipping,
            ordering.AskDiscount,
            ordering.DropDiscount,
            ordering.AskMethod,
            ordering.ChooseMethod,
            addresses.PickAddress,
        ),
        ordering.StartCheckout(),
    ),
    **dict.fromkeys(
        (papers.PrintPicking, papers.PrintSlips, papers.ShowTogether), shipping.ShowQueue("to_ship")
    ),
    **dict.fromkeys((shopping.SetQuantity, ordering.StartCheckout, shopping.EmptyCart), shopping.ShowCart()),
    **dict.fromkeys(
        (
            shopping.ShowProduct,
            variants.ChooseOption,
            shopping.ShowPictures,
            shopping.ShowProducts,
            shopping.AskQuantity,
            shopping.WatchStock,
        ),
        shopping.ShowCategories(),
    ),
    finding.ShowFound: finding.AskSearch(),
    currency.ChooseCurrency: currency.ShowCurrencies(),
    dispatching.ShipConsignments: dispatching.AskConsignments(),
}
"""The screen that is nearest to an action whatever it is about."""

_PAGES: Final[Mapping[str, Callable[[Any], Action]]] = {
    "thread_id": threads.ShowThread,
    "setting": settings.ShowSetting,
    "shipment_id": parcels.ShowParcel,
    "campaign_id": campaigns.ShowCampaign,
    "case_id": claiming.ShowCase,
    "order_id": ordering.ShowOrder,
    "goods_id": goods.ShowGoods,
    "variant_id": goods.ShowVariant,
    "address_id": lambda _: addresses.ShowAddresses(),
    "person_id": staffing.ShowMember,
}
"""The page of what an action is about, by the field that names it."""


def after_press(action: Action, refusal: Refusal) -> Iterator[Action]:
    """Screens to try, nearest first. All of them only show: a retreat changes nothing."""
    match action:
        case ordering.PlaceOrder():
            yield shopping.ShowCart() if isinstance(refusal, CART_IS_WRONG) else ordering.StartCheckout()
        case shopping.AddToCart(sku_id=sku_id) | ordering.BuyNow(sku_id=sku_id):
            yield from _after_adding(sku_id, refusal)
        case ordering.Pay(order_id=order_id):
            yield ordering.ChoosePayment(order_id)
        case listing.PublishListing(token):
            if isinstance(refusal, SkuCodeTaken):
                yield listing.EditListing(token, "code")
        case _ if nearest := _NEAREST.get(type(action)):
            yield nearest
        case _:
            yield from _page_of(action)
    yield home.GoHome()


def after_text(awaited: Awaited, refusal: Refusal) -> Iterator[Action]:
    """Ask again, with what was wrong on top."""
    if again := _AGAIN.get(type(awaited)):
        yield again(awaited)
    else:
        yield from _after_answering(awaited, refusal)
    yield home.GoHome()


def _after_answering(awaited: Awaited, refusal: Refusal) -> Iterator[Action]:
    """It depends on what was wrong."""
    match awaited:
        case AwaitDiscount():
            yield ordering.AskDiscount() if isinstance(refusal, DiscountRefused) else ordering.StartCheckout()
        case AwaitQuantity(sku_id):
            yield from _after_adding(sku_id, refusal)
        case AwaitUnits(order_id, claim):
            if not isinstance(refusal, NotReturnable):
                yield claiming.FillClaim(order_id, claim)
            yield ordering.ShowOrder(order_id)
        case AwaitNote(order_id) | AwaitTracking(order_id):
            yield ordering.ShowOrder(order_id)
        case AwaitFirstWord(order_id):
            if isinstance(refusal, MessageRefused):
                yield threads.WriteToCustomer(order_id)
            yield ordering.ShowOrder(order_id)
        case AwaitQuestion() | AwaitMessage():
            yield from _after_saying(awaited, refusal)
        case _:
            return


def after_number(*, staff: bool) -> Iterator[Action]:
    """There is no such order: the list to pick it from."""
    yield shipping.ShowQueue("to_ship") if staff else ordering.ShowOrders()
    yield home.GoHome()


def after_link(payload: str, *, staff: bool) -> Iterator[Action]:
    """There is no such thing: where to look for it."""
    match decode_link(payload):
        case OrderLink():
            yield from after_number(staff=staff)
        case DiscountLink():
            yield home.GoHome()
        case ProductLink():
            yield shopping.ShowCategories()
            yield home.GoHome()
        case None:
            yield home.GoHome()


def _page_of(action: Action) -> Iterator[Action]:
    if isinstance(action, discounts.Action):
        yield from _of_discounts(action)
    for field, page in _PAGES.items():
        if about := getattr(action, field, None):
            yield page(about)


def _after_saying(awaited: AwaitQuestion | AwaitMessage, refusal: Refusal) -> Iterator[Action]:
    """What was no message is asked for again; one too many waits, and what waits is shown."""
    again = isinstance(refusal, MessageRefused) and refusal.why in MESSAGE_IS_WRONG
    match awaited:
        case AwaitMessage(thread_id):
            yield threads.WriteThread(thread_id) if again else threads.ShowThread(thread_id)
        case AwaitQuestion(order_id, product_id) if again:
            yield threads.AskShop(order_id, product_id)
    yield threads.ShowMyThreads()


def _of_discounts(action: discounts.Action) -> Iterator[Action]:
    """The code that it is about, the one that is being made, or all of them."""
    if isinstance(action, discounts.CreateDiscount | discounts.TakeOff):
        yield discounts.ReviewDiscount()
    if name := getattr(action, "name", ""):
        yield discounts.ShowDiscount(name)
    yield discounts.ShowDiscounts()


def _after_adding(sku_id: SkuId, refusal: Refusal) -> Iterator[Action]:
    match refusal:
        case CartFull():
            yield shopping.ShowCart()
        case NotForSale() | NotFound():
            yield shopping.ShowCategories()
        case _:
            yield shopping.AskQuantity(sku_id)
            yield shopping.ShowCategories()
