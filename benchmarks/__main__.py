"""Measures, prints a table, and keeps the figures: `make bench`, or `make bench ONLY=place QUICK=1`."""

import argparse
import asyncio
import logging
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.flash import flash
from benchmarks.growth import growth
from benchmarks.life import life
from benchmarks.machine import machine
from benchmarks.oscar_shop import oscar
from benchmarks.place import place
from benchmarks.report import publish
from benchmarks.results import Result, table, write
from benchmarks.scenario import Scale, Scenario
from benchmarks.telegram.presses import telegram
from benchmarks.upkeep import upkeep

SCENARIOS: Final[dict[str, Scenario]] = {
    "place": place,
    "life": life,
    "flash": flash,
    "oscar": oscar,
    "upkeep": upkeep,
    "telegram": telegram,
    "growth": growth,
}
RESULTS: Final = Path("var/bench/results.json")


def main(arguments: Sequence[str] | None = None) -> None:
    options = _parser().parse_args(arguments)
    logging.disable(logging.WARNING)
    scale = Scale(options.rounds or (3 if options.quick else 7), options.quick)
    run = {
        "command": " ".join(["python -m benchmarks", *(arguments or sys.argv[1:])]),
        "at": datetime.now(UTC),
        "load": os.getloadavg(),
        "rounds": scale.rounds,
        "quick": scale.quick,
        **asyncio.run(machine()),
    }
    results = asyncio.run(_measure(options.only or list(SCENARIOS), scale))
    write(options.out, run, results)
    print(f"\n{table(results)}\n\nfigures kept in {options.out}")
    if options.docs:
        publish(options.out)


async def _measure(names: Sequence[str], scale: Scale) -> list[Result]:
    results: list[Result] = []
    for name in names:
        async for result in SCENARIOS[name](scale):
            results.append(result)
            print(table([result]).splitlines()[-1], file=sys.stderr)
    return results


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", nargs="*", choices=SCENARIOS, metavar="SCENARIO", help=", ".join(SCENARIOS))
    parser.add_argument("--quick", action="store_true", help="less of everything: to see that it works")
    parser.add_argument("--rounds", type=int, help="counted rounds (7; quick: 3)")
    parser.add_argument("--out", type=Path, default=RESULTS)
    parser.add_argument("--docs", action="store_true", help="write docs/performance.md from this run")
    return parser


if __name__ == "__main__":
    main()
