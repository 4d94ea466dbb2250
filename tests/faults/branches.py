"""The parent process of a shop's branches: processes that all run one shop on one PostgreSQL.

    python -m tests.faults.branches

The settings are in the environment. It obeys (see `tests.faults.forking`): `NAME PORT COMMITS ROLES` is one
more process of `shopclerk run --roles` that says `open`. With every SIGUSR1 its clock steps,
forth and back. It looks often what there is to do, and its leases are short, so that what a dead one held is
soon taken up.
"""

import asyncio
import os
import signal
import sys
import time
from datetime import datetime, timedelta
from functools import partial
from importlib import import_module
from itertools import cycle
from types import SimpleNamespace
from typing import Any, Final

from shopclerk.adapters.webchat.seats import Seat
from shopclerk.app import intake, relay, system
from shopclerk.app.databases import refusing
from shopclerk.app.roles import roles
from shopclerk.app.serving import serve
from shopclerk.app.settings import load
from shopclerk.app.website import Front
from shopclerk.core.usecases import relaying
from tests.faults.forking import obey, say

LEASE: Final = timedelta(seconds=1.5)
POLL_SECONDS: Final = 0.25
STEPS: Final = (timedelta(seconds=2), timedelta(seconds=-2), timedelta(0))
"""How far the clock is off, in turn. A lease by a clock ahead lasts that much longer."""


class Wandering(datetime):
    """The time as `app.system` reads it, off by so much."""

    off = timedelta(0)

    @classmethod
    def now(cls, tz: Any = None) -> Any:
        return datetime.now(tz) + cls.off

    @classmethod
    def time_ns(cls) -> int:
        return time.time_ns() + cls.off // timedelta(microseconds=1) * 1000


def _let_wander() -> None:
    steps = cycle(STEPS)

    def step(*_: object) -> None:
        Wandering.off = next(steps)

    vars(system).update(datetime=Wandering, time=SimpleNamespace(time_ns=Wandering.time_ns))
    signal.signal(signal.SIGUSR1, step)


def _run(name: str, more: list[str]) -> None:
    _let_wander()
    settings = load()
    front = Front(seats=lambda _: (Seat("shop"),), phones=False, tick=timedelta(seconds=1))
    with refusing():
        asyncio.run(serve(settings, front, on_open=partial(_told, name), roles=roles(more[-1])))


async def _told(name: str, *_: object) -> None:
    say(name, "open")


def _preload() -> None:
    """The framework of Telegram, if it is needed: it takes seconds to import."""
    telegram = load().telegram
    if telegram.is_wanted:
        import_module(f"shopclerk.adapters.telegram.{telegram.driver}_driver")


def main() -> None:
    _preload()
    intake.LEASE = relaying.LEASE = LEASE  # type: ignore[misc]
    intake.POLL_SECONDS = relay.POLL_SECONDS = POLL_SECONDS  # type: ignore[misc]
    os.write(sys.stdout.fileno(), b"stocked\n")
    obey(_run)


if __name__ == "__main__":
    main()
