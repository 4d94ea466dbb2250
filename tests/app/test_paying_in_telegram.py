"""The whole program takes Stars, and dies between the payer's yes and the books."""

import asyncio
from pathlib import Path

from shopclerk.app.settings import CARRIER_PHRASE, SANDBOX_PHRASE
from tests.app.test_telegram import settings
from tests.fake_telegram import FakeTelegram, PrivateChat
from tests.running.program import shop, shopclerk
from tests.telegram.buying import ANSWERS

STARS = {"CURRENCY": "XTR", "SHOP_NAME": "Songs", "ALLOW_SANDBOX": CARRIER_PHRASE}
SONGS = "Handle,Title,Variant SKU,Variant Inventory Qty,Variant Price\nsong,A song,SONG,9,39\n"


async def test_who_takes_money_is_told_that_only_the_carrier_is_a_sandbox(tmp_path: Path) -> None:
    chosen = {
        "TELEGRAM__TOKEN": f"123456789:{'A' * 35}",
        "TELEGRAM__PROVIDER_TOKEN": "284685063:TEST:NjI0ZDk1NzgyM2Fm",
    }
    ended = await asyncio.to_thread(
        shopclerk, tmp_path, "run", settings={**chosen, "ALLOW_SANDBOX": SANDBOX_PHRASE}
    )
    assert ended.returncode == 1
    assert f"SHOPCLERK_ALLOW_SANDBOX={CARRIER_PHRASE}" in ended.stderr
    assert "no real money" not in ended.stderr


async def link_of(chat: PrivateChat) -> str:
    """Of the invoice of an order; Stars are the only way to pay for it."""
    await chat.says("/start")
    for label in ("Browse the shop", "All products", "A song", "Add to cart", "Cart (1)", "Check out"):
        await chat.presses(label)
    for asked, answer in ANSWERS:
        await chat.sees(asked)
        await chat.says(answer)
    await chat.presses("Place the order")
    shown = await chat.sees("Press the button below to pay")
    assert "with Telegram Stars" in shown.buttons[0]["text"]
    assert not [button for button in shown.buttons if "another way" in button["text"]]
    return next(str(button["url"]) for button in shown.buttons if "url" in button)


async def test_stars_that_were_paid_as_it_died_are_booked_once_when_it_is_back(tmp_path: Path) -> None:
    async with FakeTelegram() as telegram:
        bot = telegram.bot("Songs")
        chosen = {**settings(telegram, bot), **STARS}
        (tmp_path / "songs.csv").write_text(SONGS)
        brought = await asyncio.to_thread(
            shopclerk, tmp_path, "catalogue", "import", "songs.csv", settings=chosen
        )
        assert brought.returncode == 0, brought.stderr
        ana = telegram.person("Ana").chat_with(bot)
        async with shop(tmp_path, settings=chosen) as program:
            link = await link_of(ana)
            await ana.pays(link)
            await program.kill()
        async with shop(tmp_path, settings=chosen) as program:
            await ana.sees("Thank you! Order")
            assert await program.stop() == 0
            assert "Traceback" not in program.log.read_text()
        assert bot.stars == 39
        audit = await asyncio.to_thread(shopclerk, tmp_path, "audit", settings=chosen)
        assert audit.returncode == 0, audit.stdout
