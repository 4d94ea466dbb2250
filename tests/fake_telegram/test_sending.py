"""Pictures, files, albums and answers: core.telegram.org/bots/api#sending-files, #sendmediagroup,
#replyparameters.
"""

from typing import Any

import pytest

from tests.fake_telegram import Bot, FakeTelegram, PrivateChat
from tests.fake_telegram.methods import contents, files
from tests.fake_telegram.plain_bot import PlainBot, refused

PNG = b"\x89PNG and so on"


@pytest.fixture
async def picture(call: PlainBot, mei: PrivateChat) -> str:
    """The file_id of a picture that was brought once."""
    sent = await call("sendPhoto", {"photo": PNG}, chat_id=mei.chat.id)
    return str(sent["photo"][-1]["file_id"])


@pytest.mark.parametrize("method", ["sendPhoto", "sendDocument"])
async def test_captions_hold_1024_units(call: PlainBot, mei: PrivateChat, method: str) -> None:
    file = {method.removeprefix("send").lower(): PNG}
    caption = "<b>" + "🍵" * 512 + "</b>"
    sent = await call(method, file, chat_id=mei.chat.id, caption=caption, parse_mode="HTML")
    assert sent["caption_entities"] == [{"type": "bold", "offset": 0, "length": 1024}]
    with refused("Bad Request: message caption is too long"):
        await call(method, file, chat_id=mei.chat.id, caption="🍵" * 512 + "x")


async def test_what_was_brought_once_is_sent_again_by_its_id(
    call: PlainBot, mei: PrivateChat, picture: str
) -> None:
    again = await call("sendPhoto", chat_id=mei.chat.id, photo=picture)
    assert again["photo"][-1]["file_id"] == picture


async def test_a_file_stays_what_it_is(call: PlainBot, mei: PrivateChat, picture: str) -> None:
    with refused("Bad Request: can't use file of type Photo as Document"):
        await call("sendDocument", chat_id=mei.chat.id, document=picture)


async def test_an_unknown_id_and_no_file_at_all_are_refused(call: PlainBot, mei: PrivateChat) -> None:
    with refused("Bad Request: wrong file identifier/HTTP URL specified"):
        await call("sendPhoto", chat_id=mei.chat.id, photo="somewhere")
    with refused("Bad Request: there is no photo in the request"):
        await call("sendPhoto", chat_id=mei.chat.id)
    with refused("Bad Request: file must be non-empty"):
        await call("sendPhoto", {"photo": b""}, chat_id=mei.chat.id)


async def test_a_picture_that_is_too_big_is_refused(
    call: PlainBot, mei: PrivateChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert contents.MOST_BYTES == {"photo": 10 << 20, "document": 50 << 20}
    monkeypatch.setitem(contents.MOST_BYTES, "photo", 5)
    with refused("Bad Request: file of size 15 bytes is too big for a photo; the maximum size is 5 bytes"):
        await call("sendPhoto", {"photo": PNG + b"x"}, chat_id=mei.chat.id)


async def test_a_file_is_fetched_by_the_path_that_is_told(
    call: PlainBot, mei: PrivateChat, picture: str
) -> None:
    described = await call("getFile", file_id=picture)
    assert described["file_size"] == len(PNG)
    assert await call.download(described["file_path"]) == PNG
    with refused("Bad Request: wrong file_id or the file is temporarily unavailable"):
        await call("getFile", file_id="nowhere")


async def test_what_is_bigger_than_20_mb_cannot_be_fetched(
    call: PlainBot, mei: PrivateChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert files.MOST_BYTES == 20 << 20
    monkeypatch.setattr(files, "MOST_BYTES", 5)
    message = await mei.sends_document(b"x" * 6, "long.pdf")
    with refused("Bad Request: file is too big"):
        await call("getFile", file_id=message.body["document"]["file_id"])


def album(count: int, kind: str = "photo") -> list[dict[str, Any]]:
    media = [{"type": kind, "media": f"attach://f{number}"} for number in range(count)]
    return [media[0] | {"caption": "Tea"}, *media[1:]] if media else []


@pytest.mark.parametrize("count", [2, 10])
async def test_an_album_has_2_to_10_items(call: PlainBot, mei: PrivateChat, count: int) -> None:
    brought = {f"f{number}": PNG for number in range(count)}
    sent = await call("sendMediaGroup", brought, chat_id=mei.chat.id, media=album(count))
    assert len(mei.shown) == len(sent) == count
    assert len({message["media_group_id"] for message in sent}) == 1
    assert [message.get("caption") for message in sent[:2]] == ["Tea", None]


@pytest.mark.parametrize(
    ("count", "why"),
    [
        (0, "there are no messages to send"),
        (1, "too few messages to send as an album"),
        (11, "too many messages to send as an album"),
    ],
)
async def test_no_more_and_no_fewer(call: PlainBot, mei: PrivateChat, count: int, why: str) -> None:
    brought = {f"f{number}": PNG for number in range(count)} or {"none": PNG}
    with refused(f"Bad Request: {why}"):
        await call("sendMediaGroup", brought, chat_id=mei.chat.id, media=album(count))
    assert mei.shown == []


async def test_captions_in_albums_are_held_to_their_length_too(call: PlainBot, mei: PrivateChat) -> None:
    media = [{**each, "caption": "x" * 1025} for each in album(2)]
    with refused("Bad Request: message caption is too long"):
        await call("sendMediaGroup", {"f0": PNG, "f1": PNG}, chat_id=mei.chat.id, media=media)


async def test_pictures_and_files_do_not_mix_in_an_album(call: PlainBot, mei: PrivateChat) -> None:
    media = [album(2)[0], album(2, "document")[1]]
    with refused("Bad Request: can't use the media of the specified type in the album"):
        await call("sendMediaGroup", {"f0": PNG, "f1": PNG}, chat_id=mei.chat.id, media=media)


async def test_an_album_names_its_files(call: PlainBot, mei: PrivateChat) -> None:
    with refused("Bad Request: can't parse InputMedia: media not found"):
        await call("sendMediaGroup", {"f0": PNG}, chat_id=mei.chat.id, media=album(2))


async def test_an_answer_names_what_it_answers(call: PlainBot, mei: PrivateChat) -> None:
    asked = await mei.says("tea?")
    first = await call(
        "sendMessage", chat_id=mei.chat.id, text="Yes", reply_parameters={"message_id": asked.id}
    )
    assert first["reply_to_message"]["text"] == "tea?"
    second = await call(
        "sendMessage",
        chat_id=mei.chat.id,
        text="Yes",
        reply_parameters={"message_id": first["message_id"]},
    )
    assert "reply_to_message" not in second["reply_to_message"]


async def test_an_answer_to_nothing_is_refused_unless_it_may_stand_alone(
    call: PlainBot, mei: PrivateChat
) -> None:
    nothing = {"message_id": 999}
    with refused("Bad Request: message to be replied not found"):
        await call("sendMessage", chat_id=mei.chat.id, text="Yes", reply_parameters=nothing)
    alone = nothing | {"allow_sending_without_reply": True}
    sent = await call("sendMessage", chat_id=mei.chat.id, text="Yes", reply_parameters=alone)
    assert "reply_to_message" not in sent


async def test_nobody_is_written_to_who_did_not_begin(
    call: PlainBot, telegram: FakeTelegram, bot: Bot
) -> None:
    ana = telegram.person("Ana")
    with refused("Bad Request: chat not found") as refusal:
        await call("sendMessage", chat_id=ana.user.id, text="tea")
    assert refusal.value.code == 400
    await ana.in_group(telegram.group("Staff", bot), bot).says("/tea")
    with refused("Forbidden: bot can't initiate conversation with a user") as refusal:
        await call("sendMessage", chat_id=ana.user.id, text="tea")
    assert refusal.value.code == 403


async def test_messages_are_numbered_in_each_chat_anew(
    call: PlainBot, telegram: FakeTelegram, bot: Bot, mei: PrivateChat
) -> None:
    ana = telegram.person("Ana").chat_with(bot)
    assert (await ana.says("/start")).id == mei.messages[0].id


async def test_a_method_that_is_not_there_is_not_found(call: PlainBot, telegram: FakeTelegram) -> None:
    with refused("Not Found: method not found") as refusal:
        await call("sendTea")
    assert refusal.value.code == 404


async def test_a_token_that_nobody_has_is_not_let_in(
    call: PlainBot, telegram: FakeTelegram, bot: Bot
) -> None:
    telegram.world.bots.clear()
    with refused("Unauthorized") as refusal:
        await call("getMe")
    assert refusal.value.code == 401
