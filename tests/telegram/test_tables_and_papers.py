"""Files on Telegram, both ways, by either framework: tables, papers that are printed, pictures to many."""

import pytest

from shopclerk.core.domain.people import Role
from tests.adapters.pictures.drawing import drawn
from tests.adapters.telegram.drivers import DRIVERS
from tests.fake_telegram import PrivateChat
from tests.telegram.buying import buys_tea
from tests.telegram.shop import TelegramShop, telegram_shop

POT = drawn("PNG", (60, 40))


@pytest.fixture(params=DRIVERS)
def driver(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def file_shown(shop: TelegramShop, chat: PrivateChat, ending: str) -> bytes:
    """What is in the file of that name that the bot sent last."""
    await shop.is_quiet()
    sent = [
        each for each in chat.shown if each.body.get("document", {}).get("file_name", "").endswith(ending)
    ]
    assert sent, f"no {ending} in {[message.text for message in chat.shown]}"
    return shop.telegram.world.files[sent[-1].body["document"]["file_id"]]


async def test_the_catalogue_goes_out_as_a_table_and_comes_back_changed(driver: str) -> None:
    async with telegram_shop(driver) as shop:
        boss, ana = await shop.staff("Boss", role=Role.OWNER), shop.visitor("Ana")
        await boss.says("/start")
        for label in ("Office", "Catalogue", "As a table"):
            await boss.presses(label)
        table = await file_shown(shop, boss, ".csv")
        await boss.sends_document(table, "products.csv")
        await boss.sees("This table changes nothing")
        changed = table.decode("utf-8-sig").replace("Notebook", "Squared notebook")
        assert changed.encode() != table
        await boss.sends_document(changed.encode(), "products.csv")
        await boss.presses("bring it in")
        await shop.is_quiet()
        await ana.says("/start p_NOTEBOOK")
        await ana.sees("Squared notebook")
        assert await shop.dead_letters() == []


async def test_a_table_of_tracking_numbers_ships_what_it_names(driver: str) -> None:
    async with telegram_shop(driver) as shop:
        boss, ana = await shop.staff("Boss", role=Role.OWNER), shop.visitor("Ana")
        await ana.says("/start")
        number = await buys_tea(shop, ana)
        table = f"Order number,Tracking number,Carrier\n{number},SF1234567,\n2222-22,SF7654321,\n"
        await boss.sends_document(table.encode(), "numbers.csv")
        await boss.sees(number, "2222-22")
        await boss.presses("Yes, ship")
        await shop.is_quiet()
        await ana.sees("SF1234567")
        assert await shop.dead_letters() == []


async def test_papers_come_as_files(driver: str) -> None:
    async with telegram_shop(driver) as shop:
        boss, ana = await shop.staff("Boss", role=Role.OWNER), shop.visitor("Ana")
        await ana.says("/start")
        number = await buys_tea(shop, ana)
        await ana.says(number)
        await ana.presses("Receipt")
        await ana.presses("As a file")
        receipt = await file_shown(shop, ana, ".pdf")
        await boss.says("/start")
        for label in ("To ship", "All at once", "Picking list"):
            await boss.presses(label)
        picking = await file_shown(shop, boss, ".pdf")
        assert receipt.startswith(b"%PDF")
        assert picking.startswith(b"%PDF")
        assert receipt != picking
        assert await shop.dead_letters() == []


async def test_a_broadcast_reaches_who_said_yes_and_can_be_unsubscribed_from(driver: str) -> None:
    async with telegram_shop(driver) as shop:
        boss = await shop.staff("Boss", role=Role.OWNER)
        ana, ben = shop.visitor("Ana"), shop.visitor("Ben")
        for each in (ana, ben):
            await each.says("/start")
            await each.sees("Welcome")
        for label in ("My account", "Notices", "News and offers"):
            await ana.presses(label)
        await boss.says("/start")
        for label in ("Office", "Broadcasts", "Write a new one"):
            await boss.presses(label)
        await boss.sends_photo(POT, "Spring teas are here")
        await boss.sees("Spring teas are here")
        await boss.presses("Send")
        await boss.presses("Yes, to 1 person")
        await boss.sees("being sent")
        await shop.time_passes(minutes=1)
        told = await ana.sees("Spring teas are here", "You get this because")
        assert told.body["photo"]
        await shop.time_passes(minutes=1)
        await boss.sees("Broadcast: sent")
        assert [message.text for message in ben.shown if "Spring teas" in message.text] == []
        await ana.presses("No more news")
        await ana.sees("No more news for you")
        assert await shop.dead_letters() == []
