"""What both drivers make of calls and of what becomes of them."""

from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from shopclerk.adapters.telegram.calls import Call, CallRefused, Upload
from shopclerk.adapters.telegram.groups import Me
from shopclerk.adapters.telegram.intake import Driver, Malformed
from shopclerk.adapters.telegram.reading import incoming_of
from shopclerk.conversation.incoming import Command, Press
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.notifier import Unreachable
from tests.adapters.telegram.drivers import DRIVERS, Make, driver_of
from tests.fake_telegram import Bot, Drop, FakeTelegram, PrivateChat, Refuse, TooMany

PNG = b"\x89PNG and so on"


@pytest.fixture
async def chat(telegram: FakeTelegram, bot: Bot) -> PrivateChat:
    chat = telegram.person("Mei", language="zh").chat_with(bot)
    await chat.says("/start p_TEA")
    return chat


def hello(chat: PrivateChat, text: str = "hello") -> Call:
    return Call("sendMessage", {"chat_id": chat.chat.id, "text": text, "parse_mode": "HTML"})


async def test_what_people_say_and_press_is_understood(driver: Driver, bot: Bot, chat: PrivateChat) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Cart", "callback_data": "1ct"}]]}
    shown = await driver.call(Call("sendMessage", {**hello(chat).body, "reply_markup": keyboard}))
    await chat.presses("Cart")
    said, pressed = [incoming_of(driver.update_of(update), Me(bot.id)) for update in bot.updates]
    assert said is not None
    assert pressed is not None
    assert said.said == Command("start", "p_TEA")
    assert (said.locale, said.address) == ("zh", f"telegram:{chat.chat.id}")
    assert pressed.said == Press("1ct", str(shown["message_id"]))
    assert pressed.account == said.account


async def test_a_picture_is_brought_once_and_known_by_its_name_then(
    driver: Driver, chat: PrivateChat
) -> None:
    sent = await driver.call(
        Call("sendPhoto", {"chat_id": chat.chat.id, "photo": Upload("tea.png", PNG), "caption": "Tea"})
    )
    file_id = sent["photo"][-1]["file_id"]
    described = await driver.call(Call("getFile", {"file_id": file_id}))
    assert await driver.download(described["file_path"]) == PNG
    again = await driver.call(Call("sendPhoto", {"chat_id": chat.chat.id, "photo": file_id}))
    assert again["photo"][-1]["file_id"] == file_id


async def test_a_message_becomes_a_picture(driver: Driver, chat: PrivateChat) -> None:
    shown = await driver.call(hello(chat))
    media = {"type": "photo", "media": Upload("tea.png", PNG), "caption": "<b>Tea</b>", "parse_mode": "HTML"}
    named = {"chat_id": chat.chat.id, "message_id": shown["message_id"]}
    edited = await driver.call(Call("editMessageMedia", named | {"media": media}))
    assert edited["caption"] == "Tea"
    assert chat.shown[-1].body["caption_entities"] == [{"type": "bold", "offset": 0, "length": 3}]


async def test_what_telegram_refuses_is_told_in_its_words(driver: Driver, chat: PrivateChat) -> None:
    with pytest.raises(CallRefused) as refused:
        await driver.call(hello(chat, "<b>never closed"))
    assert refused.value.says("can't find end tag")


@pytest.mark.parametrize("fault", [Refuse(502), Refuse(502, done=True), Drop(), Drop(done=True)])
async def test_when_the_line_breaks_nobody_knows_what_became_of_it(
    driver: Driver, telegram: FakeTelegram, chat: PrivateChat, fault: Drop | Refuse
) -> None:
    telegram.faults.next("sendMessage", fault)
    with pytest.raises(OutcomeUnknown):
        await driver.call(hello(chat))
    assert len(chat.shown) == fault.done


@pytest.mark.parametrize("name", DRIVERS)
async def test_why_telegram_is_not_reached_is_told_without_the_token(name: str) -> None:
    async with FakeTelegram() as telegram:
        bot = telegram.bot()
    async with driver_of(name, telegram, bot) as driver:
        with pytest.raises(OutcomeUnknown, match="telegram getMe: Connect call failed") as broken:
            await driver.call(Call("getMe", {}))
    assert bot.token not in str(broken.value)


async def test_too_much_is_told_with_when_to_come_again(
    driver: Driver, telegram: FakeTelegram, chat: PrivateChat
) -> None:
    telegram.faults.next("sendMessage", TooMany(7))
    with pytest.raises(Unavailable) as refused:
        await driver.call(hello(chat))
    assert refused.value.retry_after == timedelta(seconds=7)
    assert chat.shown == []


async def test_somebody_who_blocked_the_bot_cannot_be_reached(driver: Driver, chat: PrivateChat) -> None:
    await chat.blocks()
    with pytest.raises(Unreachable):
        await driver.call(hello(chat))


@pytest.mark.parametrize("status", [200, 400, 403, 409, 502])
@pytest.mark.parametrize("make", DRIVERS.values(), ids=DRIVERS)
async def test_what_somebody_else_answers_is_nothing_that_telegram_said(make: Make, status: int) -> None:
    """A proxy, or the page of a network that wants to be paid first: nobody is unreachable for that."""

    async def stranger(_: web.Request) -> web.Response:
        return web.Response(status=status, text="<html>Who are you?</html>", content_type="text/html")

    application = web.Application()
    application.router.add_post("/{tail:.*}", stranger)
    async with TestServer(application) as server:
        driver = make("123:abc", api=str(server.make_url("")).rstrip("/"))
        try:
            with pytest.raises(OutcomeUnknown):
                await driver.call(Call("sendMessage", {"chat_id": 1, "text": "hello"}))
        finally:
            await driver.close()


async def test_what_is_no_update_is_malformed(driver: Driver) -> None:
    with pytest.raises(Malformed):
        driver.update_of({"update_id": 1, "message": {"text": 5}})
