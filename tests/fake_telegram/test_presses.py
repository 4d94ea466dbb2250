"""Buttons that are pressed: core.telegram.org/bots/api#callbackquery, #answercallbackquery."""

from typing import Any

from tests.fake_telegram import Bot, FakeTelegram, PrivateChat
from tests.fake_telegram.clock import Clock
from tests.fake_telegram.methods.queries import QUERY_SECONDS
from tests.fake_telegram.plain_bot import PlainBot, refused

KEYS = {"inline_keyboard": [[{"text": "Cart (1)", "callback_data": "cart"}]]}
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def pressed(call: PlainBot, chat: PrivateChat) -> Any:
    await call("sendMessage", chat_id=chat.chat.id, text="Tea", reply_markup=KEYS)
    await chat.presses("Cart")
    (update,) = await call("getUpdates")
    return update["callback_query"]


async def test_a_press_tells_what_was_pressed_where_and_by_whom(call: PlainBot, mei: PrivateChat) -> None:
    query = await pressed(call, mei)
    assert (query["data"], query["from"]["first_name"]) == ("cart", "Mei")
    assert query["message"]["text"] == "Tea"
    assert query["message"]["reply_markup"] == KEYS


async def test_a_person_sees_the_answer_to_a_press(call: PlainBot, mei: PrivateChat) -> None:
    await call("sendMessage", chat_id=mei.chat.id, text="Tea", reply_markup=KEYS)
    query = await mei.presses("Cart")
    await call("answerCallbackQuery", callback_query_id=query.id, text="Added")
    assert await mei.answered(query) == "Added"


async def test_a_press_waits_for_its_answer_for_a_while(
    call: PlainBot, mei: PrivateChat, clock: Clock
) -> None:
    query = await pressed(call, mei)
    clock.pass_(seconds=QUERY_SECONDS)
    assert await call("answerCallbackQuery", callback_query_id=query["id"])
    clock.pass_(seconds=1)
    with refused(TOO_OLD):
        await call("answerCallbackQuery", callback_query_id=query["id"])


async def test_the_answer_is_for_the_bot_that_was_pressed(
    call: PlainBot, telegram: FakeTelegram, mei: PrivateChat
) -> None:
    query = await pressed(call, mei)
    other = PlainBot(call.session, call.url, telegram.bot("Another"))
    for bot, id in ((call, "0"), (other, query["id"])):
        with refused(TOO_OLD):
            await bot("answerCallbackQuery", callback_query_id=id)


async def test_a_note_has_200_characters(call: PlainBot, mei: PrivateChat) -> None:
    query = await pressed(call, mei)
    with refused("Bad Request: MESSAGE_TOO_LONG"):
        await call("answerCallbackQuery", callback_query_id=query["id"], text="x" * 201)
    assert await call("answerCallbackQuery", callback_query_id=query["id"], text="x" * 200)


async def test_of_an_old_or_deleted_message_no_more_than_its_number_is_told(
    call: PlainBot, mei: PrivateChat, clock: Clock, bot: Bot
) -> None:
    for way in ("old", "gone"):
        sent = await call("sendMessage", chat_id=mei.chat.id, text="Tea", reply_markup=KEYS)
        message = mei.shown[-1]
        if way == "old":
            clock.pass_(hours=49)
        else:
            await call("deleteMessage", chat_id=mei.chat.id, message_id=sent["message_id"])
        mei.presses_data("cart", message)
        told = bot.updates[-1]["callback_query"]["message"]
        assert told == {"chat": mei.chat.json(), "message_id": sent["message_id"], "date": 0}
