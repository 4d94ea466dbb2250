"""Edits and deletions: core.telegram.org/bots/api#updating-messages, #deletemessage."""

from typing import Any

import pytest

from tests.fake_telegram import Bot, FakeTelegram, PrivateChat
from tests.fake_telegram.clock import Clock
from tests.fake_telegram.plain_bot import PlainBot, refused

KEYS = {"inline_keyboard": [[{"text": "Tea", "callback_data": "tea"}]]}
OTHER_KEYS = {"inline_keyboard": [[{"text": "Tea", "callback_data": "mug"}]]}
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
PNG = b"\x89PNG and so on"


async def said(call: PlainBot, chat: PrivateChat, text: str = "tea", **more: Any) -> dict[str, int]:
    sent = await call("sendMessage", chat_id=chat.chat.id, text=text, **more)
    return {"chat_id": chat.chat.id, "message_id": sent["message_id"]}


async def pictured(call: PlainBot, chat: PrivateChat) -> dict[str, int]:
    sent = await call("sendPhoto", {"photo": PNG}, chat_id=chat.chat.id, caption="tea")
    return {"chat_id": chat.chat.id, "message_id": sent["message_id"]}


@pytest.mark.parametrize("text", ["tea", " <b></b>tea "])
async def test_an_edit_that_changes_nothing_to_see_is_refused(
    call: PlainBot, mei: PrivateChat, text: str
) -> None:
    message = await said(call, mei, reply_markup=KEYS)
    with refused(f"Bad Request: {SAME}"):
        await call("editMessageText", **message, text=text, parse_mode="HTML", reply_markup=KEYS)


@pytest.mark.parametrize(
    "change", [{"text": "mug"}, {"reply_markup": OTHER_KEYS}, {"text": "<b>tea</b>"}, {"reply_markup": None}]
)
async def test_other_words_other_markup_and_other_buttons_are_changes(
    call: PlainBot, mei: PrivateChat, change: dict[str, Any]
) -> None:
    message = await said(call, mei, reply_markup=KEYS)
    whole = {"text": "tea", "parse_mode": "HTML", "reply_markup": KEYS}
    assert (await call("editMessageText", **message, **whole | change))["edit_date"]


async def test_an_edit_without_buttons_takes_them_away(call: PlainBot, mei: PrivateChat) -> None:
    message = await said(call, mei, reply_markup=KEYS)
    assert "reply_markup" not in await call("editMessageText", **message, text="mug")
    assert mei.shown[-1].buttons == []


async def test_the_buttons_alone_can_be_changed(call: PlainBot, mei: PrivateChat) -> None:
    message = await said(call, mei)
    await call("editMessageReplyMarkup", **message, reply_markup=KEYS)
    assert (mei.shown[-1].text, mei.shown[-1].buttons[0]["text"]) == ("tea", "Tea")


async def test_what_is_not_the_bots_it_cannot_edit(call: PlainBot, mei: PrivateChat) -> None:
    message = await mei.says("mug")
    with refused("Bad Request: message can't be edited"):
        await call("editMessageText", chat_id=mei.chat.id, message_id=message.id, text="tea")


async def test_under_a_reply_keyboard_nothing_can_be_edited(call: PlainBot, mei: PrivateChat) -> None:
    message = await said(call, mei, reply_markup={"keyboard": [["Tea"]]})
    with refused("Bad Request: message can't be edited"):
        await call("editMessageText", **message, text="mug")


async def test_what_is_gone_cannot_be_edited(call: PlainBot, mei: PrivateChat) -> None:
    message = await said(call, mei)
    await call("deleteMessage", **message)
    with refused("Bad Request: message to edit not found"):
        await call("editMessageText", **message, text="mug")


async def test_its_own_messages_a_bot_edits_however_old_they_are(
    call: PlainBot, mei: PrivateChat, clock: Clock
) -> None:
    message = await said(call, mei)
    clock.pass_(hours=1000)
    assert (await call("editMessageText", **message, text="mug"))["text"] == "mug"


async def test_a_picture_has_no_text_and_a_text_no_caption(call: PlainBot, mei: PrivateChat) -> None:
    picture, text = await pictured(call, mei), await said(call, mei)
    with refused("Bad Request: there is no text in the message to edit"):
        await call("editMessageText", **picture, text="mug")
    with refused("Bad Request: there is no caption in the message to edit"):
        await call("editMessageCaption", **text, caption="mug")
    assert (await call("editMessageCaption", **picture, caption="mug"))["caption"] == "mug"


async def test_a_text_becomes_a_picture_and_a_picture_a_file(call: PlainBot, mei: PrivateChat) -> None:
    message = await said(call, mei, reply_markup=KEYS)
    for kind in ("photo", "document"):
        edited = await call(
            "editMessageMedia",
            {"new": PNG},
            **message,
            media={"type": kind, "media": "attach://new", "caption": "tea"},
        )
        assert {"photo", "document", "text", "reply_markup"} & set(edited) == {kind}
        assert edited["caption"] == "tea"


async def test_a_bot_deletes_within_48_hours(call: PlainBot, mei: PrivateChat, clock: Clock) -> None:
    old = await said(call, mei)
    clock.pass_(hours=47)
    await call("deleteMessage", **await said(call, mei))
    clock.pass_(hours=1, seconds=1)
    with refused("Bad Request: message can't be deleted for everyone"):
        await call("deleteMessage", **old)
    assert [message.id for message in mei.shown] == [old["message_id"]]


async def test_what_is_not_there_cannot_be_deleted(call: PlainBot, mei: PrivateChat) -> None:
    with refused("Bad Request: message to delete not found"):
        await call("deleteMessage", chat_id=mei.chat.id, message_id=999)


async def test_several_go_at_once_and_what_is_gone_is_skipped(call: PlainBot, mei: PrivateChat) -> None:
    ids = [(await said(call, mei))["message_id"] for _ in range(2)]
    await call("deleteMessages", chat_id=mei.chat.id, message_ids=[*ids, 999])
    assert mei.shown == []
    with refused("Bad Request: too many message identifiers specified"):
        await call("deleteMessages", chat_id=mei.chat.id, message_ids=list(range(101)))


async def test_what_people_say_a_bot_deletes_in_private_and_as_administrator(
    call: PlainBot, telegram: FakeTelegram, bot: Bot, mei: PrivateChat
) -> None:
    mine = await mei.says("tea")
    assert await call("deleteMessage", chat_id=mei.chat.id, message_id=mine.id)
    group = telegram.group("Staff", bot)
    theirs = await mei.person.in_group(group, bot).says("tea")
    with refused("Bad Request: message can't be deleted"):
        await call("deleteMessage", chat_id=group.id, message_id=theirs.id)
    await mei.person.adds(bot, group, administrator=True)
    assert await call("deleteMessage", chat_id=group.id, message_id=theirs.id)
