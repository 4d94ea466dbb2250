"""Buttons and keys: core.telegram.org/bots/api#inlinekeyboardbutton, #keyboardbutton."""

from typing import Any

import pytest

from tests.fake_telegram import Bot, FakeTelegram, PrivateChat
from tests.fake_telegram.plain_bot import PlainBot, refused

ASKING = {
    "keyboard": [
        [{"text": "Phone", "request_contact": True}, {"text": "Place", "request_location": True}],
        ["Never mind"],
    ]
}


async def sent(call: PlainBot, chat_id: int, markup: Any) -> Any:
    return await call("sendMessage", chat_id=chat_id, text="tea", reply_markup=markup)


def one(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[button]]}


@pytest.mark.parametrize("data", ["x" * 64, "茶" * 21 + "x"])
async def test_64_bytes_fit_into_a_button(call: PlainBot, mei: PrivateChat, data: str) -> None:
    markup = one(text="Tea", callback_data=data)
    assert (await sent(call, mei.chat.id, markup))["reply_markup"] == markup


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        (one(text="Tea", callback_data="x" * 65), "BUTTON_DATA_INVALID"),
        (one(text="Tea", callback_data="茶" * 22), "BUTTON_DATA_INVALID"),
        (
            one(text="Tea"),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            one(text="Tea", callback_data=""),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            one(text="Tea", callback_data="tea", url="https://tea.example"),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (one(callback_data="tea"), "can't parse inline keyboard button: Can't find field \"text\""),
        (
            one(text="Tea", callback_data="tea", style="loud"),
            "can't parse inline keyboard button: invalid button style specified",
        ),
        (one(text="", callback_data="tea"), "inline keyboard button text must be non-empty"),
        (
            one(text="Tea", url="http://localhost/tea"),
            "inline keyboard button URL 'http://localhost/tea' is invalid: Wrong HTTP URL",
        ),
        (
            one(text="Tea", url="ftp://tea.example"),
            "inline keyboard button URL 'ftp://tea.example' is invalid: Unsupported URL protocol",
        ),
        (
            {"inline_keyboard": [[{"text": "Tea", "callback_data": "tea"}]] * 101},
            "reply markup is too long",
        ),
        (
            {"inline_keyboard": [[{"text": "Tea", "callback_data": "tea"}] * 9]},
            "reply markup is too long",
        ),
        (
            {"inline_keyboard": [{"text": "Tea", "callback_data": "tea"}]},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        ({"keyboard": ["Tea"]}, 'field "keyboard" must be an Array of Arrays'),
        ({"keyboard": [[""]]}, "keyboard button text must be non-empty"),
        ([], "object expected as reply markup"),
    ],
)
async def test_what_is_no_keyboard_is_refused(
    call: PlainBot, mei: PrivateChat, markup: Any, why: str
) -> None:
    with refused(f"Bad Request: {why}"):
        await sent(call, mei.chat.id, markup)
    assert mei.shown == []


async def test_keys_say_their_label_or_share_what_they_ask_for(call: PlainBot, mei: PrivateChat) -> None:
    await sent(call, mei.chat.id, ASKING)
    assert mei.keys == ["Phone", "Place", "Never mind"]
    for label in mei.keys:
        await mei.taps(label)
    phone, place, words = [update["message"] for update in await call("getUpdates")]
    assert phone["contact"]["user_id"] == phone["from"]["id"]
    assert set(place["location"]) == {"latitude", "longitude"}
    assert words["text"] == "Never mind"


async def test_keys_stay_until_they_are_taken_away(call: PlainBot, mei: PrivateChat) -> None:
    await sent(call, mei.chat.id, ASKING)
    await sent(call, mei.chat.id, None)
    assert mei.keys
    await sent(call, mei.chat.id, {"remove_keyboard": True})
    assert mei.keys == []


async def test_keys_for_one_time_go_when_one_is_tapped(call: PlainBot, mei: PrivateChat) -> None:
    await sent(call, mei.chat.id, ASKING | {"one_time_keyboard": True})
    await mei.taps("Never mind")
    assert mei.keys == []


@pytest.mark.parametrize(
    ("asking", "what"), [("request_contact", "phone number"), ("request_location", "location")]
)
async def test_nothing_is_asked_of_a_whole_group(
    call: PlainBot, telegram: FakeTelegram, bot: Bot, asking: str, what: str
) -> None:
    group = telegram.group("Staff", bot)
    with refused(f"Bad Request: {what} can be requested in private chats only"):
        await sent(call, group.id, {"keyboard": [[{"text": "Tell", asking: True}]]})
