"""Whatever is shown, both frameworks hand the same calls to the network.

Every example of a screen is both sent anew and edited into the place of another; some into every kind of
place. So are the replies that are no screens, and what else a bot calls.
"""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC
from itertools import count
from pathlib import Path
from typing import Any, Final, TypeAlias, get_args

import pytest

import shopclerk
from shopclerk.adapters.memory.database import memory_database
from shopclerk.adapters.pictures.decoding import picture_from_bytes
from shopclerk.adapters.telegram.addresses import Place
from shopclerk.adapters.telegram.calls import Call, CallRefused
from shopclerk.adapters.telegram.chat import TelegramChat
from shopclerk.adapters.telegram.fetching import Fetching
from shopclerk.adapters.telegram.files import OurFiles
from shopclerk.adapters.telegram.intake import Driver
from shopclerk.adapters.telegram.menus import Introduction, introduce, put_offers
from shopclerk.adapters.telegram.reading import ALLOWED_UPDATES
from shopclerk.conversation.ports.chat import Offer
from shopclerk.conversation.reply import (
    Album,
    AskContact,
    AskLocation,
    Attachment,
    Link,
    Paragraph,
    Reply,
    Screen,
    Toast,
)
from shopclerk.conversation.words import Wording
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.files import File
from tests.adapters.telegram.drivers import DRIVERS
from tests.adapters.telegram.seams import Line, Sent, seamed
from tests.adapters.telegram.talking import seamed_shop
from tests.conversation.screens.examples import examples
from tests.conversation.screens.test_screens import HOSTILE
from tests.conversation.world import World
from tests.fake_telegram import FakeTelegram
from tests.telegram.life import CHINESE, ENGLISH, Tongue, lives_through

WORDS: Final = Screen(paragraphs=(Paragraph("Tea"),))
PICTURE: Final = replace(WORDS, picture=FileId("tea"))
OTHER_PICTURE: Final = replace(WORDS, picture=FileId("mug"), rows=((Link("Pay", "https://pay.example"),),))
LONG: Final = Screen(paragraphs=tuple(Paragraph(f"<{number}> & " * 90) for number in range(12)))
Spell: TypeAlias = Callable[[str], str]
TEXTS: Final[Sequence[tuple[str, Spell]]] = (
    ("zh-Hans", str),
    ("ru", HOSTILE["long wide"]),
    ("en", HOSTILE["markup"]),
)
"""In which language, and how whatever somebody typed is spelt."""
PLACES: Final = (WORDS, PICTURE, OTHER_PICTURE, LONG)
NO_SCREENS: Final[Sequence[Reply]] = (
    Toast("Added"),
    AskContact("Who is it for?", "Share my number"),
    AskLocation("Where does it go?", "Share where I am"),
    Album((FileId("tea"), FileId("mug")), "Tea & mug"),
    Album(tuple(FileId(f"p{number}") for number in range(12))),
    Album((FileId("tea"),), "one"),
    Attachment("invoice", FileId("tea"), "For you"),
    Attachment("label", File(b"%PDF-1.7", "application/pdf")),
)
CALLS: Final = (
    Call("getMe", {}),
    Call("deleteWebhook", {}),
    Call("getUpdates", {"offset": 7, "timeout": 0, "allowed_updates": list(ALLOWED_UPDATES)}),
    Call(
        "setWebhook",
        {
            "url": "https://tea.example/telegram/updates",
            "secret_token": "Ab_9-",
            "max_connections": 40,
            "allowed_updates": list(ALLOWED_UPDATES),
        },
    ),
    Call("answerCallbackQuery", {"callback_query_id": "1"}),
    Call("getFile", {"file_id": "somewhere"}),
    Call(
        "createInvoiceLink",
        {
            "title": "7K3F-22",
            "description": "Tea & Paper",
            "payload": "a-1",
            "currency": "CNY",
            "provider_token": "1:TEST",
            "prices": [{"label": "7K3F-22", "amount": 3900}],
        },
    ),
    Call("answerPreCheckoutQuery", {"pre_checkout_query_id": "1", "ok": True}),
    Call("answerPreCheckoutQuery", {"pre_checkout_query_id": "1", "ok": False, "error_message": "Sold out"}),
    Call("refundStarPayment", {"user_id": 1001, "telegram_payment_charge_id": "stx-1"}),
    Call("getStarTransactions", {"offset": 0, "limit": 100}),
)
"""What a bot calls besides showing something and introducing itself."""

OFFERS: Final = (Offer("cart", "Your cart"), Offer("help", "What is what"))
INTRODUCTIONS: Final = tuple(
    Introduction(language=tag, description="Tea & Paper", short="Tea", customers=OFFERS, groups=OFFERS[:1])
    for tag in ("", "zh-Hans")
)
SHOWN: Final = {
    "sendMessage",
    "sendPhoto",
    "sendDocument",
    "sendMediaGroup",
    "editMessageText",
    "editMessageMedia",
    "deleteMessage",
}
INTRODUCED: Final = {"setMyCommands", "deleteMyCommands", "setChatMenuButton"}
SOURCES: Final = Path(shopclerk.__file__).parent
CALLED: Final = re.compile(r"\b[Cc]all\(\s*\"([a-z]+[A-Z]\w*)\"")


class Pictures:
    """Has a picture of every name."""

    async def put(self, file: File) -> FileId:
        raise NotImplementedError

    async def get(self, file_id: FileId) -> File | None:
        return File(f"\x89PNG {file_id}".encode(), "image/png")


@dataclass(frozen=True, slots=True)
class Stage:
    """A chat with somebody over one framework."""

    line: Line
    driver: Driver
    chat: TelegramChat
    address: str
    keys: Iterator[int] = field(default_factory=count)

    async def shows(self, reply: Reply, at: str | None = None) -> str:
        """Each is another."""
        return await self.chat.show(self.address, reply, at=at, key=f"{next(self.keys)}")


@asynccontextmanager
async def stage_of(name: str) -> AsyncIterator[Stage]:
    async with FakeTelegram(now=lambda: 1_800_000_000.0) as telegram:
        line = Line(telegram, telegram.bot())
        driver = seamed(name, line)
        files = OurFiles(line.bot.id, Pictures(), memory_database().sent_files)
        chat = TelegramChat(driver, files, Fetching(files.files, picture_from_bytes))
        mei = telegram.person("Mei").chat_with(line.bot)
        await mei.says("/start")
        yield Stage(line, driver, chat, f"telegram:{mei.chat.id}")
        await driver.close()


async def sent_by_each(play: Callable[[Stage], Awaitable[Any]]) -> list[list[Sent]]:
    recorded = []
    for name in DRIVERS:
        async with stage_of(name) as stage:
            await play(stage)
            recorded.append(stage.line.sent)
    return recorded


def must_be_alike(recorded: Sequence[Sequence[Sent]]) -> None:
    one, other = recorded
    for mine, theirs in zip(one, other, strict=False):
        assert mine == theirs
    assert len(one) == len(other)
    assert one


def every_screen(language: str, spell: Spell) -> list[Screen]:
    areas = examples(Wording.load(UTC).into(language), World(spell))
    return [screen for area in areas.values() for screen in area.values()]


@pytest.mark.parametrize(("language", "spell"), TEXTS)
async def test_every_screen_is_shown_alike(language: str, spell: Spell) -> None:
    screens = every_screen(language, spell)
    assert len(screens) > 300

    async def play(stage: Stage) -> None:
        last = await stage.shows(WORDS)
        for screen in screens:
            last = await stage.shows(screen, at=last)
            last = await stage.shows(screen)

    must_be_alike(await sent_by_each(play))


async def test_each_kind_of_screen_takes_the_place_of_each_alike() -> None:
    async def play(stage: Stage) -> None:
        for place in PLACES:
            for screen in PLACES:
                await stage.shows(screen, at=await stage.shows(place))

    recorded = await sent_by_each(play)
    must_be_alike(recorded)
    assert {sent.method for sent in recorded[0]} >= {"editmessagetext", "editmessagemedia", "deletemessage"}


@pytest.mark.parametrize("tongue", [ENGLISH, CHINESE], ids=lambda tongue: tongue.language)
async def test_the_life_of_an_order_is_told_alike(tongue: Tongue) -> None:
    recorded = []
    for name in DRIVERS:
        async with seamed_shop(name) as shop:
            await lives_through(shop, tongue)
            recorded.append(shop.line.sent)
    must_be_alike(recorded)
    assert {sent.method for sent in recorded[0]} >= {"answercallbackquery", "sendmessage", "editmessagetext"}


async def test_what_is_no_screen_is_shown_alike() -> None:
    assert {Screen, *map(type, NO_SCREENS)} == set(get_args(Reply)), "a reply that is not compared"

    async def play(stage: Stage) -> None:
        for reply in NO_SCREENS:
            shown = await stage.shows(reply)
            if shown:
                await stage.chat.withdraw(stage.address, shown)

    must_be_alike(await sent_by_each(play))


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.method)
async def test_what_else_a_bot_calls_is_called_alike(call: Call) -> None:
    async def play(stage: Stage) -> None:
        with suppress(CallRefused):
            await stage.driver.call(call)

    must_be_alike(await sent_by_each(play))


async def test_a_bot_introduces_itself_alike() -> None:
    async def play(stage: Stage) -> None:
        await introduce(stage.driver, INTRODUCTIONS)
        for offers in (OFFERS, ()):
            await put_offers(stage.driver, Place.of(stage.address), offers)

    recorded = await sent_by_each(play)
    must_be_alike(recorded)
    assert {sent.method for sent in recorded[0]} >= {method.lower() for method in INTRODUCED}


def test_every_call_that_is_written_anywhere_is_compared() -> None:
    written = {name for file in SOURCES.rglob("*.py") for name in CALLED.findall(file.read_text("utf-8"))}
    assert written == SHOWN | INTRODUCED | {call.method for call in CALLS}


def without_a_button(sent: list[Sent]) -> None:
    sent[0].parameters["reply_markup"]["inline_keyboard"][0].pop()


def of_another_picture(sent: list[Sent]) -> None:
    sent[0].parameters["media"]["media"]["sha256"] = "0"


CARELESS: Final[Sequence[Callable[[list[Sent]], object]]] = (
    list[Sent].pop,
    list[Sent].reverse,
    lambda sent: sent.append(sent[-1]),
    lambda sent: sent.insert(0, replace(sent.pop(0), method="sendmessage")),
    lambda sent: sent[0].parameters.update(disable_notification="true"),
    lambda sent: sent[0].parameters["media"].update(caption="tea"),
    lambda sent: sent[1].parameters.update(text="Tee"),
    without_a_button,
    of_another_picture,
)


@pytest.mark.parametrize("careless", CARELESS)
async def test_a_framework_that_does_otherwise_is_found_out(careless: Callable[[list[Sent]], object]) -> None:
    async def play(stage: Stage) -> None:
        at = await stage.shows(WORDS)
        stage.line.sent.clear()
        await stage.shows(OTHER_PICTURE, at=at)
        await stage.shows(WORDS)

    one, other = await sent_by_each(play)
    must_be_alike((one, other))
    careless(other)
    with pytest.raises(AssertionError):
        must_be_alike((one, other))
