"""Every screen of a question leads on, and speaks its reader's language."""

from types import ModuleType
from typing import Final

import pytest

from shopclerk.conversation.actions import threads
from shopclerk.conversation.actions.threads import SendAnyway, ShowMyThreads, ShowThreads, WriteToCustomer
from shopclerk.core.domain.people import Role
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_every_screen import kinds_of, must_be_fine
from tests.conversation.scripts.test_threads import asked
from tests.shopfloor.people import Visitor
from tests.shopfloor.shop import HOME
from tests.shopfloor.talking import TalkingShop

CRAWLED: Final[tuple[ModuleType, ...]] = (threads,)
ANSWER: Final = "好的"


async def asks_of_everything(shop: TalkingShop, li: Visitor, kim: Visitor) -> None:
    """A long one with pictures that is answered, one of an order that waits, and one that is closed."""
    buyer = await shop.actor(li)
    await shop.fills(buyer, tea=1)
    order = await shop.checks_out(buyer, recipient=HOME)
    for _ in range(6):
        await shop.ask_shop(actor=buyer, request_id=shop.request(), text="在吗？")
    await li.forges(ShowMyThreads())
    await li.presses("⏳")
    await li.presses("✍")
    for content in ("one", "two"):
        await li.sends_picture(content)
    await kim.says(ANSWER, to=asked(kim))
    closed = await shop.ask_shop(actor=buyer, request_id=shop.request(), text="算了")
    await shop.close_thread(actor=shop.owner, request_id=shop.request(), thread_id=closed.id, seen=9)
    await shop.ask_shop(actor=buyer, request_id=shop.request(), text="几时到？", order_id=order.id)
    await shop.relays()


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_screen_of_a_question_leads_on(shop: TalkingShop, language: str) -> None:
    mei = await shop.staff("Mei", role=Role.OWNER, locale=language)
    kim = await shop.staff("小王")
    li = shop.visitor("李明", locale=language)
    await li.forges(ShowMyThreads())
    await asks_of_everything(shop, li, kim)
    pressed = set()
    for visitor, start in ((li, ShowMyThreads()), (mei, ShowThreads())):
        if visitor is mei:
            await mei.says(ANSWER, to=mei.showing(ANSWER)[0])
            assert any(isinstance(each.action, SendAnyway) for each in mei.screen.buttons)
        await visitor.forges(start)
        crawl = await Crawl((ANSWER,), within=kinds_of(CRAWLED)).through(visitor)
        must_be_fine(crawl, language)
        if language == "en":
            must_be_mapped(f"questions-of-{'a-customer' if visitor is li else 'an-owner'}", crawl)
        pressed |= crawl.pressed
    assert pressed | {ShowMyThreads, WriteToCustomer} >= kinds_of(CRAWLED)


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_screen_of_writing_first_leads_on(shop: TalkingShop, language: str) -> None:
    mei = await shop.staff("Mei", role=Role.OWNER, locale=language)
    li = shop.visitor("李明", locale=language)
    await li.forges(ShowMyThreads())
    buyer = await shop.actor(li)
    await shop.fills(buyer, tea=1)
    order = await shop.checks_out(buyer, recipient=HOME)
    await mei.forges(WriteToCustomer(order.id))
    crawl = await Crawl((ANSWER,), within=kinds_of(CRAWLED)).through(mei)
    must_be_fine(crawl, language)
    if language == "en":
        must_be_mapped("writing-to-a-customer", crawl)
