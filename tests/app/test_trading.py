"""A process learns what the others have changed of the terms."""

import asyncio

from shopclerk.app.trading import Recalling
from shopclerk.core.domain.shop_settings import Setting
from shopclerk.core.ports.errors import Unavailable
from shopclerk.core.usecases.terms import Terms
from shopclerk.core.usecases.trading import PresentTerms, RecallSettings
from tests.shopfloor.shop import Shop


async def test_it_is_learned_without_a_word_also_after_the_database_was_away() -> None:
    shop = Shop(terms=Terms(currency="CNY", name="Tea House"))
    elsewhere, learned = PresentTerms(shop.terms), asyncio.Event()
    away = iter((True, False, True))

    async def recall() -> None:
        if next(away, False):
            raise Unavailable("database")
        await RecallSettings(shop.store, elsewhere)()
        if elsewhere.now.name == "Paper & Steam":
            learned.set()

    worker = Recalling(recall, every=0.001)
    working = asyncio.create_task(worker.run())
    await shop.change_setting(
        actor=shop.owner, request_id="one", setting=Setting.NAME, value="Paper & Steam", seen=0
    )
    async with asyncio.timeout(50):
        await learned.wait()
    worker.close()
    await working
