"""What people send is fetched, and pictures are made anew."""

import hashlib

import pytest

from shopclerk.adapters.memory.database import MemoryDatabase
from shopclerk.adapters.telegram.chat import TelegramChat
from shopclerk.adapters.telegram.groups import Me
from shopclerk.adapters.telegram.intake import Driver
from shopclerk.adapters.telegram.reading import UNTOUCHED, incoming_of
from shopclerk.conversation.incoming import MOST_IN_A_DOCUMENT, Document, Photo
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.files import FileRefused
from tests.adapters.pictures.drawing import drawn, opened
from tests.fake_telegram import Bot, Drop, FakeTelegram, PrivateChat, Refuse, TooMany
from tests.fake_telegram.faults import Fault

LARGEST = 20 * 1024 * 1024


def sent(driver: Driver, bot: Bot) -> Photo:
    """The picture that was sent last."""
    incoming = incoming_of(driver.update_of(bot.updates[-1]), Me(1))
    assert incoming is not None
    assert isinstance(incoming.said, Photo)
    return incoming.said


async def test_a_photo_is_kept_without_what_it_tells_of_its_maker(
    telegram_chat: TelegramChat, driver: Driver, bot: Bot, mei: PrivateChat, database: MemoryDatabase
) -> None:
    taken = drawn("JPEG", comment=b"taken at home")
    await mei.sends_photo(taken, "a crack")
    name = await telegram_chat.keep(sent(driver, bot).file_id)
    kept = await database.files.get(name)
    assert kept is not None
    assert kept.media_type == "image/jpeg"
    assert b"taken at home" in taken
    assert b"taken at home" not in kept.content
    assert opened(kept.content).size == (40, 30)
    assert name == hashlib.sha256(kept.content).hexdigest()


async def test_fetched_again_it_is_the_same(
    telegram_chat: TelegramChat, driver: Driver, bot: Bot, mei: PrivateChat, database: MemoryDatabase
) -> None:
    names = set()
    for _ in range(2):
        await mei.sends_photo(drawn())
        names |= {await telegram_chat.keep(sent(driver, bot).file_id) for _ in range(2)}
    assert set(database.memory.files) == names
    assert len(names) == 1


async def test_a_picture_sent_as_a_file_is_a_picture(
    telegram_chat: TelegramChat, driver: Driver, bot: Bot, mei: PrivateChat, database: MemoryDatabase
) -> None:
    await mei.sends_document(drawn("PNG"), "crack.png")
    name = await telegram_chat.keep(sent(driver, bot).file_id)
    assert set(database.memory.files) == {name}


async def test_what_is_in_our_files_already_stays_as_it_is(telegram_chat: TelegramChat) -> None:
    assert await telegram_chat.keep(FileId("ab" * 32)) == "ab" * 32


@pytest.mark.parametrize("content", [b"no picture", drawn()[:50], b"x" * (LARGEST + 1)])
async def test_what_is_no_picture_or_too_large_is_refused_for_good(
    telegram_chat: TelegramChat, driver: Driver, bot: Bot, mei: PrivateChat, content: bytes
) -> None:
    await mei.sends_document(content, "crack.png")
    with pytest.raises(FileRefused):
        await telegram_chat.keep(sent(driver, bot).file_id)


async def test_a_picture_that_telegram_does_not_know_is_refused(telegram_chat: TelegramChat) -> None:
    with pytest.raises(FileRefused):
        await telegram_chat.keep(FileId("telegram-file:unheard-of"))


@pytest.mark.parametrize("method", ["getFile", "file"])
@pytest.mark.parametrize("fault", [Drop(), Refuse(502), TooMany(3)])
async def test_while_telegram_is_away_the_picture_waits(
    telegram: FakeTelegram, telegram_chat: TelegramChat, mei: PrivateChat, method: str, fault: Fault
) -> None:
    photo = await mei.sends_photo(drawn())
    name = FileId(UNTOUCHED + photo.body["photo"][-1]["file_id"])
    telegram.faults.chooser = lambda called, _: fault if called == method else None
    with pytest.raises((Unavailable, OutcomeUnknown)):
        await telegram_chat.keep(name)
    telegram.faults.chooser = lambda *_: None
    assert await telegram_chat.keep(name)


def sent_document(driver: Driver, bot: Bot) -> Document:
    """The file that was sent last."""
    incoming = incoming_of(driver.update_of(bot.updates[-1]), Me(1))
    assert incoming is not None
    assert isinstance(incoming.said, Document)
    return incoming.said


async def test_a_document_is_read_and_not_kept(
    telegram_chat: TelegramChat, driver: Driver, bot: Bot, mei: PrivateChat, database: MemoryDatabase
) -> None:
    await mei.sends_document("品名,价格\n".encode(), "prices.csv")
    document = sent_document(driver, bot)
    assert document.name == "prices.csv"
    assert await telegram_chat.read(document) == "品名,价格\n".encode()
    assert database.memory.files == {}


async def test_a_document_that_is_too_large_or_unknown_is_refused(
    telegram_chat: TelegramChat, driver: Driver, bot: Bot, mei: PrivateChat
) -> None:
    await mei.sends_document(b"x" * (MOST_IN_A_DOCUMENT + 1), "prices.csv")
    for document in (sent_document(driver, bot), Document(FileId("telegram-file:unheard-of"), "x.csv")):
        with pytest.raises(FileRefused):
            await telegram_chat.read(document)


async def test_while_telegram_is_away_a_document_waits(
    telegram: FakeTelegram, telegram_chat: TelegramChat, driver: Driver, bot: Bot, mei: PrivateChat
) -> None:
    await mei.sends_document(b"a,b", "prices.csv")
    document = sent_document(driver, bot)
    telegram.faults.chooser = lambda called, _: Drop() if called == "file" else None
    with pytest.raises((Unavailable, OutcomeUnknown)):
        await telegram_chat.read(document)
