"""Never mind: out of a question, back to where it was asked."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any, Final, TypeAlias

from shopclerk.conversation.actions.discounts import DiscardDiscount
from shopclerk.conversation.actions.goods import ShowCatalogue
from shopclerk.conversation.actions.home import Dismiss
from shopclerk.conversation.actions.settings import ShowSetting
from shopclerk.conversation.actions.shipping import ShowQueue
from shopclerk.conversation.actions.staffing import ShowMember
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
from shopclerk.conversation.handlers.addresses import one_or_all
from shopclerk.conversation.handlers.browsing import product, show_categories
from shopclerk.conversation.handlers.campaigns import leave_campaign
from shopclerk.conversation.handlers.cart import show_cart
from shopclerk.conversation.handlers.cases import case_page
from shopclerk.conversation.handlers.checkout import start_checkout
from shopclerk.conversation.handlers.choosing import leave_quiet
from shopclerk.conversation.handlers.discounts import discard_discount, leave_term
from shopclerk.conversation.handlers.goods import show_catalogue
from shopclerk.conversation.handlers.goods_page import goods_page
from shopclerk.conversation.handlers.goods_variants import variant_page
from shopclerk.conversation.handlers.home import go_home
from shopclerk.conversation.handlers.listing import show_listing
from shopclerk.conversation.handlers.merchant import show_queue
from shopclerk.conversation.handlers.orders import order_page
from shopclerk.conversation.handlers.parcels import parcel_page
from shopclerk.conversation.handlers.settings import setting_page, show_setting
from shopclerk.conversation.handlers.staffing import show_member
from shopclerk.conversation.handlers.thread_lists import leave_asking
from shopclerk.conversation.handlers.threads import thread_page
from shopclerk.conversation.turn import Answer, Pressed, Turn, of_subject
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.shop_settings import Setting


async def dismiss(turn: Turn, _: Dismiss) -> Answer:
    """Forget a half-typed tracking number, claim or parcel; what a customer typed towards an order stays."""
    forgetting = turn.drafting(replace(turn.session.draft, tracking="", note="", evidence="", packing=""))
    if (awaited := turn.session.awaited) is not None:
        return await LEFT[type(awaited)](forgetting, awaited)
    if here := of_subject("order", turn.about):
        return await order_page(forgetting, OrderId(here))
    return await go_home(forgetting)


Left: TypeAlias = Callable[[Turn, Any], Awaitable[Answer]]


async def _to_order(turn: Turn, awaited: Any) -> Answer:
    return await order_page(turn, awaited.order_id)


async def _to_case(turn: Turn, awaited: Any) -> Answer:
    return await case_page(turn, awaited.case_id)


async def _to_parcel(turn: Turn, awaited: Any) -> Answer:
    return await parcel_page(turn, awaited.shipment_id)


async def _to_variant(turn: Turn, awaited: Any) -> Answer:
    return await variant_page(turn, awaited.variant_id)


async def _to_goods(turn: Turn, awaited: Any) -> Answer:
    return await goods_page(turn, awaited.goods_id)


async def _from_address(turn: Turn, awaited: AwaitAddress) -> Answer:
    return await (start_checkout(turn) if awaited.ordering else one_or_all(turn, awaited.address_id))


LEFT: Final[Mapping[type[Awaited], Left]] = {
    AwaitContact: lambda turn, _: show_cart(turn),
    AwaitDiscount: lambda turn, _: start_checkout(turn),
    AwaitAddress: _from_address,
    AwaitSearch: lambda turn, _: show_categories(turn),
    AwaitQuantity: lambda turn, awaited: product(turn, sku_id=awaited.sku_id),
    **dict.fromkeys((AwaitTracking, AwaitUnits, AwaitNote, AwaitRecipient, AwaitGoodwill), _to_order),
    AwaitFirstWord: _to_order,
    **dict.fromkeys((AwaitEvidence, AwaitReturnNumber, AwaitRejection, AwaitCounts, AwaitAmount), _to_case),
    **dict.fromkeys((AwaitSound, AwaitNumber), _to_parcel),
    AwaitConsignments: lambda turn, _: show_queue(turn, ShowQueue("to_ship")),
    AwaitListing: lambda turn, awaited: show_listing(turn, awaited.token),
    AwaitGoodsName: lambda turn, _: show_catalogue(turn, ShowCatalogue()),
    **dict.fromkeys((AwaitGoods, AwaitPicture, AwaitCategory, AwaitNewVariant), _to_goods),
    AwaitDelivery: lambda turn, _: show_catalogue(turn, ShowCatalogue()),
    **dict.fromkeys((AwaitCount, AwaitArrived, AwaitSafety), _to_variant),
    AwaitVariant: lambda turn, awaited: variant_page(turn, awaited.variant_id),
    **dict.fromkeys((AwaitQuiet, AwaitClocks), leave_quiet),
    AwaitNewDiscount: lambda turn, _: discard_discount(turn, DiscardDiscount()),
    AwaitDiscountTerm: leave_term,
    AwaitCampaign: leave_campaign,
    AwaitMessage: lambda turn, awaited: thread_page(turn, awaited.thread_id),
    AwaitQuestion: leave_asking,
    AwaitSetting: lambda turn, awaited: show_setting(turn, ShowSetting(awaited.setting)),
    AwaitHours: lambda turn, _: setting_page(turn, Setting.HOURS),
    AwaitOption: lambda turn, _: setting_page(turn, Setting.SHIPPING),
    AwaitName: lambda turn, awaited: show_member(turn, ShowMember(awaited.person_id)),
}
"""Back to where it was asked, by what is awaited: complete over the closed union, and checked by a test."""

PRESSED: Final[Pressed] = {
    Dismiss: dismiss,
}
