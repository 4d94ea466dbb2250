"""The demo in a real browser: an order leaves in two parcels, and one that arrived goes back for money."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
import pytest_asyncio
from PIL import Image
from playwright.async_api import Browser, expect

from tests.browser.phones import LATER, Phones, phones
from tests.browser.test_a_whole_order import CHINESE, ENGLISH, NUMBER, QUICK, Reader, say_where, say_who
from tests.running.program import Program, demo


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What is read and pressed once an order is paid."""

    reader: Reader
    part: str
    one: str
    on_board: str
    wrong: str
    give_back: str
    damaged: str
    note: str
    pictures: str
    send: str
    approve: str
    yes: str
    show: str
    sent_back: str
    coming: str
    here: str
    inspect: str
    sound: str
    settle: str
    settled: str
    refund: str


WORDS_EN = Wording(
    reader=ENGLISH,
    part="Ship a part",
    one="Ship 1 item",
    on_board="× 1",
    wrong="Something wrong",
    give_back="Return and refund",
    damaged="It is damaged",
    note="The lid has a crack.",
    pictures="1 picture",
    send="Send the request",
    approve="Approve",
    yes="Yes, approve it",
    show="Show the request",
    sent_back="I have sent it back",
    coming="On its way back, number SF5555555555",
    here="The goods are here",
    inspect="Inspect",
    sound="All of it, as good as new",
    settle="Pay back and settle",
    settled="Settled",
    refund="Your refund for order",
)

WORDS_ZH = Wording(
    reader=CHINESE,
    part="部分发货",
    one="发货 1 件",
    on_board="× 1",
    wrong="申请售后",
    give_back="退货退款",
    damaged="商品破损",
    note="壶盖有一道裂纹。",
    pictures="1 张凭证",
    send="提交申请",
    approve="同意",
    yes="确认同意",
    show="查看申请",
    sent_back="已寄回，填写运单号",
    coming="退货运输中，单号 SF5555555555",
    here="确认收到退货",
    inspect="验货",
    sound="全部收到，可再次销售",
    settle="退款并完结",
    settled="售后已完成",
    refund="的退款",
)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def program(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Program]:
    """One demo for this file: each reader is another pair of browsers."""
    directory: Path = tmp_path_factory.mktemp("after-the-sale")
    async with demo(directory, settings=QUICK) as running:
        yield running
        assert await running.stop() == 0
        assert "Traceback" not in running.log.read_text()


async def buys(both: Phones, words: Wording, units: int) -> str:
    """Paid at once; answers the order's number."""
    reader, customer = words.reader, both.customer
    await customer.write("/shop")
    await customer.press(reader.shelf)
    await customer.press(reader.product)
    await customer.press(reader.variant)
    for count in range(units):
        await expect(customer.key(reader.cart)).to_contain_text(f"{count}" if count else reader.cart)
        await customer.press(reader.add)
    await expect(customer.key(reader.cart)).to_contain_text(f"{units}")
    await customer.press(reader.cart)
    await say_who(both, reader)
    await say_where(both, reader)
    await customer.press(reader.place)
    await customer.press(reader.wechat_pay)
    page = await both.open_link(reader.wechat_pay)
    await page.get_by_test_id("pay").click()
    await expect(page.get_by_test_id("result")).to_have_attribute("data-status", "captured")
    await page.close()
    await both.merchant.reads(reader.person, LATER)
    found = NUMBER.search(await both.merchant.bubbles(reader.person).last.inner_text())
    assert found
    return found[0]


async def test_an_order_leaves_in_two_parcels(browser: Browser, program: Program) -> None:
    words = WORDS_EN
    async with phones(browser, program.url, words.reader.locale, "two-parcels") as both:
        await buys(both, words, units=2)
        merchant = both.merchant
        await merchant.press(words.part)
        await merchant.frame.locator("button.key", has_text=re.compile(r"^\+$")).last.click()
        await both.shoot("what-goes-in")
        await merchant.press(words.one)
        await merchant.reads(words.reader.which_number)
        await merchant.write("SF1234567890")
        await both.customer.reads("SF1234567890", LATER)
        await expect(merchant.bubbles("SF1234567890").last).to_contain_text(words.on_board)
        await both.shoot("one-of-two-left")
        await merchant.press("Ship")
        await merchant.write("SF9876543210")
        await both.customer.reads("SF9876543210", LATER)
        await expect(merchant.key(words.part)).to_have_count(0)
        await both.shoot("both-left")


async def test_goods_go_back_and_so_does_the_money(browser: Browser, program: Program) -> None:
    words = WORDS_ZH
    async with phones(browser, program.url, words.reader.locale, "return") as both:
        number = await buys(both, words, units=1)
        await both.merchant.write(f"{words.reader.ship} {number} SF1234567890")
        await both.customer.reads(f"{number}：{words.reader.delivered}", LATER)
        await asks_for_a_return(both, words, number)
        await is_approved(both, words)
        await comes_back(both, words)


async def asks_for_a_return(both: Phones, words: Wording, number: str) -> None:
    customer = both.customer
    await customer.write(number)
    await customer.press(words.wrong)
    await customer.press(words.give_back)
    await customer.press(words.damaged)
    await customer.frame.get_by_test_id("pictures").set_input_files(
        {"name": "crack.png", "mimeType": "image/png", "buffer": crack()}
    )
    await customer.reads(words.pictures)
    await both.shoot("shown")
    await customer.write(words.note)
    await both.shoot("review")
    await customer.press(words.send)
    await both.merchant.reads(words.note, LATER)
    await both.shoot("asked")


async def is_approved(both: Phones, words: Wording) -> None:
    await both.merchant.press(words.approve)
    await both.shoot("approve")
    await both.merchant.press(words.yes)
    await both.customer.press(words.show)
    await both.customer.press(words.sent_back)
    await both.customer.write("SF5555555555")
    await both.merchant.reads(words.coming, LATER)
    await both.shoot("on-its-way-back")


async def comes_back(both: Phones, words: Wording) -> None:
    for label in (words.here, words.inspect, words.sound):
        await both.merchant.press(label)
    await expect(both.merchant.key(words.settle)).to_be_visible()
    await both.shoot("inspected")
    await both.merchant.press(words.settle)
    await both.merchant.reads(words.settled, LATER)
    await both.customer.reads(words.refund, LATER)
    await both.shoot("paid-back")


def crack() -> bytes:
    """A picture as a phone sends it."""
    target = BytesIO()
    Image.linear_gradient("L").resize((320, 240)).save(target, "PNG")
    return target.getvalue()
