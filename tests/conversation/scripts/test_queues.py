"""The merchant's day, and every queue."""

from types import ModuleType
from typing import Final

import pytest

from shopclerk.conversation.actions import queues
from shopclerk.conversation.actions.queues import ShowExceptions, ShowQueues, ShowToday
from shopclerk.core.domain.lifecycle import ShipmentStatus
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.walks import buys_a_mug, gets_a_mug_sent, orders_a_mug
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

CRAWLED: Final[tuple[ModuleType, ...]] = (queues,)


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
    mei.sees_button("📦 To ship (0)", "🚚 Under way (1)", "⏳ Unpaid (1)", "⚠️ Exceptions (1)", "⚖️ Books")
    await mei.presses("⚠️ Exceptions")
    mei.sees("Orders that need a hand", f"{order.number} · a parcel is held up, lost or on its way back")
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


async def test_every_queue_leads_on(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    await ana.says("/start")
    await shop.stocks("MUG", 20)
    for _ in range(7):
        order = await shop.pays(await shop.places(await shop.actor(ana), mug=1))
        await shop.moves(await shop.ships(order), ShipmentStatus.LOST)
    await mei.forges(ShowQueues())
    away = ("🏠", "💬", "📦", "🚚", "⏳", "🛠", "⚖️", "📉", "⚠️ 2", "2", "‹ To")
    crawl = await Crawl((), away).through(mei)
    assert any("« First page" in place.labels for place in crawl.seen)
    assert not crawl.dead_ends
    assert not crawl.unanswered
    must_be_mapped("queues", crawl)
    assert crawl.pressed >= {ShowToday, ShowQueues, ShowExceptions}
