"""An order on Telegram, through either framework, fetched and brought."""

import pytest

from shopclerk.core.domain.people import Role
from tests.adapters.telegram.drivers import DRIVERS
from tests.telegram.buying import places_an_order
from tests.telegram.shop import telegram_shop
from tests.telegram.transports import TRANSPORTS, Mode


@pytest.mark.parametrize("mode", TRANSPORTS)
@pytest.mark.parametrize("driver", DRIVERS)
async def test_somebody_orders_and_pays_and_the_merchant_hears_of_it(driver: str, mode: Mode) -> None:
    async with telegram_shop(driver, mode) as shop:
        boss = await shop.staff("Boss", role=Role.OWNER)
        ana = shop.visitor("Ana")
        await ana.says("/start")
        await places_an_order(ana)
        await ana.presses("Alipay")
        await shop.is_quiet()
        await shop.pays(ana)
        await ana.sees("Thank you! Order")
        await boss.sees("Awaiting shipment", "Ana Lee")
        assert await shop.breaches() == []
        assert await shop.dead_letters() == []
