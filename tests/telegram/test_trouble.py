"""What customers see of Telegram's troubles: nothing, but that an answer may come late."""

from collections.abc import AsyncIterator

import pytest

from shopclerk.conversation.actions.shopping import AddToCart
from shopclerk.conversation.codec import encode
from tests.adapters.telegram.drivers import DRIVERS
from tests.fake_telegram import Drop, PrivateChat, Refuse, TooMany
from tests.fake_telegram.faults import Fault
from tests.fake_telegram.parameters import Parameters
from tests.fake_telegram.world import Message
from tests.telegram.shop import TelegramShop, telegram_shop


@pytest.fixture(params=DRIVERS)
async def shop(request: pytest.FixtureRequest) -> AsyncIterator[TelegramShop]:
    async with telegram_shop(request.param) as shop:
        yield shop


@pytest.fixture
async def ana(shop: TelegramShop) -> PrivateChat:
    return shop.visitor("Ana")


async def at_home(ana: PrivateChat) -> Message:
    await ana.says("/start")
    return await ana.sees("Welcome!")


async def adds_tea(shop: TelegramShop, ana: PrivateChat, on: Message) -> None:
    ana.presses_data(encode(AddToCart(await shop.floor.sku("tea"), 1)), on)


async def test_a_press_whose_answer_fails_again_and_again_counts_once(
    shop: TelegramShop, ana: PrivateChat
) -> None:
    home = await at_home(ana)
    away: list[Fault] = [Refuse(502), Drop()] * 4
    troubles = [*away, TooMany(2), Drop(done=True)]
    shop.telegram.faults.next("editMessageText", *troubles)
    await adds_tea(shop, ana, home)
    await ana.sees_on(home, "In your cart: 1")
    await shop.is_quiet()
    assert len(ana.shown) == 1
    assert [fault for _, fault in shop.telegram.faults.met] == troubles


async def test_a_message_is_repeated_only_when_it_was_sent_although_the_bot_was_told_otherwise(
    shop: TelegramShop, ana: PrivateChat
) -> None:
    unsent = (Refuse(502), TooMany(3), Drop(), TooMany(1))
    shop.telegram.faults.next("sendMessage", *unsent, Refuse(502, done=True), Drop(done=True))
    await ana.says("/start")
    await shop.is_quiet()
    assert len(shop.telegram.faults.met) == 6
    assert [message.text.splitlines()[0] for message in ana.shown] == ["Tea & Paper"] * 3


async def test_an_outage_of_an_hour_loses_nothing_and_answers_come_in_order(
    shop: TelegramShop, ana: PrivateChat
) -> None:
    home = await at_home(ana)
    outage = Outage()
    shop.telegram.faults.chooser = outage
    for _ in range(3):
        await adds_tea(shop, ana, home)
    for _ in range(60):
        await outage.was_tried(shop)
        shop.floor.clock.advance(minutes=1)
        shop.branch.wake()
    assert "Welcome!" in home.text
    outage.is_over = True
    shop.floor.clock.advance(minutes=1)
    await shop.is_quiet()
    assert "In your cart: 3" in home.text
    assert await shop.dead_letters() == []


class Outage:
    """Nothing can be shown until it is over."""

    def __init__(self) -> None:
        self.is_over = False
        self._tries = 0

    def __call__(self, method: str, parameters: Parameters) -> Refuse | None:
        if self.is_over or method == "getUpdates":
            return None
        self._tries += 1
        return Refuse(502)

    async def was_tried(self, shop: TelegramShop) -> None:
        """Since the last time."""
        while not self._tries:
            await shop.telegram.world.moved.wait()
        self._tries = 0
