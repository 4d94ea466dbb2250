"""Every paper leads back to where it is had, and so does what an owner pays back for no goods."""

from types import ModuleType
from typing import Final

import pytest

from shopclerk.conversation.actions import goodwill, papers
from shopclerk.conversation.actions.ordering import ShowOrder, ShowReceipt
from shopclerk.conversation.actions.parcels import ShowParcel
from shopclerk.conversation.actions.shipping import ShowQueue
from shopclerk.conversation.screens.merchant import TO_SHIP
from shopclerk.core.domain.people import Role
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_every_screen import LI, kinds_of, must_be_fine
from tests.shopfloor.talking import TalkingShop

CRAWLED: Final[tuple[ModuleType, ...]] = (papers, goodwill)


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_paper_leads_on(shop: TalkingShop, language: str) -> None:
    """Of an order to ship, of a parcel, of all orders to ship at once; and the receipt for the customer."""
    ana = shop.visitor("Ana", locale=language)
    mei = await shop.staff("Mei", role=Role.OWNER, locale=language)
    await ana.says("/start")
    buyer = await shop.actor(ana)
    orders = []
    for _ in range(2):
        await shop.fills(buyer, tea=1)
        orders.append(await shop.pays(await shop.checks_out(buyer, recipient=LI)))
    parcel = await shop.ships(orders[0])
    await shop.relays()
    for action in (ShowQueue(TO_SHIP), ShowOrder(orders[1].id), ShowParcel(parcel.id)):
        await mei.forges(action)
    await ana.forges(ShowReceipt(orders[0].id))
    crawls = [
        await Crawl(("5 对不起", "💥"), within=kinds_of(CRAWLED)).through(visitor) for visitor in (mei, ana)
    ]
    for crawl, name in zip(crawls, ("papers-and-paying-back", "the-receipt"), strict=True):
        must_be_fine(crawl, language)
        if language == "en":
            must_be_mapped(name, crawl)
    assert crawls[0].pressed | crawls[1].pressed >= kinds_of(CRAWLED)
