"""Every screen about who works in the shop leads on; and whoever works there no more is led on too."""

from types import ModuleType
from typing import Final

import pytest

from shopclerk.conversation.actions import staffing
from shopclerk.conversation.actions.staffing import ShowStaff
from shopclerk.core.domain.people import Role
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_every_screen import kinds_of, must_be_fine
from tests.shopfloor.talking import TalkingShop

CRAWLED: Final[tuple[ModuleType, ...]] = (staffing,)


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_screen_about_staff_leads_on(shop: TalkingShop, language: str) -> None:
    """Of six colleagues, one of whom nobody knows by name: a page and a bit."""
    boss = await shop.staff("Mei", role=Role.OWNER, locale=language)
    for name in ("Bo", "Cy", "Di", "Eli") if language == "en" else ("小王", "小李", "小张", "小陈"):
        await shop.staff(name)
    await shop.staff("", role=Role.OWNER)
    await boss.forges(ShowStaff())
    crawl = await Crawl(("阿梅",), within=kinds_of(CRAWLED)).through(boss)
    must_be_fine(crawl, language)
    if language == "en":
        must_be_mapped("staff", crawl)
    assert crawl.pressed >= kinds_of(CRAWLED)
