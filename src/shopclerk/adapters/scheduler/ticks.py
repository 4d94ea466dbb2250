"""Ticks: each job runs every so often, never twice at once, and one that fails runs again at the next
tick.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from shopclerk.core.ports.errors import is_of_the_world

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Tick:
    """Call `job` every `every`. The job finds in the database what is due: a missed tick loses nothing."""

    name: str
    every: timedelta
    job: Callable[[], Awaitable[object]]


class Ticks:
    """Runs ticks on the running event loop until closed; a job under way at closing is finished first."""

    def __init__(self, ticks: Sequence[Tick]) -> None:
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._running: set[asyncio.Task[object]] = set()
        for tick in ticks:
            self._scheduler.add_job(
                self._run,
                IntervalTrigger(seconds=tick.every.total_seconds(), timezone="UTC"),
                args=(tick,),
                id=tick.name,
                coalesce=True,
                misfire_grace_time=None,
                max_instances=1,
            )

    def start(self) -> None:
        self._scheduler.start()

    async def close(self) -> None:
        """Tick no more, and wait for what is under way: the scheduler's own shutdown would cancel it."""
        self._scheduler.pause()
        await asyncio.sleep(0)  # what it has just called begins
        await asyncio.gather(*self._running)
        self._scheduler.shutdown(wait=False)

    async def _run(self, tick: Tick) -> None:
        task = cast("asyncio.Task[object]", asyncio.current_task())
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        await self._logged(tick)

    async def _logged(self, tick: Tick) -> None:
        try:
            done = await tick.job()
        except Exception as error:
            log.exception("tick failed", job=tick.name, why=str(error), exc_info=not is_of_the_world(error))
        else:
            if done:
                log.info("tick", job=tick.name, done=done)
