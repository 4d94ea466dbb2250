"""The staff's room on Telegram: a topic of a group, through either framework."""

import pytest

from shopclerk.core.domain.people import Role
from tests.adapters.telegram.drivers import DRIVERS
from tests.telegram.buying import buys_tea
from tests.telegram.shop import telegram_shop


@pytest.mark.parametrize("driver", DRIVERS)
async def test_staff_work_in_a_topic_of_their_group(driver: str) -> None:
    async with telegram_shop(driver) as shop:
        boss = await shop.staff("Boss", role=Role.OWNER)
        kim = await shop.staff("Kim", language="zh")
        group = shop.telegram.group("Staff", forum=True)
        await boss.person.adds(shop.bot, group)
        topic = await boss.person.opens_topic(group, "Orders")
        bosses, kims = (each.person.in_group(group, shop.bot, topic) for each in (boss, kim))
        await bosses.says("/here")
        await bosses.sees("The staff work here now")
        await shop.is_quiet()
        assert [offer.split()[0] for offer in kims.menu] == ["queue", "ship", "help", "leave"]

        ana = shop.visitor("Ana")
        await ana.says("/start")
        await ana.sees("Welcome")
        before = len(boss.shown)
        number = await buys_tea(shop, ana)
        card = await kims.sees(number, "Awaiting shipment", "Ana Lee")
        assert card.topic == topic
        assert len(boss.shown) == before

        eve = shop.visitor("Eve").person.in_group(group, shop.bot, topic)
        await eve.presses("Ship", on=card)
        refused = await eve.sees("for the staff")
        assert refused.topic == topic
        assert "Awaiting shipment" in card.text

        await kims.presses("Ship", on=card)
        asked = await kims.sees("Which tracking number", "replying to this message")
        assert "Awaiting shipment" in card.text
        await bosses.says("never mind me, just talking")
        await kims.says("SF1234567", to=asked)
        await bosses.sees_on(card, "🚚 Shipped", "SF1234567")
        await ana.sees("SF1234567")
        await shop.is_quiet()
        assert await shop.breaches() == []
        assert await shop.dead_letters() == []


@pytest.mark.parametrize("driver", DRIVERS)
async def test_a_reply_to_a_card_ships_its_order(driver: str) -> None:
    async with telegram_shop(driver) as shop:
        boss = await shop.staff("Boss", role=Role.OWNER)
        ana = shop.visitor("Ana")
        await ana.says("/start p_tea")
        await ana.presses("Home")
        number = await buys_tea(shop, ana)
        card = await boss.sees(number, "Awaiting shipment")
        await boss.says("SF1234567", to=card)
        await boss.sees_on(card, "🚚 Shipped", "SF1234567")
        await shop.is_quiet()
        assert await shop.dead_letters() == []


@pytest.mark.parametrize("driver", DRIVERS)
async def test_a_group_that_sent_the_bot_away_is_no_room(driver: str) -> None:
    async with telegram_shop(driver) as shop:
        boss = await shop.staff("Boss", role=Role.OWNER)
        group = shop.telegram.group("Staff")
        await boss.person.adds(shop.bot, group)
        here = boss.person.in_group(group, shop.bot)
        await here.says("/start@" + shop.bot.username + " here")
        await here.sees("The staff work here now")
        await boss.person.removes(shop.bot, group)
        await shop.is_quiet()
        assert await shop.database.rooms.all() == ()
        ana = shop.visitor("Ana")
        await ana.says("/start")
        await ana.sees("Welcome")
        number = await buys_tea(shop, ana)
        await boss.sees(number, "Awaiting shipment")


@pytest.mark.parametrize("driver", DRIVERS)
async def test_a_product_is_shared_as_a_link_with_its_picture(driver: str) -> None:
    async with telegram_shop(driver) as shop:
        boss = await shop.staff("Boss", role=Role.OWNER)
        await boss.says("/start p_tea")
        await boss.presses("Share")
        shared = await boss.sees(f"https://t.me/{shop.bot.username}?start=p_TEA")
        assert shared.body["photo"]
        await boss.presses("The product")
        await boss.sees("Tea", "39")
