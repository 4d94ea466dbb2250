"""Presses on a cart: the whole bot through either framework, beside a bare handler of each that echoes."""

import os
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack
from typing import Any, Final

from benchmarks.laps import Lap, interleaved
from benchmarks.results import OURS, Result
from benchmarks.scenario import Scale
from benchmarks.telegram.contestants import Contestant, apart, contestant, memory
from benchmarks.telegram.loopback import CHATS, loopback
from benchmarks.telegram.starting import starts

PRESSES: Final = 4_000
FRAMEWORKS: Final[Mapping[str, str]] = {"aiogram": "aiogram", "ptb": "python-telegram-bot"}
WANTED: Final = 0.5
MODULES: Final = {OURS: "benchmarks.telegram.shop", "bare": "benchmarks.telegram.echo"}


async def telegram(scale: Scale) -> AsyncIterator[Result]:
    async with loopback() as there, AsyncExitStack() as stack:
        bots = {
            (who, framework): await stack.enter_async_context(contestant(module, framework, there))
            for framework in FRAMEWORKS
            for who, module in MODULES.items()
        }
        before = {name: memory(bot.pid) for name, bot in bots.items()}
        laps = await _laps(bots, scale)
        after = {name: memory(bot.pid) for name, bot in bots.items()}
    for framework in FRAMEWORKS:
        for result in _of_framework(framework, laps):
            yield result
    yield _side_by_side(laps)
    for when, taken in (("after its start", before), ("after the presses", after)):
        for framework in FRAMEWORKS:
            yield _memory(framework, when, taken)
    async for result in starts(scale):
        yield result


async def _laps(
    bots: Mapping[tuple[str, str], Contestant], scale: Scale
) -> Mapping[tuple[str, str], Sequence[Lap]]:
    runs = {" ".join(name): bot.pressed(scale.of(PRESSES)) for name, bot in bots.items()}
    with apart():
        laps = await interleaved(runs, scale.rounds, "presses on Telegram")
    return {name: laps[" ".join(name)] for name in bots}


def _of_framework(framework: str, laps: Mapping[tuple[str, str], Sequence[Lap]]) -> list[Result]:
    """How many presses a second, and what each costs: that tells more when other work is going on."""
    bare = f"bare {FRAMEWORKS[framework]}"
    both = {OURS: laps[OURS, framework], bare: laps["bare", framework]}
    costs = {name: [lap.cost for lap in each] for name, each in both.items()}
    told: dict[str, Any] = {
        "setting": f"{FRAMEWORKS[framework]}, SQLite, {CHATS} chats",
        "yardstick": bare,
        "facts": {"framework": framework, "chats": CHATS, "database": "SQLite", "cores": os.cpu_count()},
    }
    return [
        Result(
            scenario="press on a cart",
            unit="presses/s",
            figures={name: [lap.rate for lap in each] for name, each in both.items()},
            wanted=WANTED,
            costs=costs,
            **told,
        ),
        Result(
            scenario="press on a cart, processor",
            unit="ms",
            figures=costs,
            wanted=1 / WANTED,
            less_is_better=True,
            **told,
        ),
    ]


def _side_by_side(laps: Mapping[tuple[str, str], Sequence[Lap]]) -> Result:
    ours = {framework: [lap.rate for lap in laps[OURS, framework]] for framework in FRAMEWORKS}
    return Result(
        scenario="press on a cart",
        setting="python-telegram-bot, beside aiogram",
        unit="presses/s",
        figures={OURS: ours["ptb"], "the same on aiogram": ours["aiogram"]},
        yardstick="the same on aiogram",
    )


def _memory(framework: str, when: str, taken: Mapping[tuple[str, str], float]) -> Result:
    bare = f"bare {FRAMEWORKS[framework]}"
    return Result(
        scenario="memory",
        setting=f"{FRAMEWORKS[framework]}, {when}",
        unit="MB",
        figures={OURS: [taken[OURS, framework]], bare: [taken["bare", framework]]},
        yardstick=bare,
        less_is_better=True,
    )
