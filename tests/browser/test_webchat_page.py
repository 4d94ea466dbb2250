"""The chat page in a real browser, with a scripted conversation behind it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from io import BytesIO
from typing import Literal

import pytest
from PIL import Image
from playwright.async_api import Browser, Error, FilePayload, Page, ViewportSize, WebSocketRoute, expect

from shopclerk.adapters.memory.database import memory_database
from shopclerk.conversation.actions import Action
from shopclerk.conversation.actions.home import GoHome
from shopclerk.conversation.actions.shopping import AddToCart, ShowCart
from shopclerk.conversation.codec import decode
from shopclerk.conversation.incoming import Command, Incoming, Location, Photo, Press, Text
from shopclerk.conversation.ports.chat import Chat
from shopclerk.conversation.reply import (
    Album,
    AskLocation,
    Attachment,
    Button,
    Link,
    Paragraph,
    Screen,
    Style,
    Toast,
    Tone,
)
from shopclerk.core.domain.ids import FileId, SkuId
from shopclerk.core.ports.files import File
from tests.adapters.webchat.scripted_shop import ScriptedShop
from tests.browser.phones import COME_TO_REST

MARKUP = "<img src=x onerror=\"document.title='owned'\"><b>bold</b> & done"
LONG_WORD = "Donaudampfschifffahrtsgesellschaft" * 4


def home() -> Screen:
    rows = ((Button("Cart", ShowCart(), Tone.PRIMARY),), (Link("Site", "https://shop.example/"),))
    return Screen(paragraphs=(Paragraph("Welcome", Style.TITLE),), rows=rows)


def cart(count: int, picture: FileId | None = None) -> Screen:
    return Screen(
        paragraphs=(Paragraph(f"{count} in the cart", Style.STRONG), Paragraph(LONG_WORD, Style.MUTED)),
        picture=picture,
        rows=(
            (Button("One more", AddToCart(SkuId("s"), count + 1), Tone.PRIMARY), Button("Home", GoHome())),
            tuple(Button(f"Choice number {each}", GoHome()) for each in range(4)),
        ),
        hint="How many?",
    )


def picture(width: int = 80) -> File:
    drawn = BytesIO()
    Image.new("RGB", (width, 60), "teal").save(drawn, "PNG")
    return File(drawn.getvalue(), "image/png")


REFUSAL = "That is sold out by now. Please choose another."


def long_card(notice: str = "") -> Screen:
    """Taller than a phone; its first key is refused."""
    told = (Paragraph(notice, Style.NOTICE),) if notice else ()
    lines = tuple(Paragraph(f"Line {each} of the card") for each in range(40))
    rows = ((Button("Buy", AddToCart(SkuId("gone"), 1)), Button("Home", GoHome())),)
    return Screen(paragraphs=(*told, Paragraph("A long card", Style.TITLE), *lines), rows=rows)


async def converse(chat: Chat, incoming: Incoming) -> None:
    async def show(screen: Screen, at: str | None = None) -> None:
        await chat.show(incoming.address, screen, at=at, key=incoming.update_id)

    match incoming.said:
        case Text("a long card" | "a long refusal" as wish):
            await show(long_card(REFUSAL if wish == "a long refusal" else ""))
        case Text("where"):
            ask = AskLocation("There?", "Share my place")
            keys = ((Button("Never mind", GoHome()),),)
            await show(Screen(paragraphs=(Paragraph("Where to?"),), rows=keys, ask=ask))
        case Location(latitude, longitude):
            await show(Screen(paragraphs=(Paragraph(f"You are at {latitude}, {longitude}"),)))
        case Photo(_, caption):
            await show(Screen(paragraphs=(Paragraph(f"You sent a picture of {caption}"),)))
        case Text(text):
            await show(Screen(paragraphs=(Paragraph(f"You wrote: {text}"),)))
        case Command(_, ""):
            await show(home())
        case Command(_, rest):
            await show(Screen(paragraphs=(Paragraph(f"Invited by {rest}"),)))
        case Press(token, message):
            await answer_press(chat, incoming, decode(token), message)


async def answer_press(chat: Chat, incoming: Incoming, action: Action, message: str) -> None:
    async def edit(screen: Screen) -> None:
        await chat.show(incoming.address, screen, at=message, key=incoming.update_id)

    match action:
        case ShowCart():
            await edit(cart(0))
        case AddToCart("gone"):
            await edit(long_card(REFUSAL))
        case AddToCart(_, quantity):
            await edit(cart(quantity))
            await chat.show(incoming.address, Toast("Added"), at=message, key=f"{incoming.update_id}:toast")
        case _:
            await edit(home())


@pytest.fixture
def shop() -> ScriptedShop:
    return ScriptedShop(memory_database(), converse)


@asynccontextmanager
async def reading(
    browser: Browser, shop: ScriptedShop, *, locale: str = "en-GB", width: int = 1280, height: int = 720
) -> AsyncIterator[Page]:
    """A page of the customer's chat that greeted; any error in its scripts fails the test."""
    faults: list[Error] = []

    def note(fault: Error) -> None:
        faults.append(fault)

    size: ViewportSize = {"width": width, "height": height}
    async with await browser.new_context(locale=locale, viewport=size) as fresh:
        page = await fresh.new_page()
        page.on("pageerror", note)
        await page.goto(f"{shop.url}/chat/customer/")
        await expect(page.get_by_test_id("message").first).to_be_visible()
        yield page
    assert faults == []


async def write(page: Page, text: str) -> None:
    await page.get_by_test_id("text").fill(text)
    await page.get_by_test_id("send").click()


async def overflows(page: Page) -> bool:
    found: bool = await page.evaluate(
        "[document.documentElement, document.querySelector('#scroller')]"
        ".some(each => each.scrollWidth > each.clientWidth)"
    )
    return found


async def test_the_shop_greets_who_comes_for_the_first_time_only(
    browser: Browser, shop: ScriptedShop
) -> None:
    async with shop.open(), reading(browser, shop) as page:
        await expect(page.get_by_text("Welcome")).to_be_visible()
        await page.reload()
        await expect(page.get_by_text("Welcome")).to_be_visible()
    assert [heard.said for heard in shop.heard] == [Command("start")]
    assert shop.heard[0].locale == "en-GB"


async def test_a_tap_shares_where_somebody_is(browser: Browser, shop: ScriptedShop) -> None:
    async with shop.open(), reading(browser, shop) as page:
        await page.context.grant_permissions(["geolocation"], origin=shop.url)
        await page.context.set_geolocation({"latitude": 31.2459, "longitude": 121.4907})
        await write(page, "where")
        await page.get_by_role("button", name="Share my place").click()
        await expect(page.locator(".line.mine").last).to_contain_text("31.24590, 121.49070")
        await expect(page.locator(".line.shop").last).to_contain_text("You are at 31.2459, 121.4907")
        await expect(page.get_by_role("button", name="Share my place")).to_be_hidden()
        await expect(page.get_by_role("button", name="Never mind")).to_be_visible()


async def test_who_does_not_tell_where_they_are_is_told_what_to_do(
    browser: Browser, shop: ScriptedShop
) -> None:
    async with shop.open(), reading(browser, shop) as page:
        await write(page, "where")
        await page.get_by_role("button", name="Share my place").click()
        await expect(page.get_by_test_id("toast")).to_contain_text("Please type the address instead.")
    assert all(not isinstance(heard.said, Location) for heard in shop.heard)


async def test_what_is_written_goes_under_the_picture(browser: Browser, shop: ScriptedShop) -> None:
    async with shop.open(), reading(browser, shop) as page:
        text = page.get_by_test_id("text")
        await text.fill("Tea pot, 128, 3")
        file: FilePayload = {"name": "pot.png", "mimeType": "image/png", "buffer": picture().content}
        await page.get_by_test_id("pictures").set_input_files(file)
        await expect(page.locator(".line.shop").last).to_contain_text("a picture of Tea pot, 128, 3")
        await expect(page.locator(".line.mine").last).to_contain_text("Tea pot, 128, 3")
        await expect(page.locator(".line.mine img")).to_be_visible()
        await expect(text).to_have_value("")
        await text.fill("Not this")
        wrong: FilePayload = {"name": "pot.png", "mimeType": "image/png", "buffer": b"no picture"}
        await page.get_by_test_id("pictures").set_input_files(wrong)
        await expect(page.get_by_test_id("toast")).to_be_visible()
        await expect(text).to_have_value("Not this")


async def test_markup_that_was_typed_is_text(browser: Browser, shop: ScriptedShop) -> None:
    async with shop.open(), reading(browser, shop) as page:
        await write(page, MARKUP)
        await expect(page.locator(".line.shop").last).to_contain_text(f"You wrote: {MARKUP}")
        await page.reload()
        await expect(page.locator(".line.mine")).to_contain_text(MARKUP)
        assert await page.locator("#log img, #log b").count() == 0
        assert await page.title() == "Tea & Paper"


async def test_a_press_edits_its_message_in_place(browser: Browser, shop: ScriptedShop) -> None:
    async with shop.open(), reading(browser, shop) as page:
        line = page.locator('[data-line="1"]')
        await page.get_by_role("button", name="Cart").click()
        await expect(line).to_contain_text("0 in the cart")
        await page.get_by_role("button", name="One more").click()
        await expect(line).to_contain_text("1 in the cart")
        await expect(page.get_by_test_id("toast")).to_have_text("Added")
        await expect(page.get_by_test_id("text")).to_have_attribute("placeholder", "How many?")
        await expect(page.get_by_test_id("message")).to_have_count(1)


async def test_a_key_that_is_held_while_its_card_moves_is_pressed(
    browser: Browser, shop: ScriptedShop
) -> None:
    async with shop.open(), reading(browser, shop) as page:
        await page.get_by_role("button", name="Cart").hover()
        await page.mouse.down()
        moved = replace(home(), paragraphs=(Paragraph("Welcome back", Style.TITLE),))
        line = await page.locator(".line.shop").get_attribute("data-line")
        await shop.chat.show(shop.heard[0].address, moved, at=line, key="moved")
        await expect(page.get_by_text("Welcome back")).to_be_visible()
        await page.mouse.up()
        await expect(page.get_by_text("0 in the cart")).to_be_visible()


async def test_what_was_said_without_a_connection_is_sent_once_when_it_is_back(
    browser: Browser, shop: ScriptedShop
) -> None:
    async with reading_over_a_restart(browser, shop) as page:
        await write(page, "said into the void")
        await page.get_by_role("button", name="Cart").click()
        await expect(page.locator(".line.mine.unsent")).to_have_count(1)
        await expect(page.get_by_test_id("banner")).to_be_visible()
        async with shop.open():
            await expect(page.get_by_text("You wrote: said into the void")).to_be_visible()
            await expect(page.locator('[data-line="1"]')).to_contain_text("0 in the cart")
            await expect(page.get_by_test_id("banner")).to_be_hidden()
            await expect(page.locator(".unsent, .waiting")).to_have_count(0)
    assert [type(heard.said) for heard in shop.heard] == [Command, Text, Press]


@asynccontextmanager
async def reading_over_a_restart(browser: Browser, shop: ScriptedShop) -> AsyncIterator[Page]:
    """A page whose shop has just stopped."""
    async with await browser.new_context(locale="en-GB") as context:
        page = await context.new_page()
        async with shop.open():
            await page.goto(f"{shop.url}/chat/customer/")
            await expect(page.get_by_text("Welcome")).to_be_visible()
        yield page


async def test_a_reload_loses_neither_what_is_unsent_nor_what_is_half_written(
    browser: Browser, shop: ScriptedShop
) -> None:
    deaf = True

    def between(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        socket.on_message(lambda message: None if deaf else server.send(message))

    async with shop.open(), await browser.new_context() as context:
        page = await context.new_page()
        await page.route_web_socket("**/socket*", between)
        await page.goto(f"{shop.url}/chat/customer/")
        await write(page, "not heard yet")
        await page.get_by_test_id("text").fill("half writ")
        deaf = False
        await page.reload()
        await expect(page.get_by_text("You wrote: not heard yet")).to_be_visible()
        await expect(page.get_by_test_id("text")).to_have_value("half writ")
        await expect(page.locator(".line.mine")).to_have_count(1)


async def test_everything_can_be_done_by_keyboard(browser: Browser, shop: ScriptedShop) -> None:
    async with shop.open(), reading(browser, shop) as page:
        await expect(page.get_by_test_id("text")).to_be_focused()
        await page.keyboard.type("one")
        await page.keyboard.press("Shift+Enter")
        await page.keyboard.type("two")
        await page.keyboard.press("Enter")
        await expect(page.get_by_text("You wrote: one\ntwo")).to_be_visible()
        await expect(page.get_by_test_id("text")).to_have_value("")
        await page.keyboard.press("Shift+Tab")
        await expect(page.get_by_test_id("attach")).to_be_focused()
        for said in ("You wrote: one two", "one two"):
            await page.keyboard.press("Shift+Tab")
            await expect(page.get_by_role("button", name=f"Reply to: {said}", exact=True)).to_be_focused()
        await page.keyboard.press("Shift+Tab")
        await expect(page.get_by_role("link", name="Site")).to_be_focused()
        await page.keyboard.press("Shift+Tab")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("button", name="One more")).to_be_focused()
        await page.keyboard.press("Enter")
        await expect(page.get_by_text("1 in the cart")).to_be_visible()
        await expect(page.get_by_role("button", name="One more")).to_be_focused()


@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_nothing_runs_out_of_the_screen(browser: Browser, shop: ScriptedShop, width: int) -> None:
    async with shop.open(), reading(browser, shop, width=width, height=700) as page:
        await page.get_by_role("button", name="Cart").click()
        await write(page, LONG_WORD)
        await expect(page.locator(".line.shop")).to_have_count(2)
        assert not await overflows(page)


async def test_every_target_is_large_enough_for_a_thumb(browser: Browser, shop: ScriptedShop) -> None:
    async with shop.open(), reading(browser, shop, width=360, height=700) as page:
        await page.get_by_role("button", name="Cart").click()
        await expect(page.get_by_role("button", name="One more")).to_be_visible()
        sizes = await page.locator("button:visible, a:visible, textarea").evaluate_all(
            "all => all.map(each => each.getBoundingClientRect()).map(box => Math.min(box.width, box.height))"
        )
    assert min(sizes) >= 44


async def test_a_picture_stands_in_its_bubble(browser: Browser, shop: ScriptedShop) -> None:
    name = await shop.database.files.put(picture())
    async with shop.open(), reading(browser, shop) as page:
        await shop.chat.show(shop.heard[0].address, cart(3, name), at=None, key="picture")
        image = page.get_by_role("img", name="3 in the cart")
        await expect(image).to_be_visible()
        assert await image.evaluate("async each => (await each.decode(), each.naturalWidth)") == 80


async def test_an_album_shows_all_its_pictures_and_each_opens_whole(
    browser: Browser, shop: ScriptedShop
) -> None:
    names = tuple([await shop.database.files.put(picture(width)) for width in (80, 81, 82)])
    async with shop.open(), reading(browser, shop, width=360, height=700) as page:
        await shop.chat.show(shop.heard[0].address, Album(names, "A cup"), at=None, key="album")
        album = page.locator(".bubble", has_text="A cup")
        for place, name in enumerate(names, start=1):
            image = album.get_by_role("img", name=f"Picture {place} of 3")
            await image.scroll_into_view_if_needed()
            await expect(image).to_have_js_property("naturalWidth", 79 + place)
            opened = page.get_by_role("link", name=f"Picture {place} of 3")
            await expect(opened).to_have_attribute("href", f"files/{name}")
        assert not await overflows(page)


async def test_a_file_is_kept_under_its_name(browser: Browser, shop: ScriptedShop) -> None:
    note = Attachment("标签 SF123", File(b"%PDF-1.4", "application/pdf"), "To print")
    async with shop.open(), reading(browser, shop) as page:
        await shop.chat.show(shop.heard[0].address, note, at=None, key="note")
        async with page.expect_download() as downloading:
            await page.get_by_role("link", name="标签 SF123.pdf").click()
        download = await downloading.value
    assert download.suggested_filename == "标签 SF123.pdf"


async def test_a_link_opens_beside_the_chat_and_cannot_reach_it(browser: Browser, shop: ScriptedShop) -> None:
    async with shop.open(), reading(browser, shop) as page:
        link = page.get_by_role("link", name="Site")
        await expect(link).to_have_attribute("href", "https://shop.example/")
        await expect(link).to_have_attribute("target", "_blank")
        await expect(link).to_have_attribute("rel", "noopener noreferrer")


async def test_a_reader_further_up_is_left_in_peace_and_shown_the_way_back(
    browser: Browser, shop: ScriptedShop
) -> None:
    async with shop.open(), reading(browser, shop, width=390, height=500) as page:
        for number in range(8):
            await write(page, f"line {number}")
            await expect(page.get_by_text(f"You wrote: line {number}")).to_be_in_viewport()
        await page.locator("#scroller").evaluate("each => each.scrollTo(0, 0)")
        await expect(page.get_by_test_id("newest")).to_be_visible()
        news = Screen(paragraphs=(Paragraph("Your parcel moves"),))
        await shop.chat.show(shop.heard[0].address, news, at=None, key="news")
        await expect(page.get_by_test_id("newest")).to_contain_text("New messages · 1")
        await expect(page.get_by_text("Welcome")).to_be_in_viewport()
        await page.get_by_test_id("newest").click()
        await expect(page.get_by_text("Your parcel moves")).to_be_in_viewport()
        await expect(page.get_by_test_id("newest")).to_be_hidden()


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
async def test_a_refusal_is_in_view_on_a_card_longer_than_the_screen(
    browser: Browser, shop: ScriptedShop, motion: Literal["no-preference", "reduce"]
) -> None:
    async with shop.open(), reading(browser, shop, width=390, height=600) as page:
        await page.emulate_media(reduced_motion=motion)
        notice = page.get_by_text(REFUSAL)
        await write(page, "a long card")
        for _ in range(2):
            await page.get_by_role("button", name="Buy").click()
            await expect(notice).to_be_in_viewport(ratio=1)
            await page.locator("body").evaluate(COME_TO_REST)
            await expect(notice).to_be_in_viewport(ratio=1)
            await expect(page.get_by_test_id("newest")).to_be_visible()
            await page.get_by_test_id("newest").click()
            await expect(page.get_by_role("button", name="Buy")).to_be_in_viewport(ratio=1)
            await expect(page.get_by_test_id("newest")).to_be_hidden()


async def test_a_reader_who_scrolls_away_from_a_refusal_is_not_taken_back(
    browser: Browser, shop: ScriptedShop
) -> None:
    async with shop.open(), reading(browser, shop, width=390, height=600) as page:
        await write(page, "a long card")
        await page.get_by_role("button", name="Buy").click()
        await expect(page.get_by_text(REFUSAL)).to_be_in_viewport(ratio=1)
        await page.locator("body").evaluate(COME_TO_REST)
        await page.locator("#scroller").evaluate("each => each.scrollBy(0, 300)")
        await expect(page.get_by_text(REFUSAL)).not_to_be_in_viewport()
        await shop.chat.show(shop.heard[0].address, home(), at=None, key="news")
        await expect(page.get_by_test_id("newest")).to_contain_text("New messages · 1")
        await expect(page.get_by_text(REFUSAL)).not_to_be_in_viewport()
        await expect(page.get_by_text("Line 12 of the card")).to_be_in_viewport()


async def test_what_comes_while_a_refusal_is_read_is_counted(browser: Browser, shop: ScriptedShop) -> None:
    async with shop.open(), reading(browser, shop, width=390, height=600) as page:
        await write(page, "a long card")
        await page.get_by_role("button", name="Buy").click()
        await expect(page.get_by_text(REFUSAL)).to_be_in_viewport(ratio=1)
        await shop.chat.show(shop.heard[0].address, home(), at=None, key="news")
        await expect(page.get_by_test_id("newest")).to_contain_text("New messages · 1")
        await expect(page.get_by_text(REFUSAL)).to_be_in_viewport(ratio=1)


async def test_a_refusal_of_what_was_typed_is_in_view(browser: Browser, shop: ScriptedShop) -> None:
    async with shop.open(), reading(browser, shop, width=390, height=600) as page:
        await write(page, "a long refusal")
        await expect(page.get_by_text(REFUSAL)).to_be_in_viewport(ratio=1)


async def test_a_card_that_moves_by_itself_does_not_move_the_reader(
    browser: Browser, shop: ScriptedShop
) -> None:
    async with shop.open(), reading(browser, shop, width=390, height=600) as page:
        await write(page, "a long card")
        await expect(page.locator(".waiting")).to_have_count(0)
        await expect(page.get_by_role("button", name="Buy")).to_be_in_viewport(ratio=1)
        await expect(page.get_by_test_id("typing")).to_be_hidden()
        line = await page.locator(".line.shop").last.get_attribute("data-line")
        await shop.chat.show(shop.heard[0].address, long_card(REFUSAL), at=line, key="moved")
        await expect(page.get_by_text(REFUSAL)).to_be_attached()
        await expect(page.get_by_role("button", name="Buy")).to_be_in_viewport(ratio=1)
        await expect(page.get_by_text(REFUSAL)).not_to_be_in_viewport()


async def test_the_number_of_an_order_is_never_broken(browser: Browser, shop: ScriptedShop) -> None:
    async with shop.open(), reading(browser, shop, width=390, height=600) as page:
        for start in range(20, 40):
            said = Screen(paragraphs=(Paragraph(f"{'o ' * start}7K3F-22, and 7K3F-23"),))
            await shop.chat.show(shop.heard[0].address, said, at=None, key=f"number-{start}")
        await expect(page.get_by_text("7K3F-22, and 7K3F-23")).to_have_count(20)
        boxes = await page.locator(".number").evaluate_all(
            "all => all.map(each => each.getClientRects().length)"
        )
        assert boxes == [1] * 40


async def test_a_text_over_the_limit_stays_with_who_wrote_it(browser: Browser, shop: ScriptedShop) -> None:
    async with shop.open(), reading(browser, shop) as page:
        await write(page, "x" * 4100)
        await expect(page.get_by_test_id("toast")).to_contain_text("longer than 4096 characters")
        await expect(page.locator("#room")).to_have_text("4 too many")
        await expect(page.get_by_test_id("text")).to_have_value("x" * 4100)
        await write(page, "x" * 4096)
        await expect(page.locator(".line.mine")).to_have_count(1)


async def test_an_invitation_is_said_once_and_leaves_the_address(
    browser: Browser, shop: ScriptedShop
) -> None:
    async with shop.open(), await browser.new_context() as context:
        page = await context.new_page()
        await page.goto(f"{shop.url}/chat/merchant/?start=tok-123")
        await expect(page.get_by_text("Invited by tok-123")).to_be_visible()
        assert page.url == f"{shop.url}/chat/merchant/"
        await page.reload()
        await expect(page.get_by_text("Invited by tok-123")).to_be_visible()
    assert [heard.said for heard in shop.heard] == [Command("start", "tok-123")]


async def test_a_chinese_browser_reads_chinese(browser: Browser, shop: ScriptedShop) -> None:
    async with shop.open(), reading(browser, shop, locale="zh-CN") as page:
        await expect(page.get_by_label("输入消息")).to_be_visible()
        await expect(page.locator(".day")).to_have_text("今天")
    assert shop.heard[0].locale == "zh-CN"


async def test_the_two_phones_are_two_people(browser: Browser, shop: ScriptedShop) -> None:
    shop.phones = True
    async with shop.open(), await browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = await context.new_page()
        await page.goto(shop.url)
        for seat in ("customer", "merchant"):
            phone = page.get_by_test_id(f"phone-{seat}").frame_locator("iframe")
            await expect(phone.get_by_text("Welcome")).to_be_visible()
            await phone.get_by_test_id("text").fill(f"I am the {seat}")
            await phone.get_by_test_id("text").press("Enter")
            await expect(phone.get_by_text(f"You wrote: I am the {seat}")).to_be_visible()
    assert len({heard.account for heard in shop.heard}) == 2


async def test_on_a_narrow_screen_the_phones_are_tabs(browser: Browser, shop: ScriptedShop) -> None:
    shop.phones = True
    async with shop.open(), await browser.new_context(viewport={"width": 390, "height": 780}) as context:
        page = await context.new_page()
        await page.goto(shop.url)
        await expect(page.get_by_test_id("phone-customer")).to_be_visible()
        await expect(page.get_by_test_id("phone-merchant")).to_be_hidden()
        await page.get_by_test_id("tab-merchant").click()
        await expect(page.get_by_test_id("phone-customer")).to_be_hidden()
        merchant = page.get_by_test_id("phone-merchant").frame_locator("iframe")
        await expect(merchant.get_by_text("Welcome")).to_be_visible()
        assert not await page.evaluate("document.documentElement.scrollWidth > innerWidth")
