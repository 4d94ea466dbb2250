"""Answering a message of the chat page in a real browser, and what is done by it on the two phones."""

from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import Browser, FilePayload, Locator, Page, expect

from shopclerk.adapters.memory.database import memory_database
from shopclerk.conversation.incoming import Incoming, Photo, Text
from shopclerk.conversation.ports.chat import Chat
from shopclerk.conversation.reply import Paragraph, Screen, Style
from tests.adapters.webchat.scripted_shop import ScriptedShop
from tests.browser.phones import LATER, Phone, phones
from tests.browser.test_a_whole_order import QUICK
from tests.browser.test_after_the_sale import WORDS_EN, WORDS_ZH, Wording, buys
from tests.browser.test_webchat_page import converse, overflows, picture, reading, write
from tests.running.program import demo

LONG_NAME: Final = "Ångström " * 22


@pytest.fixture
def shop() -> ScriptedShop:
    return ScriptedShop(memory_database(), converse)


def line(page: Page, text: str) -> Locator:
    return page.locator(".line", has=page.locator(".bubble > p", has_text=text)).last


def quoting(page: Page) -> Locator:
    return page.get_by_test_id("quoting")


async def reply_to(page: Page, text: str) -> None:
    await line(page, text).hover()
    await line(page, text).get_by_test_id("reply").click()


async def test_a_message_is_answered_and_the_answer_shows_to_what(
    browser: Browser, shop: ScriptedShop
) -> None:
    async with shop.open(), reading(browser, shop) as page:
        await expect(quoting(page)).to_be_hidden()
        await reply_to(page, "Welcome")
        await expect(quoting(page)).to_contain_text("Welcome")
        await expect(page.get_by_test_id("text")).to_be_focused()
        await expect(page.get_by_test_id("text")).to_have_accessible_description("Reply Shop Welcome")
        await write(page, "hello to you")
        await expect(quoting(page)).to_be_hidden()
        await expect(page.get_by_text("You wrote: hello to you")).to_be_visible()
        await write(page, "and this answers nothing")
        await expect(page.get_by_text("You wrote: and this answers nothing")).to_be_visible()
        await page.reload()
        await expect(page.get_by_test_id("quoted")).to_have_count(1)
        await expect(page.get_by_role("button", name="In reply to: Welcome. Show it")).to_be_visible()
        await shop.chat.show(
            shop.heard[0].address, Screen(paragraphs=(Paragraph("Good day"),)), at="1", key="moved"
        )
        await expect(page.get_by_test_id("quoted")).to_contain_text("Good day")
    assert [(heard.said, heard.replies_to) for heard in shop.heard[1:]] == [
        (Text("hello to you"), "1"),
        (Text("and this answers nothing"), None),
    ]


@pytest.mark.parametrize("how", ["Escape", "✕"])
async def test_who_thinks_better_of_it_answers_nothing(
    browser: Browser, shop: ScriptedShop, how: str
) -> None:
    async with shop.open(), reading(browser, shop) as page:
        await page.get_by_test_id("text").fill("half writ")
        await reply_to(page, "Welcome")
        if how == "Escape":
            await page.keyboard.press("Escape")
        else:
            await page.get_by_role("button", name="Don't reply to it").click()
        await expect(quoting(page)).to_be_hidden()
        await expect(page.get_by_test_id("text")).to_be_focused()
        await page.keyboard.press("Enter")
        await expect(page.get_by_text("You wrote: half writ")).to_be_visible()
    assert shop.heard[1].replies_to is None


async def test_a_reload_keeps_what_is_about_to_be_answered(browser: Browser, shop: ScriptedShop) -> None:
    async with shop.open(), reading(browser, shop) as page:
        await reply_to(page, "Welcome")
        await page.get_by_test_id("text").fill("half writ")
        await page.reload()
        await expect(quoting(page)).to_contain_text("Welcome")
        await page.get_by_test_id("send").click()
        await expect(page.get_by_text("You wrote: half writ")).to_be_visible()
    assert shop.heard[1].replies_to == "1"


async def test_by_keyboard_one_answers_and_goes_back_to_what_was_answered(
    browser: Browser, shop: ScriptedShop
) -> None:
    async with shop.open(), reading(browser, shop, width=390, height=500) as page:
        await page.get_by_role("button", name="Reply to: Welcome").focus()
        await page.keyboard.press("Enter")
        await page.keyboard.type("one")
        await page.keyboard.press("Enter")
        for number in range(6):
            await write(page, f"line {number}")
            await expect(page.get_by_text(f"You wrote: line {number}")).to_be_in_viewport()
        await expect(line(page, "Welcome")).not_to_be_in_viewport()
        await page.get_by_role("button", name="In reply to: Welcome").focus()
        await page.keyboard.press("Enter")
        await expect(line(page, "Welcome")).to_be_in_viewport()
        await expect(line(page, "Welcome")).to_be_focused()


async def test_a_picture_answers_too(browser: Browser, shop: ScriptedShop) -> None:
    payload = FilePayload(name="cup.png", mimeType="image/png", buffer=picture().content)
    async with shop.open(), reading(browser, shop) as page:
        await reply_to(page, "Welcome")
        await page.get_by_test_id("pictures").set_input_files([payload, payload])
        await expect(page.get_by_test_id("quoted")).to_have_count(2)
        await expect(quoting(page)).to_be_hidden()
    assert [(type(heard.said), heard.replies_to) for heard in shop.heard[1:]] == [(Photo, "1")] * 2


async def converse_at_length(chat: Chat, incoming: Incoming) -> None:
    said = (Paragraph(f"سؤال من {LONG_NAME}", Style.TITLE), Paragraph("muted", Style.MUTED))
    await chat.show(incoming.address, Screen(paragraphs=said), at=None, key=incoming.update_id)


@pytest.mark.parametrize("width", [320, 1280])
async def test_long_names_break_no_quote_and_every_target_fits_a_thumb(
    browser: Browser, shop: ScriptedShop, width: int
) -> None:
    shop.script = converse_at_length
    async with shop.open(), reading(browser, shop, width=width, height=700) as page:
        await reply_to(page, "Ångström")
        assert not await overflows(page)
        assert (await quoting(page).bounding_box() or {"height": 99})["height"] < 60
        await write(page, "x")
        await expect(page.get_by_test_id("quoted")).to_be_visible()
        assert not await overflows(page)
        begins = "all => all.map(each => each.getBoundingClientRect().left)"
        assert min(await page.locator(".bubble, .quoted, .reply").evaluate_all(begins)) >= 0
        sizes = await page.locator("button:visible").evaluate_all(
            "all => all.map(each => each.getBoundingClientRect()).map(box => Math.min(box.width, box.height))"
        )
        assert min(sizes) >= 44


async def test_on_a_phone_the_way_to_answer_is_in_sight(browser: Browser, shop: ScriptedShop) -> None:
    async with shop.open(), await browser.new_context(locale="zh-CN", has_touch=True, is_mobile=True) as held:
        page = await held.new_page()
        await page.goto(f"{shop.url}/chat/customer/")
        answer = page.get_by_role("button", name="回复：Welcome")
        await expect(answer).to_have_css("opacity", "1")
        await answer.tap()
        await expect(page.get_by_role("button", name="取消回复")).to_be_visible()


async def replies(phone: Phone, to: str, text: str) -> None:
    """To the newest bubble that says that."""
    said = phone.frame.locator(".line", has=phone.frame.locator(".bubble > p", has_text=to)).last
    await said.get_by_test_id("reply").evaluate("button => button.click()")
    await phone.write(text)


ASKING: Final = {
    "en-US": ("My account", "Ask the shop", "The shop has your message", "The shop answers", "In reply"),
    "zh-CN": ("我的账户", "咨询商家", "商家已收到", "商家回复", "回复的是"),
}


@pytest.mark.parametrize("words", [WORDS_EN, WORDS_ZH], ids=["en", "zh"])
async def test_the_merchant_ships_and_answers_by_replying(
    browser: Browser, tmp_path: Path, words: Wording
) -> None:
    account, ask, sent, answers, in_reply = ASKING[words.reader.locale]
    async with (
        demo(tmp_path, settings=QUICK) as program,
        phones(browser, program.url, words.reader.locale, f"replying-{words.reader.locale}") as both,
    ):
        number = await buys(both, words, units=1)
        await replies(both.merchant, number, "SF1234567890")
        await both.customer.reads(words.reader.shipped, LATER)
        await expect(both.merchant.frame.get_by_role("button", name=in_reply)).to_contain_text(number)
        await both.shoot("shipped")
        await both.customer.press(words.reader.home)
        await both.customer.press(account)
        await both.customer.press(ask)
        await both.customer.write("几时到？")
        await both.customer.reads(sent)
        await both.merchant.reads("几时到？", LATER)
        await replies(both.merchant, "几时到？", "明天")
        await both.customer.reads(answers, LATER)
        await both.shoot("answered")
        await replies(both.customer, "明天", "谢谢")
        await both.merchant.reads("谢谢", LATER)
        await both.shoot("answered-back")
