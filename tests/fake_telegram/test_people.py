"""What people do and see: they wait for it, and say what there is when it does not come."""

import asyncio

import pytest

from tests.fake_telegram import FakeTelegram, PrivateChat
from tests.fake_telegram import people as people_module
from tests.fake_telegram.people import NothingOfTheKind
from tests.fake_telegram.plain_bot import PlainBot

KEYS = {
    "inline_keyboard": [
        [{"text": "Cart (1)", "callback_data": "cart"}],
        [{"text": "Pay", "url": "https://tea.example"}],
    ]
}


async def test_somebody_sees_what_comes_later(call: PlainBot, mei: PrivateChat) -> None:
    seeing = asyncio.create_task(mei.sees("Green", "tea"))
    await call("sendMessage", chat_id=mei.chat.id, text="A mug")
    await call("sendMessage", chat_id=mei.chat.id, text="Green tea")
    assert (await seeing).text == "Green tea"


async def test_somebody_sees_a_message_become_another(call: PlainBot, mei: PrivateChat) -> None:
    sent = await call("sendMessage", chat_id=mei.chat.id, text="A mug")
    message = mei.shown[-1]
    seeing = asyncio.create_task(mei.sees_on(message, "tea"))
    await call("editMessageText", chat_id=mei.chat.id, message_id=sent["message_id"], text="Green tea")
    assert await seeing is message


async def test_a_button_is_found_by_a_part_of_its_label(call: PlainBot, mei: PrivateChat) -> None:
    await call("sendMessage", chat_id=mei.chat.id, text="Tea", reply_markup=KEYS)
    await mei.presses("Cart")
    (update,) = await call("getUpdates")
    assert update["callback_query"]["data"] == "cart"


async def test_a_link_cannot_be_pressed(call: PlainBot, mei: PrivateChat) -> None:
    await call("sendMessage", chat_id=mei.chat.id, text="Tea", reply_markup=KEYS)
    with pytest.raises(NothingOfTheKind, match="leads elsewhere"):
        await mei.presses("Pay")


async def test_whoever_waits_in_vain_is_told_what_there_is(
    call: PlainBot, mei: PrivateChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    await call("sendMessage", chat_id=mei.chat.id, text="Green tea", reply_markup=KEYS)
    monkeypatch.setattr(people_module, "PATIENCE", 0.01)
    with pytest.raises(NothingOfTheKind, match=r"(?s)no 'mug'.*Green tea.*Cart \(1\)"):
        await mei.sees("mug")


async def test_what_people_share_is_told_as_telegram_tells_it(call: PlainBot, mei: PrivateChat) -> None:
    asked = await mei.says("Tea?")
    await mei.sends_photo(b"\x89PNG", "Mine", to=asked)
    await mei.sends_document(b"%PDF", "list.pdf")
    await mei.shares_contact("13800138000", somebody_elses=True)
    await mei.shares_venue("Tea house", "8 Harbour Road", 31.2, 121.5)
    _, photo, document, contact, venue = [update["message"] for update in await call("getUpdates")]
    assert (photo["caption"], photo["reply_to_message"]["text"]) == ("Mine", "Tea?")
    assert photo["photo"][0]["width"] < photo["photo"][-1]["width"]
    assert document["document"]["file_name"] == "list.pdf"
    assert "user_id" not in contact["contact"]
    assert venue["venue"]["location"] == venue["location"]


async def test_two_bots_of_one_person_do_not_hear_each_others_chats(
    telegram: FakeTelegram, mei: PrivateChat
) -> None:
    other = telegram.bot("Another")
    await mei.person.chat_with(other).says("for you alone")
    assert mei.bot.updates == []
    assert len(other.updates) == 1
