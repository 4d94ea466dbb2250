"""Answers of another thread: many with one ring, and none for who is gone."""

import asyncio
from concurrent.futures import Future
from typing import Any

import pytest

from shopclerk.adapters.db.sqlite.bell import Bell


async def begun(bell: Bell, there: list[Future[int]]) -> list[asyncio.Task[int]]:
    """Somebody waits for each."""
    tasks = [asyncio.create_task(bell.answer(each)) for each in there]
    await asyncio.sleep(0)
    return tasks


async def test_many_answers_ring_once(monkeypatch: pytest.MonkeyPatch) -> None:
    loop, rung = asyncio.get_running_loop(), 0
    ring = loop.call_soon_threadsafe

    def counted(*call: Any, **context: Any) -> asyncio.Handle:
        nonlocal rung
        rung += 1
        return ring(*call, **context)

    there: list[Future[int]] = [Future() for _ in range(12)]
    tasks = await begun(Bell(), there)
    monkeypatch.setattr(loop, "call_soon_threadsafe", counted)
    for number, each in enumerate(there):
        each.set_result(number)
    assert await asyncio.gather(*tasks) == list(range(12))
    assert rung == 1


async def test_a_fault_is_told_to_who_asked() -> None:
    well, ill = Future[int](), Future[int]()
    tasks = await begun(Bell(), [well, ill])
    well.set_result(1)
    ill.set_exception(LookupError("ill"))
    assert await tasks[0] == 1
    with pytest.raises(LookupError, match="ill"):
        await tasks[1]


async def test_who_is_gone_has_what_was_not_begun_left_undone() -> None:
    there, bell = Future[int](), Bell()
    (task,) = await begun(bell, [there])
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert there.cancelled()
    following = Future[int]()
    (task,) = await begun(bell, [following])
    following.set_result(2)
    assert await task == 2
