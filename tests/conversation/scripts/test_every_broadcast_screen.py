"""Every screen about broadcasts leads on, for who writes them and for who gets them."""

from types import ModuleType
from typing import Final

import pytest

from shopclerk.conversation.actions import campaigns
from shopclerk.conversation.actions.campaigns import AskCampaign, ShowCampaigns
from shopclerk.core.domain.people import Role
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_broadcasts import readers, ticks
from tests.conversation.scripts.test_every_screen import kinds_of, must_be_fine
from tests.shopfloor.talking import TalkingShop

CRAWLED: Final[tuple[ModuleType, ...]] = (campaigns,)
WRITTEN: Final = "💥"


async def is_sent(shop: TalkingShop) -> None:
    """To one who can be told, and one who cannot."""
    written = await shop.draft_campaign(actor=shop.owner, request_id=shop.request(), text=WRITTEN)
    await shop.start_campaign(actor=shop.owner, request_id=shop.request(), campaign_id=written.id, version=1)
    for _ in range(3):
        await ticks(shop)


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_screen_about_broadcasts_leads_on(shop: TalkingShop, language: str) -> None:
    """From a draft with a picture, which the walk sends, pauses, goes on with and stops, beside one that has
    gone out.
    """
    boss = await shop.staff("老板", role=Role.OWNER, locale=language)
    reader, gone = await readers(shop, 2, language)
    shop.chat.gone.add(gone.address)
    await is_sent(shop)
    await boss.forges(AskCampaign(None))
    await boss.sends_picture("leaves", caption=WRITTEN)
    await boss.forges(ShowCampaigns())
    crawl = await Crawl((WRITTEN,), within=kinds_of(CRAWLED)).through(boss)
    must_be_fine(crawl, language)
    got = await Crawl(within=kinds_of(CRAWLED)).through(reader)
    must_be_fine(got, language)
    if language == "en":
        must_be_mapped("broadcasts", crawl)
        must_be_mapped("a-broadcast-to-a-customer", got)
    assert crawl.pressed | got.pressed >= kinds_of(CRAWLED)
