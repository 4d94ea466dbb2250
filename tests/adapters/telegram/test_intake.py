"""Taking updates in: what answers a press goes out before the work begins."""

import asyncio
import json
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application
from structlog.testing import capture_logs

from shopclerk.adapters.memory.database import memory_database
from shopclerk.adapters.memory.inbox import MemoryInbox
from shopclerk.adapters.telegram.calls import Call
from shopclerk.adapters.telegram.groups import Me
from shopclerk.adapters.telegram.intake import SOURCE, Driver, Intake
from shopclerk.adapters.telegram.polling import Polling
from shopclerk.adapters.telegram.reading import Update, incoming_of
from shopclerk.adapters.telegram.webhook import PATH, SECRET_HEADER, Webhook
from shopclerk.conversation.incoming import Incoming
from tests.fake_telegram import Bot, FakeTelegram, PrivateChat
from tests.shopfloor.time_and_names import FakeClock


def intake_of(driver: Driver, bot: Bot) -> Intake:
    return Intake(driver, Me(bot.id), memory_database().inbox, FakeClock(), lambda: None)


async def with_a_button(driver: Driver, chat: PrivateChat) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Cart", "callback_data": "1ct"}]]}
    body = {"chat_id": chat.chat.id, "text": "hello", "reply_markup": keyboard}
    await driver.call(Call("sendMessage", body))


async def test_a_webhook_answers_a_press_at_once_and_without_a_call(
    telegram: FakeTelegram, bot: Bot, driver: Driver, mei: PrivateChat
) -> None:
    await with_a_button(driver, mei)
    query = await mei.presses("Cart")
    application = Application()
    application.add_routes(Webhook(intake_of(driver, bot), "secret").routes())
    called = len(telegram.calls)
    async with TestClient(TestServer(application)) as client:
        answers: list[Any] = []
        for update in bot.updates:
            posted = await client.post(PATH, json=update, headers={SECRET_HEADER: "secret"})
            assert posted.status == 200
            answers.append(json.loads(await posted.read() or b"null"))
    assert answers == [None, {"method": "answerCallbackQuery", "callback_query_id": query.id}]
    assert len(telegram.calls) == called


@pytest.mark.parametrize("given", [b"", b"secret ", b"Secret", b"\xff\xfe", "geheimnis\u00df".encode()])
async def test_a_webhook_is_closed_to_who_does_not_know_the_secret(
    bot: Bot, driver: Driver, given: bytes
) -> None:
    """Whatever bytes somebody tries."""
    application = Application()
    application.add_routes(Webhook(intake_of(driver, bot), "secret-").routes())
    async with TestServer(application) as server:
        reader, writer = await asyncio.open_connection(server.host, server.port)
        head = f"POST {PATH} HTTP/1.1\r\nHost: shop\r\nConnection: close\r\nContent-Length: 2\r\n".encode()
        writer.write(head + SECRET_HEADER.encode() + b": " + given + b"\r\n\r\n{}")
        assert (await reader.readline()).startswith(b"HTTP/1.1 403 ")
        writer.close()
        await writer.wait_closed()


async def test_who_asks_for_updates_answers_a_press_by_a_call(
    bot: Bot, driver: Driver, mei: PrivateChat
) -> None:
    await with_a_button(driver, mei)
    intake = intake_of(driver, bot)
    polling = Polling(driver, intake)
    running = asyncio.create_task(polling.run())
    assert await mei.answered(await mei.presses("Cart")) == ""
    polling.close()
    await running
    await intake.close()


async def test_an_update_that_we_cannot_read_keeps_out_nothing_that_comes_after_it(
    bot: Bot, driver: Driver, mei: PrivateChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    await mei.says("unreadable")
    await mei.says("hello")
    intake = intake_of(driver, bot)
    monkeypatch.setattr("shopclerk.adapters.telegram.intake.incoming_of", _stumbling)
    with capture_logs() as logged:
        for update in bot.updates:
            await intake.take(update)
    first, unreadable, hello = [update["update_id"] for update in bot.updates]
    assert [(line["event"], line["id"]) for line in logged] == [("an update cannot be read", unreadable)]
    assert isinstance(intake.inbox, MemoryInbox)
    assert intake.inbox.memory.heard == {(SOURCE, f"{bot.id}#{id}") for id in (first, hello)}


def _stumbling(update: Update, me: Me) -> Incoming | None:
    if update.message.text == "unreadable":
        raise ZeroDivisionError(update.message.text)
    return incoming_of(update, me)
