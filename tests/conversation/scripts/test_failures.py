"""Staff see what could not be told or dealt with, and look after it."""

from typing import Final, get_args

import pytest

from shopclerk.conversation.actions import failures
from shopclerk.conversation.actions.failures import DropFailure, RetryFailures, ShowFailures
from shopclerk.core.ports.notifier import Unreachable
from shopclerk.core.usecases.relaying import LEASE
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_every_screen import kinds_of, must_be_fine
from tests.conversation.scripts.walks import orders_a_mug
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import SOURCE, TalkingShop

CRAWLED: Final = (failures,)


async def a_notice_gives_up(shop: TalkingShop, ana: Visitor) -> str:
    """That her order is paid, by a fault of ours; its number."""
    order = await orders_a_mug(ana)
    await shop.pays(order)
    outbox, now = shop.database.outbox, shop.clock.now()
    for entry in await outbox.undirected(10):
        await outbox.direct(entry, (ana.address,))
    while claimed := await outbox.claim(now, LEASE, 10):
        for delivery in claimed:
            await outbox.settle(delivery.id, now, failure="ZeroDivisionError()")
    return order.number


async def an_update_gives_up(shop: TalkingShop, ana: Visitor) -> None:
    await shop.database.inbox.accept(SOURCE, "x", ana.address, b"no update", shop.clock.now())
    await shop.works()


async def opens(mei: Visitor) -> None:
    await mei.says("/start")
    await mei.presses("🗂 Office")
    await mei.presses("⚠️ What failed")


async def test_a_notice_that_gave_up_is_seen_and_tried_again(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    number = await a_notice_gives_up(shop, ana)
    await mei.says("/start")
    await mei.presses("🗂 Office")
    mei.sees_button("⚠️ What failed (1)")
    await mei.presses("⚠️ What failed")
    mei.sees(f"Not told about order {number}", "Ana", "A fault in the program;")
    ana.looks_away()
    await mei.presses("🔁 Again: 1")
    ana.sees(f"Order {number} is paid")
    mei.sees("It is being tried again.")
    await mei.repeats()
    assert len(ana.showing(f"Order {number} is paid")) == 1


async def test_who_left_is_told_apart_from_a_fault(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    shop.undeliverable = True
    order = await orders_a_mug(ana)
    await shop.pays(order)
    shop.chat.failures.append(Unreachable(ana.address))
    await shop.relays()
    await opens(mei)
    mei.sees("They have left the chat, or blocked it.")


async def test_all_are_tried_again_at_once(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    number = await a_notice_gives_up(shop, ana)
    await an_update_gives_up(shop, ana)
    await opens(mei)
    mei.sees("What failed (2)", "What they wrote or pressed could not be handled")
    ana.looks_away()
    await mei.presses("🔁 Try all again (2)")
    mei.sees("2 are being tried again.")
    ana.sees(f"Order {number} is paid")
    await opens(mei)
    mei.sees("What failed (1)")


async def test_one_is_put_away_for_good_once_that_is_said_twice(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    await an_update_gives_up(shop, ana)
    await opens(mei)
    await mei.presses("✖ Dismiss: 1")
    mei.sees("cannot be tried again")
    await mei.presses("✖ Yes, dismiss it")
    mei.sees("Dismissed.", "Nothing has failed.")
    await mei.forges(DropFailure("in-1"))
    mei.sees("That button was from before.")


async def test_many_are_seen_page_by_page(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    for number in range(6):
        await shop.database.inbox.accept(SOURCE, f"x{number}", ana.address, b"no", shop.clock.now())
    await shop.works()
    await opens(mei)
    await mei.presses("More »")
    mei.sees_button("🔁 Again: 2")
    mei.does_not_see_button("🔁 Again: 3")
    await mei.presses("« First page")
    mei.sees_button("🔁 Again: 4")


@pytest.mark.parametrize("button", [ShowFailures(), RetryFailures(), DropFailure("in-1")])
async def test_customers_look_after_nothing(shop: TalkingShop, ana: Visitor, button: failures.Action) -> None:
    await ana.forges(button)
    ana.sees("Only the shop")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_screen_about_failures_leads_on(shop: TalkingShop, ana: Visitor, language: str) -> None:
    mei = await shop.staff("Mei", locale=language)
    for number in range(6):
        await shop.database.inbox.accept(SOURCE, f"x{number}", ana.address, b"no", shop.clock.now())
    await shop.works()
    await mei.forges(ShowFailures())
    crawl = await Crawl(within=kinds_of(CRAWLED)).through(mei)
    must_be_fine(crawl, language)
    if language == "en":
        must_be_mapped("what-failed", crawl)
    assert crawl.pressed | {ShowFailures} >= set(get_args(failures.Action))
