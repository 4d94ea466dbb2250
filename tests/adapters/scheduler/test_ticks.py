"""What a scheduler that ticks promises: nothing twice at once, and nothing broken off."""

import asyncio
import logging
from datetime import timedelta

import pytest

from shopclerk.adapters.scheduler import Tick, Ticks

INSTANTLY = timedelta(milliseconds=5)


class Job:
    """Says that it began, and goes on when it may."""

    def __init__(self) -> None:
        self.began = asyncio.Event()
        self.may_end = asyncio.Event()
        self.calls = 0
        self.ends = 0

    async def __call__(self) -> int:
        self.calls += 1
        self.began.set()
        await self.may_end.wait()
        self.ends += 1
        return 0


async def until_scheduled_again(ticks: Ticks) -> None:
    """Many times as long as a tick takes, by the loop's own clock."""
    loop = asyncio.get_running_loop()
    passed = asyncio.Event()
    loop.call_later(10 * INSTANTLY.total_seconds(), passed.set)
    await passed.wait()


async def test_a_job_under_way_at_closing_is_finished_and_nothing_is_logged_as_broken(
    caplog: pytest.LogCaptureFixture,
) -> None:
    job = Job()
    ticks = Ticks([Tick("count", INSTANTLY, job)])
    ticks.start()
    await job.began.wait()
    closing = asyncio.create_task(ticks.close())
    await until_scheduled_again(ticks)
    assert not closing.done()
    job.may_end.set()
    await closing
    assert (job.calls, job.ends) == (1, 1)
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


async def test_a_job_is_never_called_while_it_is_under_way() -> None:
    job = Job()
    ticks = Ticks([Tick("count", INSTANTLY, job)])
    ticks.start()
    await job.began.wait()
    await until_scheduled_again(ticks)
    assert job.calls == 1
    job.may_end.set()
    await ticks.close()


async def test_a_job_that_fails_is_called_again() -> None:
    calls = 0
    again = asyncio.Event()

    async def fail() -> None:
        nonlocal calls
        calls += 1
        if calls > 1:
            again.set()
        raise RuntimeError("out of order")

    ticks = Ticks([Tick("fail", INSTANTLY, fail)])
    ticks.start()
    async with asyncio.timeout(120):
        await again.wait()
    await ticks.close()
    assert calls > 1
