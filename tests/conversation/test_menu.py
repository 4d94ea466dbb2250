"""What is offered is understood, and what is understood is offered or said elsewhere."""

import re

import pytest

from shopclerk.conversation.menu import COMMANDS, Menu, offers
from shopclerk.conversation.overhearing import IN_A_ROOM
from shopclerk.conversation.words import Words
from shopclerk.core.domain.people import Role
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

UNLISTED = {"start", "home", "cancel"}
"""Everybody's on every platform, or a button of its own."""

LISTED = {command for menu in Menu for command in menu.value}


def test_every_command_is_in_a_menu_or_known_by_itself() -> None:
    assert set(COMMANDS) == LISTED | UNLISTED
    assert set(COMMANDS) >= IN_A_ROOM


@pytest.mark.parametrize("menu", Menu)
def test_every_command_is_named_as_telegram_takes_it(words: Words, menu: Menu) -> None:
    """Names: core.telegram.org/bots/api#botcommand."""
    for offer in offers(words, menu):
        assert re.fullmatch(r"[a-z0-9_]{1,32}", offer.command)
        assert 1 <= len(offer.does) <= 256


@pytest.fixture
async def clerk() -> Visitor:
    return await TalkingShop().staff("Kim")


@pytest.mark.parametrize("command", Menu.CUSTOMER.value)
async def test_every_command_of_a_customer_is_understood(command: str) -> None:
    ana = TalkingShop().visitor("Ana")
    await ana.says(f"/{command}")
    assert ana.news
    ana.does_not_see("did not understand", "Only staff")


@pytest.mark.parametrize("command", Menu.STAFF.value)
async def test_every_command_of_staff_is_understood(clerk: Visitor, command: str) -> None:
    await clerk.says(f"/{command}")
    assert clerk.news
    clerk.does_not_see("did not understand", "Only staff")


@pytest.mark.parametrize("command", Menu.ROOM.value)
async def test_every_command_of_the_room_is_understood(clerk: Visitor, command: str) -> None:
    boss = (await clerk.shop.staff("Mei", role=Role.OWNER)).in_group("room")
    await boss.says("/here")
    await boss.says(f"/{command}")
    assert boss.news
    boss.does_not_see("did not understand", "in private")


async def test_staff_are_offered_their_commands_when_they_join(clerk: Visitor) -> None:
    menus = clerk.shop.chat.menus
    assert [offer.command for offer in menus[clerk.address]] == list(Menu.STAFF.value)
    await clerk.says("/language")
    await clerk.presses("简体中文")
    assert menus[clerk.address][0].does == "查看待发货订单"


async def test_customers_keep_the_menu_that_everybody_has() -> None:
    shop = TalkingShop()
    ana = shop.visitor("Ana")
    for typed in ("/start", "/language"):
        await ana.says(typed)
    await ana.presses("简体中文")
    assert shop.chat.menus == {}
