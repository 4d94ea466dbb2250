"""An owner sees who of the staff did what."""

from types import ModuleType
from typing import Final, get_args

import pytest

from shopclerk.conversation.actions import deeds
from shopclerk.conversation.actions.deeds import ShowDeeds
from shopclerk.core.domain.people import Role
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_every_screen import kinds_of, must_be_fine
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
    mei.sees("📜 Activity of Mei", "Nothing has been done yet.")
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


async def test_pages_go_on_where_the_last_ended_whatever_has_happened_since(
    shop: TalkingShop, mei: Visitor
) -> None:
    owner, mug = await shop.actor(mei), await shop.sku("enamel-mug")

    async def takes_in(units: int) -> None:
        await shop.receive_stock(actor=owner, request_id=f"in {units}", sku_id=mug, units=units)

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
