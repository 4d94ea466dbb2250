"""A product that is put up for sale by its picture on Telegram, and bought there."""

import pytest

from tests.adapters.pictures.drawing import drawn
from tests.adapters.telegram.drivers import DRIVERS
from tests.telegram.shop import telegram_shop

POT = drawn("PNG", (60, 40))


@pytest.mark.parametrize("driver", DRIVERS)
async def test_a_picture_with_a_caption_is_one_press_from_the_shop(driver: str) -> None:
    async with telegram_shop(driver) as shop:
        bo, ana = await shop.staff("Bo"), shop.visitor("Ana", language="zh")
        await bo.sends_photo(POT, "Tea pot\n¥128\n3 pcs")
        draft = await bo.sees("🆕 Tea pot", "128.00", "3 to sell")
        assert draft.body["photo"]
        await bo.presses("Publish")
        await bo.sees("Tea pot is in the shop", "TEA-POT")
        await ana.says("/start p_TEA-POT")
        page = await ana.sees("Tea pot", "128.00")
        assert page.body["photo"] == draft.body["photo"]
        assert await shop.breaches() == []
        assert await shop.dead_letters() == []


async def test_what_the_caption_lacks_is_asked_for() -> None:
    async with telegram_shop() as shop:
        bo = await shop.staff("Bo")
        await bo.sends_photo(POT)
        await bo.sees("What is it called?")
        for answer, next_question in (("Tea pot", "What does one cost?"), ("128", "How many are there")):
            await bo.says(answer)
            await bo.sees(next_question)
        await bo.presses("Never mind")
        await bo.sees("None in stock yet")
        await bo.presses("Discard")
        await bo.sees("Nothing is in the shop")
