"""Updates as Telegram sends them: each framework reads every one of them alike, and as the corpus says.

A file of `corpus/` holds what it is `about`, the raw `update`, and the `incoming` that it is read as
(encoded as in the inbox), or null when nobody said anything to the bot in it.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, get_args

import pytest
from structlog.testing import capture_logs

from shopclerk.adapters.memory.database import memory_database
from shopclerk.adapters.telegram.calls import Call
from shopclerk.adapters.telegram.groups import Me
from shopclerk.adapters.telegram.intake import Driver, Intake, Malformed
from shopclerk.adapters.telegram.reading import ALLOWED_UPDATES, incoming_of
from shopclerk.adapters.telegram.trimming import worth_reading
from shopclerk.conversation.incoming import Incoming, Press, Said
from shopclerk.conversation.update_codec import decode_incoming
from shopclerk.core.domain.people import Role
from tests.adapters.pictures.drawing import drawn
from tests.adapters.telegram.drivers import DRIVERS
from tests.adapters.telegram.seams import Line, Sent, seamed
from tests.adapters.telegram.talking import seamed_shop
from tests.fake_telegram import Bot, FakeTelegram, Person
from tests.fake_telegram.world import Chat, User
from tests.shopfloor.time_and_names import FakeClock

FILES: Final = sorted((Path(__file__).parent / "corpus").glob("*.json"))
ME: Final = Me(900, "tea_paper_bot")
"""The bot of the corpus."""
PICTURES: Final = ("AgACAgUAAx-y", "BQACAgUAAx-p")
"""Pictures of the corpus that may be fetched."""

CORPUS: Final[Mapping[str, Any]] = {file.stem: json.loads(file.read_text("utf-8")) for file in FILES}


def expected(name: str) -> Incoming | None:
    incoming = CORPUS[name]["incoming"]
    return None if incoming is None else decode_incoming(json.dumps(incoming).encode())


def members(union: Any) -> set[type]:
    """Of a union, and of the unions in it."""
    return set().union(*(members(each) for each in get_args(union))) if get_args(union) else {union}


def kind_of(name: str) -> str:
    return str(next(kind for kind in CORPUS[name]["update"] if kind != "update_id"))


async def test_whatever_can_be_said_is_in_the_corpus() -> None:
    said = {type(incoming.said) for name in CORPUS if (incoming := expected(name))}
    assert said == members(Said)


async def test_every_kind_of_update_that_is_asked_for_is_in_the_corpus() -> None:
    assert set(ALLOWED_UPDATES) <= {kind_of(name) for name in CORPUS}
    assert len({file["update"]["update_id"] for file in CORPUS.values()}) == len(CORPUS)


@pytest.mark.parametrize("name", CORPUS)
async def test_each_framework_reads_it_as_the_corpus_says(
    name: str, telegram: FakeTelegram, bot: Bot
) -> None:
    for driver in DRIVERS:
        assert read(seamed(driver, Line(telegram, bot)), CORPUS[name]["update"]) == expected(name), driver


def read(driver: Driver, update: Mapping[str, Any]) -> Incoming | None:
    """What is not understood is passed over."""
    try:
        return incoming_of(driver.update_of(worth_reading(update)), ME)
    except Malformed:
        return None


@pytest.mark.parametrize("name", CORPUS)
async def test_each_framework_has_the_same_kept_and_answered(
    name: str, telegram: FakeTelegram, bot: Bot
) -> None:
    (one, answer), (other, other_answer) = [
        await taken_in(driver, telegram, bot, CORPUS[name]["update"]) for driver in DRIVERS
    ]
    assert (one, answer) == (other, other_answer)
    incoming = expected(name)
    assert incoming is None or [decode_incoming(entry[-1]) for entry in one] == [incoming]
    if incoming and isinstance(incoming.said, Press):
        assert answer is not None


async def taken_in(
    driver: str, telegram: FakeTelegram, bot: Bot, update: Mapping[str, Any]
) -> tuple[list[tuple[str, str, str, bytes]], Call | None]:
    """What is in the inbox then, and the call that is to be made."""
    database = memory_database()
    clock = FakeClock()
    intake = Intake(seamed(driver, Line(telegram, bot)), ME, database.inbox, clock, lambda: None)
    answer = await intake.take(update)
    kept = [letter.message for letter in database.memory.inbox.values()]
    return [(each.source, each.event_id, each.lane, each.payload) for each in kept], answer


async def test_what_is_left_out_of_an_update_is_said(telegram: FakeTelegram, bot: Bot) -> None:
    update = CORPUS["text"]["update"]
    newer = {**update, "message": {**update["message"], "forward_origin": {"type": "dream"}}}
    with capture_logs() as logged:
        assert read(seamed("aiogram", Line(telegram, bot)), newer) == expected("text")
    assert [(line["id"], line["parts"]) for line in logged] == [
        (update["update_id"], ["message.forward_origin"])
    ]


@pytest.mark.parametrize("broken", [{}, {"message": 5}, {"message": {"text": 5}}, {"callback_query": {}}])
@pytest.mark.parametrize("driver", DRIVERS)
async def test_what_is_no_update_is_malformed(
    driver: str, broken: dict[str, Any], telegram: FakeTelegram, bot: Bot
) -> None:
    with pytest.raises(Malformed):
        seamed(driver, Line(telegram, bot)).update_of(broken if not broken else {"update_id": 1, **broken})


async def test_whatever_is_said_is_answered_alike() -> None:
    """All of it in one shop, one after the other, by people and in groups that are there."""
    one, other = [await answered_to_everything(driver) for driver in DRIVERS]
    for mine, theirs in zip(one, other, strict=False):
        assert mine == theirs
    assert len(one) == len(other)
    assert {sent.method for sent in one} >= {
        "sendmessage",
        "editmessagetext",
        "getfile",
        "answercallbackquery",
    }


async def answered_to_everything(driver: str) -> list[Sent]:
    async with seamed_shop(driver) as shop:
        world, bot = shop.line.telegram.world, shop.line.bot
        for file_id in PICTURES:
            world.files[file_id], world.kinds[file_id] = drawn(), "photo"
        mei = Person(world, User(77, "Mei", "zh-hans")).chat_with(bot)
        await shop.joins(mei, Role.OWNER)
        world.groups |= {chat.id: chat for file in CORPUS.values() for chat in groups_of(file["update"])}
        for file in CORPUS.values():
            mei.chat.members[bot.id] = "member"
            for group in world.groups.values():
                group.members[bot.id] = "member"
            bot.updates.append(file["update"])
            bot.changed.set()
            await shop.is_quiet()
        return shop.line.sent


def groups_of(update: Mapping[str, Any]) -> Iterator[Chat]:
    """With the topic in which the corpus speaks."""
    for body in update.values():
        told = (body.get("chat") or body.get("message", {}).get("chat")) if isinstance(body, dict) else None
        if told and told["type"] != "private":
            forum = told.get("is_forum", False)
            yield Chat(told["id"], told["type"], told["title"], is_forum=forum, topics={5: "Orders"})
