"""Asking until it can be done, and leaving it when there is no time left."""

import asyncio
from typing import Any

import pytest

from shopclerk.adapters.telegram import trying
from shopclerk.adapters.telegram.calls import Call, CallRefused
from shopclerk.adapters.telegram.trying import Trying
from shopclerk.adapters.telegram.webhook import Announcement
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.notifier import Unreachable


class Silent:
    """A `Bot` that is never answered."""

    def __init__(self) -> None:
        self.is_asked = asyncio.Event()
        self.is_left = asyncio.Event()

    async def call(self, call: Call) -> Any:
        self.is_asked.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.is_left.set()

    async def download(self, file_path: str) -> bytes:
        raise Unavailable(file_path)


@pytest.mark.parametrize(
    "broken",
    [
        Unavailable("telegram"),
        OutcomeUnknown("telegram"),
        CallRefused("Bad Request: not so"),
        Unreachable("Forbidden: somebody between us"),
    ],
)
async def test_whatever_breaks_is_tried_again(monkeypatch: pytest.MonkeyPatch, broken: Exception) -> None:
    monkeypatch.setattr(trying, "FIRST_PAUSE", 0.0)
    answers: list[Exception | str] = [broken, broken, "done"]

    async def work() -> str:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert await Trying().until_done(work) == "done"


async def test_a_defect_is_not_tried_again() -> None:
    async def work() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await Trying().until_done(work)


async def test_who_is_stopped_waits_for_no_answer() -> None:
    bot = Silent()
    announcement = Announcement(bot, "https://shop.example", "secret")
    running = asyncio.create_task(announcement.run())
    await bot.is_asked.wait()
    announcement.close()
    async with asyncio.timeout(60):
        await running
    assert bot.is_left.is_set()


async def test_what_must_not_be_broken_off_is_finished() -> None:
    trying, begun, goes_on = Trying(), asyncio.Event(), asyncio.Event()

    async def work() -> str:
        begun.set()
        await goes_on.wait()
        return "kept"

    running = asyncio.create_task(trying.until_done(work))
    await begun.wait()
    trying.close()
    goes_on.set()
    assert await running == "kept"
