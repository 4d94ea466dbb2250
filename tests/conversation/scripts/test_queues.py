"""The merchant's day, and every queue."""

from types import ModuleType
from typing import Final

import pytest

from shopclerk.conversation.actions import queues
from shopclerk.conversation.actions.queues import ShowExceptions, ShowQueues, ShowToday
from shopclerk.conversation.actions.shipping import ShowQueue
from shopclerk.core.domain.lifecycle import ShipmentStatus
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.goods import tea
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_every_screen import LI, kinds_of, must_be_fine
from tests.conversation.scripts.walks import buys_a_mug, gets_a_mug_sent, orders_a_mug
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

CRAWLED: Final[tuple[ModuleType, ...]] = (queues,)
QUEUES: Final = ("📦 Orders to ship", "🚚 Orders under way", "⏳ Orders not paid yet")


async def test_the_day_is_told_from_home(ana: Visitor, mei: Visitor) -> None:
    await buys_a_mug(ana)
    await mei.says("/start")
    await mei.presses("📊 Today")
    mei.sees("📊 Today, Mar 5, 2026", "💰 Received: CN¥39.00", "Orders placed: 1", "Orders paid: 1")
    mei.sees("📦 1 order to ship · the oldest has waited")
    mei.does_not_see("Paid back")


async def test_every_queue_is_a_press_away(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    order, parcel = await gets_a_mug_sent(ana, mei)
    await shop.moves(parcel, ShipmentStatus.LOST)
    unpaid = await orders_a_mug(shop.visitor("Bo"))
    await mei.says("/start")
    await mei.presses("📋 All queues")
    mei.sees_button(
        "📦 To ship (0)", "🚚 Under way (1)", "⏳ Unpaid (1)", "⚠️ Exceptions (1)", "⚖️ Payments to check"
    )
    await mei.presses("⚠️ Exceptions")
    mei.sees("Orders that need a hand", f"{order.number} · parcel held up, lost or coming back")
    await mei.presses("‹ All queues")
    await mei.presses("⏳ Unpaid")
    mei.sees("⏳ Orders not paid yet", unpaid.number)
    mei.does_not_see(order.number)


async def test_what_runs_low_is_a_press_away(shop: TalkingShop, mei: Visitor) -> None:
    await shop.stocks("MUG", 1)
    await mei.forges(ShowQueues())
    await mei.presses("📉 Running low")
    mei.sees_button("Enamel mug")


async def test_a_clerk_is_not_asked_to_compare_books(shop: TalkingShop) -> None:
    kai = await shop.staff("Kai")
    await kai.forges(ShowQueues())
    kai.does_not_see_button("⚖️")


@pytest.mark.parametrize("action", [ShowToday(), ShowQueues(), ShowExceptions()])
async def test_customers_see_nothing_of_it(ana: Visitor, action: queues.Action) -> None:
    await ana.forges(action)
    ana.sees("Only the shop's staff can do that.")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_screen_of_a_queue_leads_on(shop: TalkingShop, language: str) -> None:
    """Each a page and a bit of orders long: of unpaid ones, of those to ship, under way, and in trouble."""
    ana, mei = shop.visitor("Ana", locale=language), await shop.staff("Mei", locale=language)
    await ana.says("/start")
    buyer = await shop.actor(ana)
    await shop.import_product(tea(quantity=40), actor=shop.owner, sets_stock=True)
    for _ in range(7):
        for step in range(4):
            await shop.fills(buyer, tea=1)
            order = await shop.checks_out(buyer, recipient=LI)
            order = await shop.pays(order) if step else order
            parcel = await shop.ships(order) if step > 1 else None
            if parcel and step > 2:
                await shop.moves(parcel, ShipmentStatus.LOST)
    await mei.says("/start")
    crawl = await Crawl(within={*kinds_of(CRAWLED), ShowQueue}).through(mei)
    must_be_fine(crawl, language)
    if language == "en":
        must_be_mapped("queues", crawl)
        turned = {place.text.split("\n")[0] for place in crawl.seen if "« First page" in place.labels}
        assert turned == {*QUEUES, "⚠️ Orders that need a hand"}
    assert crawl.pressed >= {ShowToday, ShowQueues, ShowExceptions, ShowQueue}
