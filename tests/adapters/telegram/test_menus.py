"""What people find in the menu, and read before they said anything."""

from collections.abc import Sequence

import pytest
import structlog

from shopclerk.adapters.telegram.addresses import Place
from shopclerk.adapters.telegram.intake import Driver
from shopclerk.adapters.telegram.menus import Introduction, introduce, offer, put_offers
from shopclerk.conversation.ports.chat import Offer
from shopclerk.core.ports.errors import PortError
from tests.fake_telegram import Bot, FakeTelegram, PrivateChat, Refuse

ENGLISH = Introduction(
    language="",
    description="Welcome to Tea!",
    short="Tea",
    customers=(Offer("shop", "Browse the shop"), Offer("cart", "See your cart")),
    groups=(Offer("here", "Let the staff work here"),),
)
CHINESE = Introduction(
    language="zh-Hans",
    description="欢迎！",
    short="茶",
    customers=(Offer("shop", "逛逛商店"),),
    groups=(Offer("here", "让店员在这里工作"),),
)
TRADITIONAL = Introduction(language="zh-Hant", description="歡迎！", short="茶", customers=(), groups=())


def setting(telegram: FakeTelegram) -> Sequence[str]:
    return [method for method, _ in telegram.calls if method.startswith(("set", "delete"))]


async def test_everybody_reads_their_language_in_the_menu(
    driver: Driver, telegram: FakeTelegram, bot: Bot, mei: PrivateChat
) -> None:
    await introduce(driver, (ENGLISH, CHINESE, TRADITIONAL))
    ana = telegram.person("Ana", language="de").chat_with(bot)
    assert ana.menu == ["shop - Browse the shop", "cart - See your cart"]
    assert mei.menu == ["shop - 逛逛商店"]
    for language, said in (("", "Welcome to Tea!"), ("zh", "欢迎！")):
        assert bot.settings["description", "", language] == said
    assert bot.settings["short_description", "", "zh"] == "茶"
    assert bot.settings["menu_button", "", ""] == {"type": "commands"}


async def test_what_is_so_already_is_left_alone(driver: Driver, telegram: FakeTelegram) -> None:
    await introduce(driver, (ENGLISH, CHINESE))
    once = len(setting(telegram))
    await introduce(driver, (ENGLISH, CHINESE))
    assert setting(telegram)[once:] == ["setChatMenuButton"]


async def test_administrators_of_a_group_find_the_command_that_makes_it_a_room(
    driver: Driver, telegram: FakeTelegram, bot: Bot
) -> None:
    await introduce(driver, (ENGLISH,))
    group = telegram.group("Staff")
    boss, ana = telegram.person("Boss"), telegram.person("Ana")
    group.administrators.add(boss.user.id)
    assert boss.in_group(group, bot).menu == ["here - Let the staff work here"]
    assert ana.in_group(group, bot).menu == []


async def test_a_chat_has_a_menu_of_its_own_until_it_is_taken_away(driver: Driver, mei: PrivateChat) -> None:
    await introduce(driver, (ENGLISH, CHINESE))
    await put_offers(driver, Place(mei.chat.id), [Offer("queue", "See the orders to ship")])
    assert mei.menu == ["queue - See the orders to ship"]
    await put_offers(driver, Place(mei.chat.id), ())
    assert mei.menu == ["shop - 逛逛商店"]


async def test_what_telegram_refuses_keeps_nothing_else_from_being_said(
    driver: Driver, telegram: FakeTelegram, bot: Bot
) -> None:
    telegram.faults.next("setMyCommands", Refuse(400))
    with structlog.testing.capture_logs() as logs:
        await introduce(driver, (ENGLISH,))
    assert [log["method"] for log in logs] == ["setMyCommands"]
    assert bot.settings["description", "", ""] == "Welcome to Tea!"


async def test_while_telegram_is_away_an_answer_does_not_wait_for_its_menu(
    driver: Driver, telegram: FakeTelegram, mei: PrivateChat
) -> None:
    telegram.faults.next("setMyCommands", Refuse(502), Refuse(502))
    place, offers = Place(mei.chat.id), [Offer("queue", "See the orders to ship")]
    with structlog.testing.capture_logs() as logs:
        await offer(driver, place, offers)
    assert len(logs) == 1
    with pytest.raises(PortError):
        await put_offers(driver, place, offers)
