"""An order that is placed with three taps instead of typing, through either framework."""

import pytest

from shopclerk.core.domain.people import Role
from tests.adapters.telegram.drivers import DRIVERS
from tests.fake_telegram import PrivateChat
from tests.telegram.buying import goes_to_the_checkout
from tests.telegram.shop import telegram_shop


async def is_asked_for_a_name(ana: PrivateChat) -> None:
    await ana.says("/start")
    await goes_to_the_checkout(ana)
    await ana.sees("One tap on the button below")


@pytest.mark.parametrize("driver", DRIVERS)
async def test_a_contact_and_a_spot_are_shared_instead_of_typed(driver: str) -> None:
    async with telegram_shop(driver) as shop:
        boss = await shop.staff("Boss", role=Role.OWNER)
        ana = shop.visitor("Ana")
        await is_asked_for_a_name(ana)
        await ana.taps("📱 Share my name and number")
        await ana.sees("Where should it go?")
        await ana.taps("📍 Share my location")
        await ana.sees("Got your spot on the map")
        await ana.says("8 Harbour Road, flat 3")
        await ana.sees("Ana", "+13800138000", "with your spot on the map")
        await shop.is_quiet()
        assert ana.keys == []
        assert not [message for message in ana.shown if "button below" in message.text]
        await ana.presses("Place the order")
        await ana.presses("Alipay")
        await shop.is_quiet()
        await shop.pays(ana)
        card = await boss.sees("Awaiting shipment", "8 Harbour Road")
        assert "🗺 Show on the map" in [button["text"] for button in card.buttons]
        assert await shop.dead_letters() == []


async def test_whoever_types_instead_is_rid_of_the_button() -> None:
    async with telegram_shop() as shop:
        ana = shop.visitor("Ana")
        await is_asked_for_a_name(ana)
        await ana.says("/shop")
        await ana.sees("Where would you like to look?")
        await shop.is_quiet()
        assert ana.keys == []
