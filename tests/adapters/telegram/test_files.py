"""A file of ours is brought to Telegram once, and again only when Telegram has lost it."""

import pytest

from shopclerk.adapters.memory.database import MemoryDatabase
from shopclerk.adapters.telegram.chat import TelegramChat
from shopclerk.conversation.reply import Paragraph, Screen
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.errors import Unavailable
from shopclerk.core.ports.files import File
from tests.fake_telegram import Bot, FakeTelegram, PrivateChat

PICTURE = File(b"\x89PNG of a cup", "image/png")


@pytest.fixture
async def cup(database: MemoryDatabase) -> FileId:
    return await database.files.put(PICTURE)


def pictured(picture: FileId, text: str = "A cup") -> Screen:
    return Screen(paragraphs=(Paragraph(text),), picture=picture)


def brought(telegram: FakeTelegram) -> int:
    """How many files came to Telegram."""
    return list(telegram.world.files.values()).count(PICTURE.content)


async def test_a_picture_is_brought_once_for_all_chats(
    telegram: FakeTelegram, bot: Bot, telegram_chat: TelegramChat, mei: PrivateChat, cup: FileId
) -> None:
    ana = telegram.person("Ana").chat_with(bot)
    await ana.says("/start")
    for each in (mei, ana):
        shown = await telegram_chat.show(f"telegram:{each.chat.id}", pictured(cup), at=None, key="1")
        await telegram_chat.show(f"telegram:{each.chat.id}", pictured(cup, "Still a cup"), at=shown, key="2")
    assert [message.text for message in (*mei.shown, *ana.shown)] == ["Still a cup"] * 2
    assert brought(telegram) == 1


async def test_a_picture_that_telegram_has_lost_is_brought_anew(
    telegram: FakeTelegram,
    telegram_chat: TelegramChat,
    mei: PrivateChat,
    cup: FileId,
    database: MemoryDatabase,
) -> None:
    sender = f"telegram:{telegram_chat.files.bot_id}:photo"
    await database.sent_files.remember(sender, cup, "expired")
    shown = await telegram_chat.show(f"telegram:{mei.chat.id}", pictured(cup), at=None, key="1")
    learnt = await database.sent_files.known(sender, cup)
    assert learnt == mei.shown[-1].body["photo"][-1]["file_id"]
    await database.sent_files.remember(sender, cup, "expired again")
    await telegram_chat.show(f"telegram:{mei.chat.id}", pictured(cup, "Still a cup"), at=shown, key="2")
    assert [message.text for message in mei.shown] == ["Still a cup"]
    assert brought(telegram) == 2


async def test_what_was_shown_is_not_shown_twice_because_its_name_could_not_be_kept(
    telegram_chat: TelegramChat, mei: PrivateChat, cup: FileId, database: MemoryDatabase
) -> None:
    def crash() -> None:
        raise Unavailable("database")

    database.memory.before_commit = crash
    await telegram_chat.show(f"telegram:{mei.chat.id}", pictured(cup), at=None, key="1")
    assert [message.text for message in mei.shown] == ["A cup"]
