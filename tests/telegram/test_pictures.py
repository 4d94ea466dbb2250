"""Pictures on Telegram, both ways."""

import pytest

from tests.adapters.pictures.drawing import drawn
from tests.adapters.telegram.drivers import DRIVERS
from tests.fake_telegram import Drop, PrivateChat, TooMany
from tests.fake_telegram.world import Message
from tests.telegram.shop import TelegramShop, telegram_shop

SIDES = [drawn("PNG", (40 + side, 30)) for side in range(3)]
EN = ("Browse the shop", "All products", "Tea", "All pictures (3)")
ZH = ("逛逛店铺", "全部商品", "Tea", "全部图片（3）")


@pytest.fixture(params=DRIVERS)
def driver(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def shown(shop: TelegramShop, visitor: PrivateChat, count: int) -> list[Message]:
    """What the bot shows, once it is so many messages."""
    while len(visitor.shown) < count:
        await shop.telegram.world.moved.wait()
    return visitor.shown


@pytest.mark.parametrize(("language", "labels"), [("en", EN), ("zh", ZH)])
async def test_a_product_is_seen_from_all_sides(driver: str, language: str, labels: tuple[str, ...]) -> None:
    async with telegram_shop(driver) as shop:
        await shop.floor.pictures("tea", *SIDES)
        ana = shop.visitor("Ana", language=language)
        await ana.says("/start")
        for label in labels:
            await ana.presses(label)
        page, front, back, inside, below = await shown(shop, ana, 5)
        album = (front, back, inside)
        assert len({message.body["media_group_id"] for message in album}) == 1
        assert [message.text for message in album] == ["Tea", "", ""]
        assert below.body["photo"] == page.body["photo"]
        assert below.buttons == page.buttons
        await ana.presses(labels[-1])
        await shown(shop, ana, 9)
        assert sorted(shop.telegram.world.files.values()) == sorted(SIDES)
        assert await shop.dead_letters() == []


async def test_a_picture_of_staff_is_fetched_however_long_it_takes(driver: str) -> None:
    async with telegram_shop(driver) as shop:
        boss = await shop.staff("Boss")
        shop.telegram.faults.next("getFile", TooMany(1), Drop())
        await boss.sends_photo(SIDES[0], "Bowl, 12.50")
        await boss.sees("Bowl", "12.50")
        assert await shop.dead_letters() == []


async def test_who_sends_no_picture_is_told_what_to_do(driver: str) -> None:
    async with telegram_shop(driver) as shop:
        boss = await shop.staff("Boss")
        await boss.sends_document(b"no picture at all", "bowl.jpg")
        await boss.sees("cannot be read", "send it as a photo")
        assert await shop.dead_letters() == []


async def test_a_picture_that_nobody_asked_for_is_not_fetched(driver: str) -> None:
    async with telegram_shop(driver) as shop:
        ana = shop.visitor("Ana")
        await ana.sends_photo(SIDES[0])
        await ana.sees("I do not know what this picture is for")
        assert "getFile" not in [method for method, _ in shop.telegram.calls]
