"""The whole program on a Telegram for tests: either driver, either mode."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Final

import aiohttp
import pytest

from shopclerk.adapters.db.sealer import Sealer
from shopclerk.app.settings import SANDBOX_PHRASE
from tests.fake_telegram import Bot, Drop, FakeTelegram, TooMany
from tests.fake_telegram.faults import Fault
from tests.fake_telegram.parameters import Parameters
from tests.postgres.databases import empty_shop
from tests.running.ports import free_port
from tests.running.program import NotStarted, Program, shop, shopclerk, start

QUICK: Final = 50.0
"""Seconds: who is told to come again in 59 waits longer."""


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture
async def bot(telegram: FakeTelegram) -> Bot:
    return telegram.bot("Tea house")


def settings(telegram: FakeTelegram, bot: Bot, **more: str) -> Mapping[str, str]:
    given = {"TOKEN": bot.token, "API_URL": telegram.url, **more}
    return {f"TELEGRAM__{name}": value for name, value in given.items()}


async def page(program: Program, path: str) -> str:
    async with aiohttp.ClientSession() as session, session.get(program.url + path) as response:
        assert response.status == 200
        return await response.text()


async def said(program: Program) -> str:
    """What it tells on the terminal beside its address."""
    told = ""
    assert program.process.stdout is not None
    while "Ctrl+C" not in told:
        told += (await program.process.stdout.readline()).decode()
    return told


@pytest.mark.parametrize("driver", ["aiogram", "ptb"])
@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_the_first_word_is_answered_with_the_shop(
    tmp_path: Path, telegram: FakeTelegram, bot: Bot, driver: str, mode: str
) -> None:
    port = free_port()
    here = {"HTTP__PORT": str(port), "HTTP__PUBLIC_URL": f"http://127.0.0.1:{port}", "SHOP_NAME": "Tea House"}
    chosen = settings(telegram, bot, DRIVER=driver, MODE=mode)
    async with shop(tmp_path, port=port, settings={**chosen, **here}) as program:
        assert f"On Telegram: https://t.me/{bot.username}" in await said(program)
        chat = telegram.person("Mei", language="zh-hans").chat_with(bot)
        await chat.says("/start")
        home = await chat.sees("Tea House")
        assert (bot.webhook is not None) is (mode == "webhook")
        query = await chat.presses("购物车", on=home)
        await chat.answered(query)
        counted = await page(program, "/metrics")
        assert 'shopclerk_updates_received_total{source="chat:telegram"} 2.0' in counted
        assert await program.stop() == 0
        assert program.log.read_text() == ""


@pytest.mark.parametrize(("driver", "mode"), [("aiogram", "webhook"), ("ptb", "polling")])
async def test_a_shop_opens_without_telegram_and_is_there_once_that_can_be_reached(
    tmp_path: Path, telegram: FakeTelegram, bot: Bot, driver: str, mode: str
) -> None:
    port = free_port()
    here = {"HTTP__PORT": str(port), "HTTP__PUBLIC_URL": f"http://127.0.0.1:{port}"}
    chosen = settings(telegram, bot, DRIVER=driver, MODE=mode)
    for method in ("getMe", "deleteWebhook", "setWebhook"):
        telegram.faults.next(method, Drop())
    async with shop(tmp_path, port=port, settings={**chosen, **here}) as program:
        assert "Telegram cannot be reached yet" in await said(program)
        assert await page(program, "/health/ready")
        mei = telegram.person("Mei").chat_with(bot)
        await mei.says("/start")
        await mei.sees("Welcome")
        assert await program.stop() == 0
        log = program.log.read_text()
    assert f"https://t.me/{bot.username}" in log
    assert "Telegram is asked again" in log
    assert "Traceback" not in log
    assert bot.token not in log


async def test_an_answer_that_has_to_wait_does_not_hold_up_the_end_and_is_given_after_it(
    tmp_path: Path, telegram: FakeTelegram, bot: Bot
) -> None:
    mei = telegram.person("Mei").chat_with(bot)
    refused = asyncio.Event()

    def refuses(method: str, _: Parameters) -> Fault | None:
        if method != "sendMessage":
            return None
        refused.set()
        return TooMany(59)

    telegram.faults.chooser = refuses
    async with shop(tmp_path, settings=settings(telegram, bot)) as program:
        await mei.says("/start")
        await refused.wait()
        began = time.monotonic()
        assert await program.stop() == 0
        assert time.monotonic() - began < QUICK
    assert mei.shown == []
    telegram.faults.chooser = lambda method, parameters: None
    async with shop(tmp_path, settings=settings(telegram, bot)) as program:
        await mei.sees("Welcome")
        assert await program.stop() == 0
        assert "Traceback" not in program.log.read_text()


async def test_of_several_processes_one_fetches_and_another_goes_on_when_it_stops(
    tmp_path: Path, telegram: FakeTelegram, bot: Bot
) -> None:
    port = free_port()
    command = ("-m", "shopclerk", "run", "--roles", "chat,relay")
    mei = telegram.person("Mei").chat_with(bot)
    async with empty_shop() as database, AsyncExitStack() as stack:
        common = {
            "DATABASE_URL": database,
            "SECRET_KEYS": Sealer.new_key(),
            "ALLOW_SANDBOX": SANDBOX_PHRASE,
            "HTTP__PORT": str(port),
            **settings(telegram, bot),
        }
        first = await start(command, tmp_path, port, common)
        stack.push_async_callback(first.kill)
        await mei.says("/start")
        await mei.sees("Welcome")
        second = await start(command, tmp_path, port, common)
        stack.push_async_callback(second.kill)
        await mei.says("/cart")
        await mei.sees("Nothing in it yet")
        assert await first.stop() == 0
        await mei.says("/orders")
        await mei.sees("No orders yet")
        assert await second.stop() == 0
        assert "asked again" not in second.log.read_text()


async def test_without_a_token_one_is_told_how_to_get_one(tmp_path: Path) -> None:
    async with shop(tmp_path) as program:
        told = await said(program)
    assert "https://t.me/BotFather" in told
    assert "SHOPCLERK_TELEGRAM__TOKEN=" in told


def test_who_has_set_nothing_yet_hears_of_the_token_too(tmp_path: Path) -> None:
    ended = shopclerk(tmp_path, "run")
    assert ended.returncode == 1
    assert "SHOPCLERK_ALLOW_SANDBOX=" in ended.stderr
    assert "SHOPCLERK_TELEGRAM__TOKEN=" in ended.stderr


@pytest.mark.parametrize("driver", ["aiogram", "ptb"])
async def test_a_token_that_telegram_does_not_know_is_refused_with_what_to_do(
    tmp_path: Path, telegram: FakeTelegram, driver: str
) -> None:
    stranger = Bot(4711, "Nobody", "nobody_bot", f"4711:{'x' * 35}")
    with pytest.raises(NotStarted) as refused:
        async with shop(tmp_path, settings=settings(telegram, stranger, DRIVER=driver)):
            pass
    told = str(refused.value)
    assert told.startswith("shopclerk: SHOPCLERK_TELEGRAM__TOKEN: Telegram knows no bot of this token")
    assert "@BotFather" in told
    assert stranger.token not in told
    assert "Traceback" not in told


async def test_an_invitation_leads_to_the_bot_too(tmp_path: Path, telegram: FakeTelegram, bot: Bot) -> None:
    invite = ("staff", "invite", "--role", "owner")
    async with shop(tmp_path, settings=settings(telegram, bot)) as program:
        ended = await asyncio.to_thread(shopclerk, tmp_path, *invite, settings=settings(telegram, bot))
        link = re.search(rf"https://t\.me/{bot.username}\?start=(\S+)", ended.stdout)
        assert link
        boss = telegram.person("Boss").chat_with(bot)
        await boss.says(f"/start {link[1]}")
        await boss.sees("You are an owner of this shop now")
        telegram.faults.next("getMe", Drop())
        ended = await asyncio.to_thread(shopclerk, tmp_path, *invite, settings=settings(telegram, bot))
        assert re.search(r"sends the bot:\n  /start \S+\n", ended.stdout)
        assert "Traceback" not in ended.stderr
        assert await program.stop() == 0


async def test_staff_come_in_by_a_link_and_find_their_commands(
    tmp_path: Path, telegram: FakeTelegram, bot: Bot
) -> None:
    given = {**settings(telegram, bot), "SHOP_NAME": "Tea House"}
    async with shop(tmp_path, settings=given) as program:
        invited = await asyncio.to_thread(shopclerk, tmp_path, "staff", "invite", settings=given)
        link = re.search(rf"https://t\.me/{bot.username}\?start=(\S+)", invited.stdout)
        assert link, invited.stderr
        kim, ana = (telegram.person(name).chat_with(bot) for name in ("Kim", "Ana"))
        await kim.says(f"/start {link[1]}")
        await kim.sees("You are a clerk of this shop now.")
        await ana.says("/start")
        await ana.sees("Tea House")
        await until(telegram, lambda: kim.menu[:1] == ["queue - See the orders to ship"])
        await until(telegram, lambda: ana.menu[:1] == ["shop - Browse the shop"])
        await until(telegram, lambda: ("menu_button", "", "") in bot.settings)
        assert bot.settings["description", "", "zh"].startswith("欢迎来到Tea House")
        assert await program.stop() == 0


async def until(telegram: FakeTelegram, holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not holds():
            await telegram.world.moved.wait()
