"""Where there is nothing yet, and where what was there is gone, every screen leads on all the same."""

from dataclasses import replace
from typing import Final, get_args

import pytest

from shopclerk.conversation.actions import (
    Action,
    booking,
    campaigns,
    casework,
    choices,
    claiming,
    correcting,
    dispatching,
    home,
    listing,
    ordering,
    papers,
    parcels,
    queues,
    settings,
    shipping,
    shopping,
    staffing,
    threads,
)
from shopclerk.conversation.actions.claiming import ShowCase
from shopclerk.conversation.actions.home import ChooseLanguage, ShowOffice
from shopclerk.conversation.actions.ordering import AskDiscount, ShowOrder, StartCheckout
from shopclerk.conversation.actions.parcels import ShowParcel
from shopclerk.conversation.actions.privacy import ErasePersonal, ShowPersonal
from shopclerk.conversation.actions.queues import ShowQueues, ShowToday
from shopclerk.conversation.actions.shipping import AskTracking, ShowQueue
from shopclerk.conversation.actions.shopping import ShowCart, ShowProduct
from shopclerk.conversation.actions.threads import ShowThread
from shopclerk.conversation.screens.merchant import TO_SHIP
from shopclerk.core.domain.aftersales import CaseKind
from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.hours import ALWAYS_CLOSED, OpeningHours, Span
from shopclerk.core.domain.labels import OrderLabel
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Role
from shopclerk.core.domain.product_changes import Archive
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.usecases.staffing import AppointStaff
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_every_screen import (
    LI,
    kinds_of,
    must_be_fine,
    orders_in_every_state,
)
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

OF_THE_SHOP: Final = (
    set(get_args(Action)) - kinds_of((settings, choices, staffing, listing, campaigns)) - {ChooseLanguage}
)
"""All but what is the same whatever there is in the shop, and has walks of its own."""

OF_ORDERS: Final = kinds_of((casework, claiming, parcels, shipping, threads)) | {ShowOrder}
OF_STAFF: Final = OF_ORDERS | kinds_of((booking, correcting, dispatching, papers, queues)) | {ShowOffice}

BUYING: Final = kinds_of((ordering, shopping)) - {
    *(ordering.ShowOrders, ordering.ShowOrder, ordering.ChoosePayment, ordering.Pay),
    *(shopping.ShowCategories, shopping.ShowProducts, shopping.ShowProduct),
}
"""From what stands in the chat as far as the order."""


@pytest.fixture(params=["en", "zh-Hans"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("language", ["en", "zh-Hans", "ru"])
@pytest.mark.parametrize("who", ["customer", "clerk", "owner"])
async def test_every_screen_of_an_empty_shop_leads_on(who: str, language: str) -> None:
    """Nothing is sold yet, nobody bought, every queue is empty."""
    empty = TalkingShop()
    is_customer = who == "customer"
    mei = await empty.staff("Mei", role=Role.CLERK if is_customer else Role(who), locale=language)
    visitor = empty.visitor("Ana", locale=language) if is_customer else mei
    await visitor.says("/start")
    crawl = await Crawl(within=OF_THE_SHOP).through(visitor)
    must_be_fine(crawl, language)
    if language == "en":
        must_be_mapped(f"an-empty-shop-for-{'a' if who != 'owner' else 'the'}-{who}", crawl)


async def test_every_button_of_who_works_here_no_more_leads_on(shop: TalkingShop, language: str) -> None:
    """What stands in the chat of somebody who was removed in the middle of shipping."""
    ana, bo = shop.visitor("Ana", locale=language), await shop.staff("Mei", locale=language)
    over = await is_over(shop, ana)
    to_ship = await is_bought(shop, ana)
    (case,) = await shop.cases(over)
    asked = await shop.ask_shop(actor=await shop.actor(ana), request_id="asked", text="几时到？")
    await shop.relays()
    for action in (
        *(ShowQueues(), ShowOffice(), ShowToday(), ShowQueue(TO_SHIP), ShowOrder(to_ship.id)),
        *(ShowOrder(over.id), ShowCase(case.id), ShowThread(asked.id), AskTracking(to_ship.id)),
    ):
        await bo.forges(action)
    appoint = AppointStaff(shop.database.staff, shop.ids, shop.clock)
    await appoint(actor=shop.owner, person_id=(await shop.actor(bo)).person_id, role=Role.CUSTOMER)
    await shop.relays()
    crawl = await Crawl(("SF1234567",), within=OF_STAFF).through(bo)
    must_be_fine(crawl, language)
    if language == "en":
        must_be_mapped("what-is-left-of-a-colleague", crawl)
    assert not shop.kept(Shipment)[1:], "nothing was shipped"


async def test_every_screen_about_somebody_erased_leads_staff_on(shop: TalkingShop, language: str) -> None:
    """Their order with its parcel, their request, which was rejected, and their question."""
    ana, mei = shop.visitor("Ana", locale=language), await shop.staff("Mei", role=Role.OWNER, locale=language)
    order = await is_over(shop, ana)
    (case,) = await shop.cases(order)
    (parcel,) = await shop.parcels(order)
    buyer = await shop.actor(ana)
    asked = await shop.ask_shop(actor=buyer, request_id="asked", text="在吗？", order_id=order.id)
    await shop.relays()
    for action in (ShowOrder(order.id), ShowCase(case.id), ShowParcel(parcel.id), ShowThread(asked.id)):
        await mei.forges(action)
    await ana.forges(ErasePersonal())
    await mei.forges(ShowOrder(order.id))
    mei.does_not_see(LI.name, LI.phone)
    crawl = await Crawl(within=OF_ORDERS).through(mei)
    must_be_fine(crawl, language)
    if language == "en":
        must_be_mapped("about-somebody-erased", crawl)


async def test_every_button_of_somebody_erased_leads_on(shop: TalkingShop, language: str) -> None:
    """What still stands in their own chat: they are somebody new who presses it."""
    ana = shop.visitor("Ana", locale=language)
    order = await is_over(shop, ana)
    (case,) = await shop.cases(order)
    asked = await shop.ask_shop(actor=await shop.actor(ana), request_id="asked", text="在吗？")
    for action in (
        *(ShowOrder(order.id), ShowCase(case.id), ShowThread(asked.id), ShowCart(), ShowPersonal()),
        *(ordering.ShowReceipt(order.id), claiming.FillClaim(order.id, ""), ErasePersonal()),
    ):
        await ana.forges(action)
    crawl = await Crawl(within=OF_ORDERS).through(ana)
    must_be_fine(crawl, language)
    if language == "en":
        must_be_mapped("the-chat-of-somebody-erased", crawl)


async def test_every_button_leads_on_when_what_is_in_the_cart_is_sold_no_more(
    shop: TalkingShop, language: str
) -> None:
    """In the middle of checking out, with a code that is ended too."""
    ana = shop.visitor("Ana", locale=language)
    await shop.create_discount(actor=shop.owner, request_id="spring", code="SPRING", percentage=1000)
    await ana.says("/start")
    buyer = await shop.actor(ana)
    await shop.keep_address(actor=buyer, request_id=shop.request(), recipient=LI)
    await shop.fills(buyer, tea=1)
    (leaves,) = [each for each in shop.kept(Product) if each.handle == "tea"]
    await ana.forges(ShowProduct(leaves.id))
    await ana.forges(ShowCart())
    await ana.forges(StartCheckout())
    await ana.forges(AskDiscount())
    await ana.says("SPRING")
    await shop.end_discount(actor=shop.owner, request_id="end", code="SPRING")
    await ends(shop, ana, language, "a-code-that-ended")
    await shop.edit_product(
        actor=shop.owner, request_id="archive", product_id=leaves.id, version=leaves.version, change=Archive()
    )
    await ends(shop, ana, language, "what-is-sold-no-more")


async def ends(shop: TalkingShop, ana: Visitor, language: str, name: str) -> None:
    crawl = await Crawl(("SPRING",), within=BUYING).through(ana)
    must_be_fine(crawl, language)
    if language == "en":
        must_be_mapped(name, crawl)


@pytest.mark.parametrize("hours", [ALWAYS_CLOSED, ALWAYS_CLOSED.on(0, Span(540, 1080))])
async def test_every_screen_of_a_closed_shop_leads_on(
    shop: TalkingShop, language: str, hours: OpeningHours
) -> None:
    """For good, or until Monday: customers look around and buy all the same."""
    shop.terms = replace(shop.terms, hours=hours)
    ana = shop.visitor("Ana", locale=language)
    await ana.says("/start")
    crawl = await Crawl(within=kinds_of((home, threads)) - {ChooseLanguage}).through(ana)
    must_be_fine(crawl, language)
    assert sum("🕘" in place.text for place in crawl.seen) > 1


async def test_orders_of_every_status_are_walked_through(shop: TalkingShop, ana: Visitor) -> None:
    await ana.says("/start")
    orders = await orders_in_every_state(shop, ana)
    labels = {(await shop.show_order(actor=shop.owner, order_id=order.id)).label for order in orders}
    assert labels == set(OrderLabel)


async def is_bought(shop: TalkingShop, ana: Visitor) -> Order:
    await ana.forges(ShowCart())
    buyer = await shop.actor(ana)
    await shop.fills(buyer, tea=1)
    return await shop.pays(await shop.checks_out(buyer, recipient=LI))


async def is_over(shop: TalkingShop, ana: Visitor) -> Order:
    """Received, complained of, in vain."""
    order = await is_bought(shop, ana)
    await shop.ships(order)
    await shop.rejects(await shop.asks(await shop.receives(order), CaseKind.RETURN), "没有损坏")
    return await shop.order(order)
