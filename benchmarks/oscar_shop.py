"""django-oscar placing an order on the same server, one client, beside ours: one client, and many."""

import asyncio
import json
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import make_url

from benchmarks.databases import bare_postgres, on_postgres
from benchmarks.laps import Lap, interleaved
from benchmarks.ordering import Counter
from benchmarks.results import OURS, Result
from benchmarks.scenario import Scale

ROOT: Final = Path(__file__).parents[1]
PYTHON: Final = ROOT / ".venv-bench" / "oscar" / "bin" / "python"
SHOP: Final = ROOT / "benchmarks" / "oscar" / "shop.py"
OSCAR: Final = "django-oscar"
MANY: Final = 64
AMOUNTS: Final = {OURS: 60, MANY: 640, OSCAR: 24}
"""Orders in a lap, so that all laps take about as long."""


class NoOscar(Exception):
    """Its environment is not there, or it does not start."""


async def oscar(scale: Scale) -> AsyncIterator[Result]:
    async with on_postgres() as where, bare_postgres("oscar") as url, running_oscar(url) as theirs:
        counter = await Counter.open(where, 200)
        many = f"{OURS}, {MANY} at once"
        laps = await interleaved(
            {
                OURS: counter.product(scale.of(AMOUNTS[OURS]), 1),
                many: counter.product(scale.of(AMOUNTS[MANY]), MANY),
                OSCAR: lambda: theirs(scale.of(AMOUNTS[OSCAR])),
            },
            scale.rounds,
            "django-oscar",
        )
    rates = {name: [lap.rate for lap in each] for name, each in laps.items()}
    for name, at_once, wanted in ((OURS, 1, None), (many, MANY, 30.0)):
        clients = "one client each" if at_once == 1 else f"{at_once} at once, theirs one client"
        yield Result(
            scenario="place-order",
            setting=f"PostgreSQL, {clients}",
            unit="orders/s",
            figures={OURS: rates[name], OSCAR: rates[OSCAR]},
            yardstick=OSCAR,
            wanted=wanted,
            facts={"database": "PostgreSQL", "at_once": at_once, "goods": "spread" if at_once == 1 else ""},
        )


@asynccontextmanager
async def running_oscar(url: str) -> AsyncIterator[Callable[[int], Awaitable[Lap]]]:
    """Laps of an oscar shop in that empty database."""
    if not PYTHON.exists():
        raise NoOscar("run it by `make bench`: that makes an environment for django-oscar")
    address = make_url(url)
    where = (address.database, address.host, address.port, address.username)
    shop = await asyncio.create_subprocess_exec(
        str(PYTHON), str(SHOP), *map(str, where), stdin=PIPE, stdout=PIPE
    )
    try:
        if await _said(shop) != "ready":
            raise NoOscar("it says above why it does not start")

        async def lap(orders: int) -> Lap:
            assert shop.stdin is not None
            shop.stdin.write(f"{orders}\n".encode())
            waits = json.loads(await _said(shop))
            return Lap(seconds=sum(waits), cpu=0.0, waits=waits)

        yield lap
    finally:
        if shop.stdin is not None:
            shop.stdin.close()
        await shop.wait()


async def _said(shop: Process) -> str:
    assert shop.stdout is not None
    return (await shop.stdout.readline()).decode().strip()
