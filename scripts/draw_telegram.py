"""Draws the pictures of the Telegram guide anew, in each language: `python -m scripts.draw_telegram`.

The program runs as a merchant runs it, its bot talks to the Telegram for tests, and what stands in the chats
at a moment is drawn. Only what BotFather says is written down here.
"""

import asyncio
import re
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from PIL import Image
from playwright.async_api import Browser, ViewportSize, async_playwright, expect

from tests.browser import chromium
from tests.fake_telegram import Bot, FakeTelegram, PrivateChat
from tests.fake_telegram.drawing import Drawing
from tests.running.program import shop, shopclerk

ROOT: Final = Path(__file__).parents[1]
PICTURES: Final = ROOT / "docs" / "pictures"
SAMPLE: Final = ROOT / "src" / "shopclerk" / "app" / "sample" / "catalogue.csv"
PHONE: Final[ViewportSize] = {"width": 400, "height": 760}
ZONE: Final = ZoneInfo("Asia/Shanghai")
GAP: Final = 24
GROUND: Final = "#f3f1ec"

USERNAME_ASKED: Final = (
    "Good. Now let's choose a username for your bot. It must end in `bot`. Like this, for example: "
    "TetrisBot or tetris_bot."
)
ALL_DONE: Final = (
    "Done! Congratulations on your new bot. You will find it at t.me/paper_and_steam_bot.\n\n"
    "Use this token to access the HTTP API:\n123456789:AAExampleExampleExampleExampleExamp\n"
    "Keep your token secure and store it safely, it can be used by anyone to control your bot."
)
BOT_FATHER: Final = (
    ("me", "/newbot"),
    ("bot", "Alright, a new bot. How are we going to call it? Please choose a name for your bot."),
    ("me", "Paper & Steam"),
    ("bot", USERNAME_ASKED),
    ("me", "paper_and_steam_bot"),
    ("bot", ALL_DONE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is said, pressed and awaited in one language."""

    language: str
    tag: str
    owner: str
    customer: str
    behind_the_counter: str
    browse: str
    shelf: str
    product: str
    variant: str
    chosen: str
    add: str
    cart: str
    check_out: str
    questions: tuple[tuple[str, str], ...]
    there_now: str
    place: str
    pay: str
    at_provider: str
    paid: str
    shipped: str
    leaves: str


WORDS: Final = (
    Words(
        language="en",
        tag="en",
        owner="Wen",
        customer="Mei",
        behind_the_counter="behind the counter",
        browse="Browse",
        shelf="Lamps",
        product="Mushroom Night Lamp",
        variant="Cream",
        chosen="✓ Cream",
        add="Add to cart",
        cart="Cart (1)",
        check_out="Check out",
        questions=(
            ("Who is the parcel for?", "Mei Lin"),
            ("Which phone number", "138 0013 8000"),
            ("Where should it go?", "12 Harbour Road, Shanghai 200080"),
        ),
        there_now="Are you there now?",
        place="Place the order",
        pay="Alipay",
        at_provider="with Alipay",
        paid="is paid",
        shipped="· 🚚 Shipped",
        leaves="is on its way",
    ),
    Words(
        language="zh",
        tag="zh-Hans",
        owner="王雯",
        customer="林梅",
        behind_the_counter="欢迎加入本店",
        browse="逛逛",
        shelf="灯具",
        product="蘑菇小夜灯",
        variant="奶油白",
        chosen="✓ 奶油白",
        add="加入购物车",
        cart="购物车（1）",
        check_out="去结算",
        questions=(
            ("收件人是谁", "林梅"),
            ("快递员可以拨打哪个电话", "138 0013 8000"),
            ("送到哪里", "上海市虹口区海港路 12 号 200080"),
        ),
        there_now="您现在就在那里",
        place="提交订单",
        pay="支付宝",
        at_provider="付款 ¥259.00（支付宝）",
        paid="已支付",
        shipped="· 🚚 已发货",
        leaves="🚚 订单",
    ),
)


@dataclass(slots=True, kw_only=True)
class Stage:
    """A running shop, the chats of its owner and a customer, and what was drawn of them."""

    telegram: FakeTelegram
    bot: Bot
    browser: Browser
    owner: PrivateChat
    customer: PrivateChat
    phones: list[bytes] = field(default_factory=list)

    async def look_at(self, chat: PrivateChat, *, latest: int = 3) -> None:
        """The end of a chat, as it is on a phone."""
        drawing = Drawing(self.telegram.world, chat.bot.first_name, chat.person.user.id, ZONE)
        self.phones.append(await photographed(self.browser, drawing.page(chat.messages[-latest:])))

    def keep(self, name: str) -> None:
        """What was looked at, side by side."""
        side_by_side(self.phones, PICTURES / name)
        self.phones.clear()


async def photographed(browser: Browser, html: str) -> bytes:
    page = await browser.new_page(viewport=PHONE, device_scale_factor=1.5)
    try:
        await page.set_content(html)
        await page.evaluate("scrollTo(0, document.body.scrollHeight)")
        return await page.screenshot()
    finally:
        await page.close()


def side_by_side(phones: list[bytes], path: Path) -> None:
    """On one ground, in 256 colours."""
    drawn = [Image.open(BytesIO(phone)).convert("RGB") for phone in phones]
    width = sum(one.width + GAP for one in drawn) + GAP
    ground = Image.new("RGB", (width, drawn[0].height + 2 * GAP), GROUND)
    left = GAP
    for one in drawn:
        ground.paste(one, (left, GAP))
        left += one.width + GAP
    ground.quantize(256, method=Image.Quantize.FASTOCTREE).save(path, optimize=True)


async def draw() -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium.find(), args=chromium.flags())
        await _draw_bot_father(browser)
        for words in WORDS:
            async with _stage(browser, words) as stage:
                await _buys(stage, words)
                await _ships(stage, words)
        await browser.close()


async def _draw_bot_father(browser: Browser) -> None:
    async with FakeTelegram() as telegram:
        father = telegram.bot("BotFather")
        chat = telegram.person("Wen").chat_with(father)
        for who, text in BOT_FATHER:
            sender = chat.person.user if who == "me" else father
            telegram.world.post(chat.chat, sender, {"text": text})
        page = Drawing(telegram.world, "BotFather", chat.person.user.id).page(chat.messages)
        side_by_side([await photographed(browser, page)], PICTURES / "telegram-botfather.png")


@asynccontextmanager
async def _stage(browser: Browser, words: Words) -> AsyncIterator[Stage]:
    async with FakeTelegram() as telegram:
        bot = telegram.bot("Paper & Steam")
        bot.username = "paper_and_steam_bot"
        with tempfile.TemporaryDirectory() as place:
            directory = Path(place)
            settings = {
                "SHOP_NAME": bot.first_name,
                "TIMEZONE": ZONE.key,
                "TELEGRAM__TOKEN": bot.token,
                "TELEGRAM__API_URL": telegram.url,
            }
            _run(directory, settings, "catalogue", "import", str(SAMPLE))
            invitation = _run(directory, settings, "staff", "invite", "--role", "owner")
            async with shop(directory, settings=settings):
                chats = [
                    telegram.person(name, language=words.language).chat_with(bot)
                    for name in (words.owner, words.customer)
                ]
                stage = Stage(telegram=telegram, bot=bot, browser=browser, owner=chats[0], customer=chats[1])
                await stage.owner.says(f"/start {_token(invitation)}")
                await stage.owner.sees(words.behind_the_counter)
                yield stage


def _run(directory: Path, settings: dict[str, str], *command: str) -> str:
    ended = shopclerk(directory, *command, settings=settings)
    if ended.returncode:
        raise RuntimeError(ended.stderr)
    return ended.stdout


def _token(invitation: str) -> str:
    found = re.search(r"(?:start=|/start )([\w-]+)", invitation)
    if found is None:
        raise LookupError(invitation)
    return found[1]


async def _buys(stage: Stage, words: Words) -> None:
    mei = stage.customer
    await mei.says("/start")
    for label in (words.browse, words.shelf, words.product, words.variant, words.add):
        await mei.presses(label)
    await mei.sees_button(words.cart)
    await stage.look_at(mei, latest=1)
    await mei.presses(words.cart)
    await mei.presses(words.check_out)
    for question, answer in words.questions:
        await mei.sees(question)
        await mei.says(answer)
    await mei.sees_button(words.place)
    await mei.sees_no_more(words.there_now)
    await stage.look_at(mei)
    await mei.presses(words.place)
    await mei.presses(words.pay)
    paying = await mei.sees_button(words.at_provider)
    await stage.look_at(mei, latest=1)
    await _pays(stage.browser, next(key["url"] for key in paying.buttons if words.at_provider in key["text"]))
    await mei.sees(words.paid)
    stage.keep(f"telegram-customer.{words.tag}.png")


async def _pays(browser: Browser, link: str) -> None:
    page = await browser.new_page()
    await page.goto(link)
    await page.get_by_test_id("pay").click()
    await expect(page.get_by_test_id("result")).to_have_attribute("data-status", "captured")
    await page.close()


async def _ships(stage: Stage, words: Words) -> None:
    wen, mei = stage.owner, stage.customer
    card = await wen.sees("138")
    await stage.look_at(wen, latest=1)
    await wen.says("SF1234567890", to=card)
    await wen.sees(words.shipped)
    await stage.look_at(wen)
    await mei.sees(words.leaves)
    await stage.look_at(mei, latest=2)
    stage.keep(f"telegram-merchant.{words.tag}.png")


if __name__ == "__main__":
    asyncio.run(draw())
