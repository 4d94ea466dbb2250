"""The real demo in a real browser: two phones take an order through its whole life, in each language."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.phones import LATER, Phones, phones
from tests.browser.quickness import press_times, report
from tests.running.program import demo

QUICK = {"SANDBOX__DAY": "1"}
"""A day of the sandbox carrier, in seconds."""
PRESSES = 12
NUMBER = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What somebody reads, presses and types, in their language."""

    locale: str
    behind_the_counter: str
    browse: str
    shelf: str
    product: str
    variant: str
    add: str
    cart: str
    check_out: str
    person: str
    digits: str
    address: str
    delivery: str
    how: str
    express: str
    code: str
    refused: str
    saved: str
    place: str
    review: str
    alipay: str
    wechat_pay: str
    declined: str
    reason: str
    try_again: str
    paid: str
    awaiting: str
    ship: str
    ship_button: str
    which_number: str
    shipped: str
    in_transit: str
    delivered: str
    received: str
    all_of_it: str
    completed: str
    home: str


ENGLISH = Reader(
    locale="en-US",
    behind_the_counter="You are an owner of this shop now.",
    browse="Browse the shop",
    shelf="Tea",
    product="Celadon Teapot",
    variant="400 ml",
    add="Add to cart",
    cart="Cart",
    check_out="Check out",
    person="Ada Marlowe",
    digits="A phone number has",
    address="12 Harbour Road, Shanghai 200080",
    delivery="Delivery",
    how="How shall we deliver it?",
    express="Express",
    code="Discount code",
    refused="There is no such discount code",
    saved="Discount WELCOME10",
    place="Place the order",
    review="Is everything right?",
    alipay="Alipay",
    wechat_pay="WeChat Pay",
    declined="was declined",
    reason="There is not enough money on the account.",
    try_again="Try again",
    paid="Thank you! Order",
    awaiting="Awaiting shipment",
    ship="ship",
    ship_button="Ship",
    which_number="Which tracking number",
    shipped="is on its way",
    in_transit="In transit",
    delivered="Delivered",
    received="I have received it",
    all_of_it="Yes, all of it",
    completed="Completed",
    home="Home",
)

CHINESE = Reader(
    locale="zh-CN",
    behind_the_counter="您现在是本店的店主。",
    browse="逛逛店铺",
    shelf="茶",
    product="青瓷茶壶",
    variant="400 毫升",
    add="加入购物车",
    cart="购物车",
    check_out="去结算",
    person="李明",
    digits="电话号码应为",
    address="上海市虹口区海港路 12 号",
    delivery="配送方式",
    how="请选择配送方式",
    express="特快",
    code="优惠码",
    refused="这个优惠码不存在",
    saved="优惠码 WELCOME10",
    place="提交订单",
    review="请核对订单",
    alipay="支付宝",
    wechat_pay="微信支付",
    declined="支付未成功",
    reason="账户余额不足。",
    try_again="重新支付",
    paid="谢谢！订单",
    awaiting="待发货",
    ship="发货",
    ship_button="",
    which_number="包裹的运单号是多少",
    shipped="已发货",
    in_transit="运输中",
    delivered="已签收",
    received="确认收货",
    all_of_it="都收到了",
    completed="已完成",
    home="首页",
)


@pytest.mark.parametrize("reader", [ENGLISH, CHINESE], ids=["en", "zh"])
async def test_an_order_lives_its_whole_life_on_two_phones(
    browser: Browser, tmp_path: Path, reader: Reader
) -> None:
    async with demo(tmp_path, settings=QUICK) as program:
        async with phones(browser, program.url, reader.locale, reader.locale) as both:
            await both.merchant.reads(reader.behind_the_counter)
            await both.shoot("open")
            await fill_the_cart(both, reader)
            await check_out(both, reader)
            await decline(both, reader)
            await reload(both, reader)
            await pay_another_way(both, reader)
            number = await the_merchant_is_told(both, reader)
            await ship(both, reader, number)
            await it_travels_by_itself(both, reader)
            await confirm_receipt(both, reader)
        assert await program.stop() == 0
        assert "Traceback" not in program.log.read_text()


async def fill_the_cart(both: Phones, reader: Reader) -> None:
    customer = both.customer
    await customer.press(reader.browse)
    await expect(customer.key(reader.shelf)).to_be_visible()
    await both.shoot("shelves")
    await customer.press(reader.shelf)
    await expect(customer.key(reader.product)).to_be_visible()
    await both.shoot("shelf")
    await customer.press(reader.product)
    await expect(customer.key(reader.variant)).to_be_visible()
    await both.shoot("product")
    await customer.press(reader.variant)
    await customer.press(reader.add)
    await both.shoot("sku-added")
    await customer.press(reader.cart)
    await expect(customer.key(reader.check_out)).to_be_visible()
    await both.shoot("cart")


async def check_out(both: Phones, reader: Reader) -> None:
    """With a slip of the hand, and a code."""
    customer = both.customer
    await say_who(both, reader)
    await customer.write("138")
    await customer.reads(reader.digits)
    await both.shoot("a-phone-of-three-digits")
    await say_where(both, reader)
    await use_a_code(both, reader)
    await customer.press(reader.place)


async def say_who(both: Phones, reader: Reader) -> None:
    await both.customer.press(reader.check_out)
    await both.shoot("asks-for-the-name")
    await both.customer.write(reader.person)
    await both.customer.reads("138 0013 8000")


async def say_where(both: Phones, reader: Reader) -> None:
    customer = both.customer
    await customer.write("138 0013 8000")
    await both.shoot("asks-for-the-address")
    await customer.write(reader.address)
    await customer.reads(reader.review)
    await both.shoot("review-with-what-is-cheapest")
    await customer.press(reader.delivery)
    await customer.reads(reader.how)
    await both.shoot("chooses-the-delivery")
    await customer.press(reader.express)
    await customer.reads(reader.review)
    await customer.reads(reader.person)
    await both.shoot("review")


async def use_a_code(both: Phones, reader: Reader) -> None:
    customer = both.customer
    await customer.press(reader.code)
    await both.shoot("asks-for-the-code")
    await customer.write("WELCOM10")
    await customer.reads(reader.refused)
    await both.shoot("a-code-that-there-is-not")
    await customer.write("welcome10")
    await customer.reads(reader.saved)
    await both.shoot("review-with-a-code")


async def decline(both: Phones, reader: Reader) -> None:
    customer = both.customer
    await choose_method(both, reader.alipay)
    pay_page = await both.open_link(reader.alipay)
    await both.camera.shoot(pay_page, "pay-page")
    await pay_page.get_by_test_id("reason").select_option("insufficient_funds")
    await pay_page.get_by_test_id("decline").click()
    await expect(pay_page.get_by_test_id("result")).to_have_attribute("data-status", "failed")
    await both.camera.shoot(pay_page, "pay-page-declined")
    await pay_page.close()
    await customer.reads(reader.declined, LATER)
    await customer.reads(reader.reason)
    await both.shoot("declined")


async def reload(both: Phones, reader: Reader) -> None:
    """The history stays."""
    await both.page.reload()
    for said in ("138", reader.address, reader.declined):
        await expect(both.customer.bubbles(said).first).to_be_visible()


async def pay_another_way(both: Phones, reader: Reader) -> None:
    await both.customer.press(reader.try_again)
    await choose_method(both, reader.wechat_pay)
    pay_page = await both.open_link(reader.wechat_pay)
    await shoot_dark(both, pay_page, "pay-page-dark")
    await pay_page.get_by_test_id("pay").click()
    await expect(pay_page.get_by_test_id("result")).to_have_attribute("data-status", "captured")
    await both.camera.shoot(pay_page, "pay-page-paid")
    await pay_page.close()
    await both.customer.reads(reader.paid, LATER)
    await expect(both.customer.bubbles(reader.paid)).to_be_in_viewport()


async def choose_method(both: Phones, method: str) -> None:
    await expect(both.customer.key(method)).to_be_visible()
    await both.shoot("how-to-pay")
    await both.customer.press(method)
    await expect(both.customer.frame.get_by_role("link", name=method).last).to_be_visible()
    await both.shoot("link-to-pay")


async def the_merchant_is_told(both: Phones, reader: Reader) -> str:
    """Without a press: the card of the paid order comes by itself. Answers its number."""
    await both.merchant.reads(reader.awaiting, LATER)
    await both.merchant.reads(reader.person)
    await both.merchant.reads(reader.express)
    await both.merchant.reads(reader.saved)
    await both.shoot("paid-and-told")
    card = await both.merchant.bubbles(reader.person).last.inner_text()
    found = NUMBER.search(card)
    assert found, card
    return found[0]


async def ship(both: Phones, reader: Reader, number: str) -> None:
    """By a word, or by the button, which asks for the number."""
    if not reader.ship_button:
        await both.merchant.write(f"{reader.ship} {number} SF1234567890")
        return
    await both.merchant.press(reader.ship_button)
    await both.merchant.reads(reader.which_number)
    await both.shoot("asks-for-the-number")
    await both.merchant.write("SF1234567890")


async def it_travels_by_itself(both: Phones, reader: Reader) -> None:
    await both.customer.reads(reader.shipped, LATER)
    await both.shoot("shipped")
    await both.merchant.reads(reader.in_transit, LATER)
    await both.shoot("in-transit")
    await expect(both.customer.key(reader.received)).to_be_visible(timeout=LATER)
    await both.merchant.reads(reader.delivered, LATER)
    await both.shoot("delivered")


async def confirm_receipt(both: Phones, reader: Reader) -> None:
    await both.customer.press(reader.received)
    await both.customer.press(reader.all_of_it)
    await both.customer.reads(reader.completed)
    await both.merchant.reads(reader.completed, LATER)
    await both.shoot("completed")
    await shoot_dark(both, both.page, "completed-dark")
    await both.shoot_narrow("narrow-customer", "customer", "light")
    await both.shoot_narrow("narrow-customer-dark", "customer", "dark")
    await both.shoot_narrow("narrow-merchant", "merchant", "light")
    await both.page.set_viewport_size({"width": 390, "height": 844})
    await both.shoot("narrow-phones")


async def shoot_dark(both: Phones, page: Page, name: str) -> None:
    await page.emulate_media(color_scheme="dark")
    await both.camera.shoot(page, name)
    await page.emulate_media(color_scheme="light")


async def test_a_press_is_measured_on_screen(browser: Browser, tmp_path: Path) -> None:
    async with (
        demo(tmp_path) as program,
        phones(browser, program.url, ENGLISH.locale, "quickness") as both,
    ):
        await expect(both.customer.key(ENGLISH.browse)).to_be_visible()
        frame = next(frame for frame in both.page.frames if frame.url.endswith("/chat/customer/"))
        await both.customer.press(ENGLISH.browse)
        await expect(both.customer.key(ENGLISH.home)).to_be_visible()
        times = await press_times(frame, [ENGLISH.home, ENGLISH.browse], PRESSES)
    print(f"\n{report(times)}")  # noqa: T201 - the measurement is this test's answer
    assert len(times) == PRESSES
