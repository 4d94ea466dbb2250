"""The life of an order over real HTTP, through either framework, fetched and brought, in both languages."""

import pytest

from tests.telegram.life import CHINESE, ENGLISH, Tongue, lives_through
from tests.telegram.shop import telegram_shop
from tests.telegram.transports import Mode


@pytest.mark.parametrize(
    ("driver", "mode", "tongue"),
    [
        ("aiogram", "polling", ENGLISH),
        ("aiogram", "webhook", CHINESE),
        ("ptb", "polling", CHINESE),
        ("ptb", "webhook", ENGLISH),
    ],
)
async def test_an_order_lives_from_the_first_word_to_the_refund(
    driver: str, mode: Mode, tongue: Tongue
) -> None:
    async with telegram_shop(driver, mode) as shop:
        await lives_through(shop, tongue)
