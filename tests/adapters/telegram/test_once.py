"""A reply that is shown again because a part of it failed."""

import pytest

from shopclerk.adapters.memory.database import MemoryDatabase
from shopclerk.adapters.telegram.chat import TelegramChat
from shopclerk.adapters.telegram.once import REMEMBERED, Sent, SentLately
from shopclerk.conversation.actions.home import GoHome
from shopclerk.conversation.actions.shopping import ShowCart
from shopclerk.conversation.reply import Album, Button, Paragraph, Screen
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.errors import OutcomeUnknown
from shopclerk.core.ports.files import File
from tests.adapters.pictures.drawing import drawn
from tests.fake_telegram import Drop, FakeTelegram, PrivateChat, Refuse

LONG = (Paragraph("a" * 4_000), Paragraph("b" * 4_000))
HOME = ((Button("Home", GoHome()),),)


def here(mei: PrivateChat) -> str:
    return f"telegram:{mei.chat.id}"


async def fails(telegram_chat: TelegramChat, mei: PrivateChat, reply: Screen | Album) -> None:
    with pytest.raises(OutcomeUnknown):
        await telegram_chat.show(here(mei), reply, at=None, key="1")


async def test_of_a_long_text_only_what_was_not_sent_is_sent_again(
    telegram_chat: TelegramChat, telegram: FakeTelegram, mei: PrivateChat
) -> None:
    await _until_the_second_fails(telegram_chat, telegram, mei)
    shown = await telegram_chat.show(here(mei), Screen(paragraphs=LONG, rows=HOME), at=None, key="1")
    assert [message.text[0] for message in mei.shown] == ["a", "b"]
    assert shown == str(mei.shown[-1].id)


async def test_what_was_shown_to_the_end_is_not_sent_again_under_its_key(
    telegram_chat: TelegramChat, mei: PrivateChat
) -> None:
    screen = Screen(paragraphs=LONG, rows=HOME)
    shown = await telegram_chat.show(here(mei), screen, at=None, key="1")
    assert await telegram_chat.show(here(mei), screen, at=None, key="1") == shown
    assert await telegram_chat.show(here(mei), screen, at=None, key="2") != shown
    assert len(mei.shown) == 4


async def test_what_reads_otherwise_by_then_is_edited_with_its_buttons(
    telegram_chat: TelegramChat, telegram: FakeTelegram, mei: PrivateChat
) -> None:
    first = Screen(paragraphs=(Paragraph("Held for 30 minutes"),), rows=HOME)
    shown = await telegram_chat.show(here(mei), first, at=None, key="1")
    later = Screen(paragraphs=(Paragraph("Held for 29 minutes"),), rows=((Button("Cart", ShowCart()),),))
    telegram.faults.next("editMessageText", Drop(done=True))
    await fails(telegram_chat, mei, later)
    assert await telegram_chat.show(here(mei), later, at=None, key="1") == shown
    (message,) = mei.shown
    assert (message.text, message.buttons[0]["text"]) == ("Held for 29 minutes", "Cart")


async def test_what_was_deleted_by_then_is_sent_anew(telegram_chat: TelegramChat, mei: PrivateChat) -> None:
    first = Screen(paragraphs=(Paragraph("one"),), rows=HOME)
    await telegram_chat.show(here(mei), first, at=None, key="1")
    del mei.chat.messages[mei.shown[-1].id]
    later = Screen(paragraphs=(Paragraph("two"),), rows=HOME)
    shown = await telegram_chat.show(here(mei), later, at=None, key="1")
    assert [(str(message.id), message.text) for message in mei.shown] == [(shown, "two")]


async def test_an_album_that_stands_is_not_sent_again(
    telegram_chat: TelegramChat, telegram: FakeTelegram, mei: PrivateChat, database: MemoryDatabase
) -> None:
    drawings = [drawn(size=(size, size)) for size in range(20, 31)]
    pictures = tuple([await database.files.put(File(each, "image/png")) for each in drawings])
    album = Album(pictures=tuple(map(FileId, pictures)), caption="Tea")
    telegram.faults.next("sendMediaGroup", Refuse(502))
    await fails(telegram_chat, mei, album)
    await telegram_chat.show(here(mei), album, at=None, key="1")
    await telegram_chat.show(here(mei), album, at=None, key="1")
    assert len(mei.shown) == len(pictures)


def test_only_so_many_are_remembered() -> None:
    lately = SentLately()
    for number in range(REMEMBERED + 1):
        lately.keep(("telegram:1", str(number), 0), Sent("sendMessage", {}, {"message_id": number}))
    assert lately.of(("telegram:1", "0", 0), "sendMessage") is None
    assert lately.of(("telegram:1", "1", 0), "sendMessage") is not None


async def _until_the_second_fails(
    telegram_chat: TelegramChat, telegram: FakeTelegram, mei: PrivateChat
) -> None:
    sent = 0

    def chooser(method: str, _: object) -> Refuse | None:
        nonlocal sent
        sent += method == "sendMessage"
        return Refuse(502) if sent == 2 else None

    telegram.faults.chooser = chooser
    await fails(telegram_chat, mei, Screen(paragraphs=LONG, rows=HOME))
    assert len(mei.shown) == 1
