"""An order on Telegram, through either framework, fetched and brought."""

import pytest

from shopclerk.core.domain.people import Role
from tests.adapters.telegram.drivers import DRIVERS
from tests.telegram.shop import telegram_shop
from tests.telegram.transports import TRANSPORTS, Mode


@pytest.mark.parametrize("mode", TRANSPORTS)
@pytest.mark.parametrize("driver", DRIVERS)
async def test_somebody_orders_and_pays_and_the_merchant_hears_of_it(driver: str, mode: Mode) -> None:
    async with telegram_shop(driver, mode) as shop:
        boss = await shop.staff("Boss", role=Role.OWNER)
        ana = shop.visitor("Ana")
        await ana.says("/start")
        for label in ("Browse the shop", "All products", "Tea", "Add 1", "Cart (1)", "Check out"):
            await ana.presses(label)
        for asked, answer in (("Name", "Ana Lee"), ("Phone", "138 0013 8000"), ("Address", "8 Harbour Road")):
            await ana.sees(asked)
            await ana.says(answer)
        await ana.presses("Place the order")
        await ana.presses("Alipay")
        await shop.is_quiet()
        await shop.pays(ana)
        await ana.sees("Thank you! Order")
        await boss.sees("Awaiting shipment", "Ana Lee")
        assert await shop.breaches() == []
        assert await shop.dead_letters() == []
