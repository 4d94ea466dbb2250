"""What `shopclerk audit` costs on shops of several sizes: run as a merchant runs it, in a process of its own.

    python -m benchmarks.audits --orders 10000,100000 --on SQLite

`growth_data` fills the shops. A hundred thousand orders take about 1 GB on each database.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from subprocess import PIPE, run
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from benchmarks.databases import KEY, SEALER
from benchmarks.growth import KINDS
from benchmarks.growth_data import grow
from benchmarks.growth_seed import Seed, seed
from shopclerk.adapters.db.database import open_database

SIZES: Final = (10_000, 100_000)
HEADINGS: Final = ("on", "orders", "seconds", "orders/s", "our CPU s", "peak MB")
ROOT: Final = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one audit, in seconds; `cpu` is what our own process used of the processor."""

    seconds: float
    cpu: float
    megabytes: float


def audited(url: str) -> Cost:
    """Raises CalledProcessError when the audit found a breach, or could not look."""
    given = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "SHOPCLERK_DATABASE_URL": url,
        "SHOPCLERK_SECRET_KEYS": f'["{KEY}"]',
    }
    with TemporaryDirectory(prefix="shopclerk-audits-") as folder:
        began = perf_counter()
        told = run(
            [sys.executable, "-m", "benchmarks.audit_once"], cwd=folder, env=given, check=True, stdout=PIPE
        )
        seconds = perf_counter() - began
    cpu, megabytes = map(float, told.stdout.splitlines()[-1].split())
    return Cost(seconds, cpu, megabytes)


@asynccontextmanager
async def grown(name: str, orders: int, seeded: Seed) -> AsyncIterator[tuple[str, int]]:
    """The address of a shop with about so many orders, and how many it has; it is gone afterwards."""
    async with KINDS[name](orders) as url:
        await open_database(url, SEALER).close()
        yield url, await grow(url, seeded, orders)


async def _all(names: Sequence[str], sizes: Sequence[int]) -> AsyncIterator[Sequence[str]]:
    seeded = await seed(SEALER, datetime.now(UTC))
    for name in names:
        for size in sizes:
            async with grown(name, size, seeded) as (url, orders):
                cost = await asyncio.to_thread(audited, url)
            rate = orders / cost.seconds
            yield (
                name,
                f"{orders:,}",
                f"{cost.seconds:.1f}",
                f"{rate:,.0f}",
                f"{cost.cpu:.1f}",
                f"{cost.megabytes:.0f}",
            )


async def _told(names: Sequence[str], sizes: Sequence[int]) -> None:
    _tell(HEADINGS)
    _tell(["---", *("---:" for _ in HEADINGS[1:])])
    async for line in _all(names, sizes):
        _tell(line)


def _tell(line: Sequence[str]) -> None:
    print(f"| {' | '.join(line)} |", flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.audits", description=__doc__)
    parser.add_argument("--orders", default=",".join(map(str, SIZES)), help="of each shop")
    parser.add_argument("--on", choices=KINDS, nargs="*", default=list(KINDS))
    options = parser.parse_args(arguments)
    asyncio.run(_told(options.on, [int(size) for size in options.orders.split(",")]))


if __name__ == "__main__":
    main()
