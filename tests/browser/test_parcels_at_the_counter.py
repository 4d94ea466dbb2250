"""The demo in a real browser: a lost parcel is sent again, one comes back and is paid back, one is booked."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.browser.phones import LATER, phones
from tests.browser.test_a_whole_order import QUICK
from tests.browser.test_after_the_sale import WORDS_EN, WORDS_ZH, buys
from tests.running.program import Program, demo

KEY = "a-key-of-the-carrier"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def program(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Program]:
    directory: Path = tmp_path_factory.mktemp("parcels")
    async with demo(directory, settings={**QUICK, "SANDBOX__API_KEY": KEY}) as running:
        yield running
        assert await running.stop() == 0
        assert "Traceback" not in running.log.read_text()


async def next_parcel_is(program: Program, fault: str) -> None:
    """What the sandbox carrier does with the parcel that it hears of next."""
    async with (
        aiohttp.ClientSession() as session,
        session.post(
            f"{program.url}/sandbox/carrier/sandbox/faults",
            headers={"Authorization": f"Bearer {KEY}"},
            json={"faults": [{"fault": fault}]},
        ) as answer,
    ):
        answer.raise_for_status()


async def test_a_lost_parcel_is_sent_again(browser: Browser, program: Program) -> None:
    async with phones(browser, program.url, WORDS_EN.reader.locale, "lost-parcel") as both:
        number = await buys(both, WORDS_EN, units=1)
        await next_parcel_is(program, "lost")
        await both.merchant.write(f"ship {number} SF1234567890")
        await both.merchant.reads("A parcel in trouble", LATER)
        await both.customer.reads("We are sorry.", LATER)
        await both.shoot("alerted")
        await both.merchant.press("Show the parcel")
        await both.merchant.reads("Lost on the way")
        await both.shoot("lost")
        await both.merchant.press("Send it again")
        await both.merchant.reads("1 item is reserved")
        await both.shoot("a-last-look")
        await both.merchant.press("Yes, send it again")
        await both.customer.reads("We are sending it again", LATER)
        await both.merchant.reads("Sent again as order")
        await both.shoot("sent-again")


async def test_a_parcel_that_came_back_is_paid_back(browser: Browser, program: Program) -> None:
    async with phones(browser, program.url, WORDS_ZH.reader.locale, "returned-parcel") as both:
        number = await buys(both, WORDS_ZH, units=1)
        await next_parcel_is(program, "returning")
        await both.merchant.write(f"发货 {number} SF1234567890")
        await both.customer.reads("非常抱歉", LATER)
        await both.merchant.press("查看包裹")
        await both.merchant.press("验货")
        await both.shoot("looks-into-it")
        await both.merchant.press("全部可再次销售")
        await both.merchant.press("退款")
        await both.merchant.reads("将按原支付方式退回")
        await both.shoot("a-last-look")
        await both.merchant.press("确认退款")
        await both.merchant.reads("已退款")
        await both.customer.reads(WORDS_ZH.refund, LATER)
        await both.shoot("paid-back")


async def test_a_parcel_is_booked_with_its_label(browser: Browser, program: Program) -> None:
    async with phones(browser, program.url, WORDS_ZH.reader.locale, "booked-parcel") as both:
        await buys(both, WORDS_ZH, units=1)
        merchant = both.merchant
        await merchant.press("预约快递")
        await both.shoot("which-carrier")
        await merchant.press("顺丰速运")
        await merchant.reads("预约成功")
        await both.shoot("booked")
        await merchant.press("查看面单")
        label = merchant.bubbles("label-").last
        await expect(label.locator("img")).to_have_js_property("naturalWidth", 800)
        await expect(label.get_by_role("link")).to_have_attribute("download", re.compile(r"^label-\w+\.png$"))
        await both.shoot("label")
        await merchant.press("包裹")
        await merchant.press("已交给快递")
        await merchant.press("确认已揽收")
        await both.customer.reads("已发货", LATER)
        await both.shoot("handed-over")
