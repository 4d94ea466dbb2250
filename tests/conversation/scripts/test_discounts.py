"""Discount codes, made and changed by the owner in chat, and filled in by a link."""

from types import ModuleType
from typing import Final

import pytest

from shopclerk.conversation.actions import discounts
from shopclerk.conversation.actions.discounts import AskNewDiscount, EndDiscount, ShowDiscounts
from shopclerk.core.domain.discount import Discount
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Role
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_every_screen import kinds_of, must_be_fine
from tests.conversation.scripts.walks import orders_a_mug, puts_a_mug_into_the_cart, reviews_a_mug
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

CRAWLED: Final[tuple[ModuleType, ...]] = (discounts,)
LINE: Final = "spring 10% min 30 until 2026-12-31 uses 100 each 1"


async def opens(mei: Visitor) -> None:
    await mei.says("/start")
    await mei.presses("🗂 Office")
    await mei.presses("🎟 Discounts")


async def code(shop: TalkingShop, name: str = "SPRING") -> Discount:
    known = await shop.store.load(Discount, name)
    assert known is not None
    return known


async def makes(mei: Visitor, line: str = LINE) -> None:
    await opens(mei)
    await mei.presses("＋ New code")
    await mei.says(line)
    await mei.presses("✅ Create the code")


async def test_a_code_is_made_in_one_line(shop: TalkingShop, mei: Visitor) -> None:
    await opens(mei)
    mei.sees("There are no codes yet.")
    await mei.presses("＋ New code")
    await mei.says(LINE)
    mei.sees(
        "🎟 New code SPRING", "10% off", "CN¥30.00 or more", "Until Dec 31, 2026", "For 100 orders in all"
    )
    mei.sees("1 order of each customer")
    await mei.presses("✅ Create the code")
    mei.sees("🎟 SPRING", "🟢 Valid now · Used by 0 orders")
    made = await code(shop)
    assert (made.percentage, made.minimum, made.most_uses, made.most_per_customer) == (
        1000,
        Money(3000, "CNY"),
        100,
        1,
    )
    await mei.presses("‹ Discounts")
    mei.sees_button("🟢 SPRING · 10% off · used 0×")


async def test_a_code_is_made_step_by_step(shop: TalkingShop, mei: Visitor) -> None:
    await opens(mei)
    await mei.presses("＋ New code")
    await mei.says("tea20")
    mei.sees("What does it take off?")
    mei.does_not_see_button("✅ Create the code")
    await mei.presses("15%")
    mei.sees("15% off")
    await mei.presses("✏️ Percent or amount")
    await mei.says("a lot")
    mei.sees("That is not an amount in CNY")
    await mei.says("20")
    mei.sees("CN¥20.00 off")
    await mei.presses("✏️ Minimum")
    await mei.says("150")
    await mei.presses("✏️ Last day")
    await mei.says("tomorrow")
    mei.sees("That is not a date.")
    await mei.says("2026-12-31")
    await mei.presses("✏️ Uses in all")
    await mei.presses("✖ Never mind")
    mei.sees("🎟 New code TEA20", "CN¥150.00 or more", "Until Dec 31, 2026")
    await mei.presses("✅ Create the code")
    made = await code(shop, "TEA20")
    assert (made.amount, made.minimum) == (Money(2000, "CNY"), Money(15000, "CNY"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("SPRING 10% foo 3", "Something in that line is not understood"),
        ("SPRING 10% min", "Something in that line is not understood"),
        ("SPRING 0%", "a percentage from 0.01% to 100%"),
        ("SPRING 10% uses many", "a whole number"),
        ("SP:RING", "That discount cannot be created"),
    ],
)
async def test_what_is_wrong_with_a_line_is_said_and_it_is_asked_for_again(
    mei: Visitor, line: str, said: str
) -> None:
    await opens(mei)
    await mei.presses("＋ New code")
    await mei.says(line)
    mei.sees(said, "Which code shall customers type?")


async def test_a_code_is_changed_and_ended(shop: TalkingShop, mei: Visitor) -> None:
    await makes(mei)
    await mei.presses("✏️ Uses in all")
    await mei.presses("No limit")
    mei.does_not_see("orders in all")
    await mei.presses("✏️ Percent or amount")
    await mei.says("12.5%")
    mei.sees("12.5% off")
    assert ((await code(shop)).percentage, (await code(shop)).most_uses) == (1250, None)
    await mei.presses("⏹ End it")
    mei.sees("End the code SPRING?", "Orders that used it keep their price.")
    await mei.presses("⏹ Yes, end it")
    mei.sees("✔ Ended ")
    mei.does_not_see_button("⏹ End it")
    await mei.presses("‹ Discounts")
    mei.sees_button("✔ SPRING")


async def test_a_name_is_used_once_and_what_was_typed_is_kept(mei: Visitor) -> None:
    await makes(mei)
    await opens(mei)
    await mei.presses("＋ New code")
    await mei.says("SPRING 5%")
    await mei.presses("✅ Create the code")
    mei.sees("That discount cannot be created", "🎟 New code SPRING", "5% off")
    await mei.presses("✖ Discard")
    mei.sees("🎟 Discount codes")


async def test_clerks_look_and_share_and_change_nothing(shop: TalkingShop, mei: Visitor) -> None:
    await makes(mei)
    kim = await shop.staff("Kim")
    await opens(kim)
    kim.does_not_see_button("＋ New code")
    await kim.presses("SPRING")
    kim.does_not_see_button("✏️", "⏹")
    await kim.forges(EndDiscount("SPRING"))
    kim.sees("Only the owner of the shop can do that")
    await kim.presses("🔗 Share")
    kim.sees("https://chat.example/start/d_SPRING")


async def test_a_link_fills_the_code_in_at_the_checkout(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    await makes(mei)
    await ana.says("/start d_SPRING")
    ana.sees("🎟 The code SPRING is filled in: 10% off", "CN¥30.00 or more")
    await reviews_a_mug(ana)
    ana.sees("SPRING", "−CN¥3.90")
    await ana.presses("✅ Place the order")
    assert (await shop.numbered(ana.order_number())).discount is not None
    await mei.presses("‹ Discounts")
    mei.sees_button("used 1×")


async def test_a_link_to_a_code_that_is_not_good_says_so(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    await makes(mei)
    await mei.presses("⏹ End it")
    await mei.presses("⏹ Yes, end it")
    await ana.says("/start d_SPRING")
    ana.sees("That discount code has ended", "Tea & Paper")
    await ana.says("/start d_NOTHING")
    ana.sees("There is no such discount code")
    assert (await orders_a_mug(ana)).discount is None


async def test_an_invitation_may_look_like_a_code(shop: TalkingShop) -> None:
    token = "d_" + "x" * 20
    await shop.database.identities.invite(token, Role.CLERK, shop.clock.now().replace(year=2100))
    kim = shop.visitor("Kim")
    await kim.says(f"/start {token}")
    await kim.says("/start")
    kim.sees_button("🗂 Office")


async def test_a_code_in_any_script_has_its_page(shop: TalkingShop, mei: Visitor, ana: Visitor) -> None:
    await makes(mei, "春茶节大优惠 10%")
    await opens(mei)
    await mei.presses("春茶节大优惠")
    mei.sees("🎟 春茶节大优惠", "10% off")
    await mei.presses("✏️ Minimum")
    await mei.says("50")
    mei.sees("CN¥50.00 or more")
    await puts_a_mug_into_the_cart(ana)


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_screen_of_codes_leads_on(shop: TalkingShop, language: str) -> None:
    mei = await shop.staff("Mei", role=Role.OWNER, locale=language)
    for number in range(7):
        await shop.create_discount(
            actor=shop.owner, request_id=shop.request(), code=f"SPRING{number}", percentage=1000
        )
    await mei.forges(AskNewDiscount())
    await mei.says("SPRING")
    await mei.forges(ShowDiscounts())
    crawl = await Crawl(("SPRING", "10%", "2026-12-31", "?"), within=kinds_of(CRAWLED)).through(mei)
    must_be_fine(crawl, language)
    if language == "en":
        must_be_mapped("discount-codes", crawl)
    assert crawl.pressed | {ShowDiscounts} >= kinds_of(CRAWLED)
