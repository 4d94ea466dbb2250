"""Every screen about what is kept of somebody leads on."""

from types import ModuleType
from typing import Final

import pytest

from shopclerk.conversation.actions import privacy
from shopclerk.conversation.actions.privacy import ShowPersonal
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_every_screen import LI, kinds_of, must_be_fine
from tests.shopfloor.talking import TalkingShop

CRAWLED: Final[tuple[ModuleType, ...]] = (privacy,)


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_screen_about_what_is_kept_leads_on(shop: TalkingShop, language: str) -> None:
    """For a newcomer, who may be erased; for somebody who still waits for an order; and for staff."""
    li, wang = shop.visitor("李明", locale=language), shop.visitor("王芳", locale=language)
    mei = await shop.staff("阿梅", locale=language)
    await wang.says("/start")
    buyer = await shop.actor(wang)
    await shop.fills(buyer, tea=1)
    await shop.checks_out(buyer, recipient=LI)
    await shop.keep_address(actor=buyer, request_id=shop.request(), recipient=LI)
    crawl = Crawl(within=kinds_of(CRAWLED))
    for visitor in (li, wang, mei):
        await visitor.forges(ShowPersonal())
        await crawl.through(visitor)
    must_be_fine(crawl, language)
    if language == "en":
        must_be_mapped("what-is-kept", crawl)
    assert crawl.pressed >= kinds_of(CRAWLED)
