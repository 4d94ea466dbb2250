"""An owner sees who of the staff did what."""

from types import ModuleType
from typing import Final, get_args

import pytest

from shopclerk.conversation.actions import deeds
from shopclerk.conversation.actions.campaigns import AskCampaign
from shopclerk.conversation.actions.choices import AnswerBroadcasts
from shopclerk.conversation.actions.deeds import ShowDeeds
from shopclerk.conversation.actions.discounts import AskNewDiscount
from shopclerk.conversation.actions.failures import RetryFailures, ShowFailures
from shopclerk.conversation.actions.staffing import AppointStaff, AskName, InviteStaff
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.people import Role
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_every_screen import kinds_of, must_be_fine
from tests.conversation.scripts.test_failures import a_notice_gives_up
from tests.conversation.scripts.walks import buys_a_mug
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

CRAWLED: Final[tuple[ModuleType, ...]] = (deeds,)


@pytest.fixture
async def bo(shop: TalkingShop) -> Visitor:
    return await shop.staff("Bo")


async def opens_activity(mei: Visitor) -> None:
    await mei.says("/start")
    await mei.presses("🗂 Office")
    await mei.presses("📜 Activity")


async def test_an_owner_reads_what_everybody_did_and_what_one_did(
    shop: TalkingShop, mei: Visitor, bo: Visitor, ana: Visitor
) -> None:
    me = (await shop.actor(mei)).person_id
    await mei.forges(ShowDeeds(me))
    mei.sees("📜 Activity of Mei", "Joined as an owner")
    await mei.forges(ShowDeeds(PersonId("nobody")))
    mei.sees("Nothing has been done yet.")
    order = await buys_a_mug(ana)
    await bo.says(f"ship {order.number} SF1234567")
    shop.clock.advance(minutes=1)
    await shop.receive_stock(
        actor=await shop.actor(mei), request_id="in", sku_id=await shop.sku("enamel-mug"), units=20
    )
    await opens_activity(mei)
    mei.reads_in_order("Mei · Enamel mug (Blue) · +20 came in", f"Bo · {order.number} · Shipped")
    mei.does_not_see("Ana", "Order placed", "-1")
    await mei.presses("👤 Bo")
    mei.sees("📜 Activity of Bo", f"{order.number} · Shipped")
    mei.does_not_see("+20")
    await mei.presses(order.number)
    mei.sees(order.number, "Enamel mug")
    await opens_activity(mei)
    await mei.presses("Enamel mug")
    mei.sees("Enamel mug")


async def test_who_was_removed_or_has_lost_the_name_still_did_it(
    shop: TalkingShop, mei: Visitor, bo: Visitor, ana: Visitor
) -> None:
    order = await buys_a_mug(ana)
    await bo.says(f"ship {order.number} SF1234567")
    bo_id = (await shop.actor(bo)).person_id
    await shop.database.staff.appoint(bo_id, Role.CUSTOMER)
    await opens_activity(mei)
    mei.sees(f"Bo · {order.number} · Shipped")
    await shop.database.personal.erase(bo_id)
    await opens_activity(mei)
    mei.sees(f"A colleague · {order.number} · Shipped")
    await mei.forges(ShowDeeds(bo_id))
    mei.sees("📜 Activity of A colleague", f"{order.number} · Shipped")
    await mei.presses("‹ Everybody")
    mei.sees("A colleague · ")


async def test_discounts_broadcasts_staffing_and_failures_are_told_too(
    shop: TalkingShop, mei: Visitor, bo: Visitor, ana: Visitor
) -> None:
    await mei.forges(AskNewDiscount())
    await mei.says("SPRING 10% until 2027-12-31")
    await mei.presses("✅ Create the code")
    await mei.presses("✏️ Uses in all")
    await mei.says("50")
    await mei.presses("⏹ End it")
    await mei.presses("⏹ Yes, end it")
    await opens_activity(mei)
    mei.reads_in_order("Mei · SPRING · ended", "Mei · SPRING · changed", "Mei · SPRING · created")
    await mei.presses("SPRING")
    mei.sees("🎟 SPRING")
    await ana.says("/start")
    await ana.forges(AnswerBroadcasts(1))
    await mei.forges(AskCampaign(None))
    await mei.says("New tea is here")
    for button in ("📣 Send it", "📣 Yes, to", "⏸ Pause", "▶️ Resume", "⏹ Stop", "⏹ Yes, stop it"):
        shop.clock.advance(seconds=1)
        await mei.presses(button)
    await opens_activity(mei)
    mei.reads_in_order(
        *(f"Mei · Broadcast {each}" for each in ("stopped", "gone on with", "paused", "started"))
    )
    await mei.presses("📣 Broadcast")
    mei.sees("📣 Broadcast: stopped")
    shop.clock.advance(minutes=1)
    number = await a_notice_gives_up(shop, ana)
    await bo.forges(ShowFailures())
    await bo.presses("✖ Dismiss: 1")
    await bo.presses("✖ Yes, dismiss it")
    shop.clock.advance(minutes=1)
    bo_id = (await shop.actor(bo)).person_id
    for action in (InviteStaff("clerk"), AppointStaff(bo_id, "owner"), AppointStaff(bo_id, "customer")):
        shop.clock.advance(seconds=1)
        await mei.forges(action)
        await mei.repeats()
    await opens_activity(mei)
    mei.reads_in_order(
        "Mei · Removed Bo from the staff",
        "Mei · Made Bo an owner",
        "Mei · Invited a clerk",
        f"Bo · {number} · What could not be told was put away",
    )
    await mei.presses("👤 Bo")
    mei.reads_in_order("What could not be told was put away", "Joined as a clerk")
    mei.does_not_see("Removed", "Broadcast")


async def test_what_was_thrown_away_or_done_twice_is_told_once_or_not_at_all(
    shop: TalkingShop, mei: Visitor
) -> None:
    await mei.forges(AskCampaign(None))
    await mei.says("New tea is here")
    await mei.presses("🗑 Delete")
    await mei.presses("🗑 Yes, delete it")
    await mei.forges(RetryFailures())
    me = (await shop.actor(mei)).person_id
    await mei.forges(AppointStaff(me, "clerk"))
    await mei.forges(AppointStaff(me, "owner"))
    for _ in range(2):
        await mei.forges(AskName(me))
        await mei.says("Li")
    await mei.forges(ShowDeeds(me))
    assert mei.screen.text.count("Renamed Li") == 1
    mei.does_not_see("Broadcast", "could not be told", "Made")


async def test_pages_go_on_where_the_last_ended_whatever_has_happened_since(
    shop: TalkingShop, mei: Visitor
) -> None:
    owner, mug = await shop.actor(mei), await shop.sku("enamel-mug")

    async def takes_in(units: int) -> None:
        await shop.receive_stock(actor=owner, request_id=f"in {units}", sku_id=mug, units=units)

    shop.clock.advance(seconds=1)
    for units in range(101, 110):
        await takes_in(units)
    await opens_activity(mei)
    first = mei.screen.text
    shop.clock.advance(seconds=1)
    await takes_in(110)
    await mei.presses("More »")
    seen = [units for units in range(101, 110) if f"+{units} " in first + mei.screen.text]
    assert seen == list(range(101, 110))
    mei.does_not_see_button("More »")
    assert "+104 " not in mei.screen.text
    await mei.presses("« First page")
    mei.sees("+110")


async def test_nobody_but_an_owner_reads_it(
    shop: TalkingShop, mei: Visitor, bo: Visitor, ana: Visitor
) -> None:
    for visitor in (bo, ana):
        await visitor.forges(ShowDeeds())
        visitor.does_not_see("📜 Activity")
    bo.sees("Only the owner of the shop can do that.")
    for until, past in ((-1, 0), (10**30, 0), (0, -5), (5, 10**9)):
        await mei.forges(ShowDeeds(None, until, past))
        mei.sees("📜 Activity")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_screen_of_what_was_done_leads_on(shop: TalkingShop, language: str) -> None:
    mei = await shop.staff("Mei", role=Role.OWNER, locale=language)
    mug = await shop.sku("enamel-mug")
    for units in range(8):
        await shop.receive_stock(
            actor=await shop.actor(mei), request_id=f"in {units}", sku_id=mug, units=units + 1
        )
    await mei.forges(ShowDeeds())
    crawl = await Crawl(within=kinds_of(CRAWLED)).through(mei)
    must_be_fine(crawl, language)
    if language == "en":
        must_be_mapped("the-activity", crawl)
    assert crawl.pressed >= set(get_args(deeds.Action) or (deeds.Action,))
