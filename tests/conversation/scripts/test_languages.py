from dataclasses import replace

import pytest

from shopclerk.conversation.incoming import Text
from tests.conversation.scripts.walks import buys_a_mug, puts_a_mug_into_the_cart
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


@pytest.mark.parametrize(
    ("locale", "welcome"),
    [
        ("en", "Welcome!"),
        ("zh-CN", "欢迎光临！"),
        ("zh_hans_cn", "欢迎光临！"),
        ("tlh", "Welcome!"),
        ("", "Welcome!"),
    ],
)
async def test_a_newcomer_is_spoken_to_in_the_language_of_the_platform(
    shop: TalkingShop, locale: str, welcome: str
) -> None:
    visitor = shop.visitor("Lu", locale=locale)
    await visitor.says("/start")
    visitor.sees(welcome)


async def test_a_language_chosen_is_spoken_at_once_and_from_then_on(shop: TalkingShop, ana: Visitor) -> None:
    await ana.says("/start")
    await ana.presses("🌐 Language")
    ana.sees_button("✓ English", "简体中文")
    await ana.presses("简体中文")
    ana.sees("欢迎光临！")
    assert len(ana.messages) == 1
    await ana.says("/cart")
    ana.sees("购物车")
    await ana.says("/language")
    await ana.presses("English")
    ana.sees("Welcome!")


async def test_a_language_not_chosen_follows_the_platform(ana: Visitor) -> None:
    await ana.says("/start")
    ana.locale = "zh-CN"
    await ana.says("/start")
    ana.sees("欢迎光临！")


async def test_notices_come_in_the_language_of_each(shop: TalkingShop, ana: Visitor) -> None:
    mei = await shop.staff("Mei", locale="zh-CN")
    await buys_a_mug(ana)
    ana.sees("is paid")
    mei.sees("待发货", "搪瓷杯（蓝色）")


async def test_each_word_for_shipping_is_understood_in_each_language(shop: TalkingShop, ana: Visitor) -> None:
    mei = await shop.staff("Mei", locale="zh-CN")
    first, second = await buys_a_mug(ana), await buys_a_mug(ana)
    await mei.says(f"ship {first.number} SF1234567")
    mei.sees("已发货")
    await mei.says(f"发货 {second.number} SF7654321")
    mei.sees("已发货")


async def test_a_chat_goes_on_where_it_stood_after_a_restart(shop: TalkingShop, ana: Visitor) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("🛒 Cart")
    await ana.presses("✅ Check out")
    await ana.says("Ana Li")
    restarted = TalkingShop(database=replace(shop.database), chat=shop.chat, clock=shop.clock, ids=shop.ids)
    ana.shop = restarted
    await ana.does(Text("13800138000"))
    ana.sees("Where should it go?")
