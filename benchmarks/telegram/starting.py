"""Starting the program: how long until the shop is open, on Telegram by either framework or not at all."""

import asyncio
import os
import subprocess
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from benchmarks.databases import KEY
from benchmarks.laps import Lap, interleaved
from benchmarks.results import OURS, Result
from benchmarks.scenario import Scale
from benchmarks.telegram.contestants import cpu, memory
from benchmarks.telegram.loopback import SECRET, TOKEN, loopback
from benchmarks.telegram.running import free_port
from shopclerk.app.settings import SANDBOX_PHRASE

PROGRAM: Final = (sys.executable, "-c", "import sys; from shopclerk.app.cli import main; sys.exit(main())")
FRAMEWORKS: Final[Mapping[str, str]] = {"aiogram": "aiogram", "ptb": "python-telegram-bot"}
NONE: Final = "without Telegram"
AT_MOST: Final = 0.3
ALLOWED: Final = f"allowed: {AT_MOST:g} s"
STARTS: Final = 3


async def starts(scale: Scale) -> AsyncIterator[Result]:
    rounds = min(scale.rounds, STARTS)
    with TemporaryDirectory(prefix="shopclerk-bench-") as folder:
        async with loopback() as there:
            runs = {
                name: partial(_start, _environment(name, there.url, folder)) for name in (NONE, *FRAMEWORKS)
            }
            told: dict[str, list[float]] = {}
            laps = await interleaved(
                {name: partial(_noted, run, told.setdefault(name, [])) for name, run in runs.items()},
                rounds,
                "starts",
            )
    for framework, name in FRAMEWORKS.items():
        of_both = {OURS: laps[framework], NONE: laps[NONE]}
        for what, unit, figures in (
            ("start", "s", {who: [lap.seconds for lap in each] for who, each in of_both.items()}),
            ("start, processor", "s", {who: [lap.cpu for lap in each] for who, each in of_both.items()}),
            ("memory", "MB", {OURS: told[framework][1:], NONE: told[NONE][1:]}),
        ):
            yield Result(
                scenario=what,
                setting=f"the program, {name}",
                unit=unit,
                figures=figures,
                yardstick=NONE,
                less_is_better=True,
            )
    yield _help(rounds)


async def _noted(run: Callable[[], Awaitable[tuple[Lap, float]]], memories: list[float]) -> Lap:
    lap, occupied = await run()
    memories.append(occupied)
    return lap


async def _start(environment: Mapping[str, str]) -> tuple[Lap, float]:
    """Until it says that the shop is open."""
    began = perf_counter()
    process = await asyncio.create_subprocess_exec(
        *PROGRAM, "run", env=environment, stdout=PIPE, cwd=environment["HOME"]
    )
    assert process.stdout is not None
    said = (await process.stdout.readline()).decode()
    seconds, spent, occupied = perf_counter() - began, cpu(process.pid), memory(process.pid)
    process.terminate()
    await process.wait()
    assert said.startswith("The shop is open"), said
    return Lap(seconds, spent, [seconds]), occupied


def _environment(driver: str, url: str, folder: str) -> Mapping[str, str]:
    """A shop of that folder, whose database is there after the first start."""
    set_up = {
        "DATABASE_URL": f"sqlite+pysqlite:///{Path(folder, 'shop.db')}",
        "SECRET_KEYS": KEY,
        "ALLOW_SANDBOX": SANDBOX_PHRASE,
        "HTTP__PORT": str(free_port()),
        "HTTP__PUBLIC_URL": "http://localhost",
    }
    there = {
        "TELEGRAM__TOKEN": TOKEN,
        "TELEGRAM__DRIVER": driver,
        "TELEGRAM__MODE": "webhook",
        "TELEGRAM__WEBHOOK_SECRET": SECRET,
        "TELEGRAM__API_URL": url,
    }
    chosen = set_up | (there if driver in FRAMEWORKS else {})
    known = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {**known, "HOME": folder, **{f"SHOPCLERK_{name}": value for name, value in chosen.items()}}


def _help(rounds: int) -> Result:
    seconds = []
    for _ in range(rounds):
        began = perf_counter()
        subprocess.run([*PROGRAM, "--help"], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - ours
        seconds.append(perf_counter() - began)
    return Result(
        scenario="start",
        setting="shopclerk --help",
        unit="s",
        figures={OURS: seconds, ALLOWED: [AT_MOST] * rounds},
        yardstick=ALLOWED,
        wanted=1,
        less_is_better=True,
    )
