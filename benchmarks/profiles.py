"""What the time of our process goes into, while orders are placed or live: written to docs/profile.md.

    .venv-bench/bin/python -m benchmarks.profiles

Every few milliseconds of processor time it is noted whose function our process stands in. It sees no single
order, and is right about shares only.
"""

import asyncio
import signal
import sys
from collections import Counter as Tally
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import get_ident
from types import FrameType
from typing import Final

from benchmarks.databases import on_postgres, on_sqlite
from benchmarks.ordering import Counter, Journey, placing
from benchmarks.shop import Shop

PAGE: Final = Path(__file__).parents[1] / "docs" / "profile.md"
EVERY: Final = 0.002
AT_ONCE: Final = (16, 64)
WORK: Final[Mapping[str, tuple[Journey, int]]] = {
    "placing an order": (placing, 2400),
    "the whole life of an order": (Shop.live, 320),
}
OWNERS: Final = {
    "shopclerk/core": "the core",
    "shopclerk/adapters/db": "our storage",
    "shopclerk": "the rest of us",
    "sqlalchemy": "SQLAlchemy",
    "asyncpg": "asyncpg",
    "cryptography": "sealing",
    "asyncio": "the event loop",
    "benchmarks": "the bench and its fakes",
    "tests": "the bench and its fakes",
}
WAITING: Final = frozenset({"select", "wait", "acquire", "get", "_worker", "poll", "wait_for"})


def owner(frame: FrameType | None) -> str:
    """Whose the function is: of Python's own, whoever called it."""
    while frame is not None:
        path = frame.f_code.co_filename
        for part, name in OWNERS.items():
            if f"/{part}/" in path:
                return name
        frame = frame.f_back
    return "Python"


@contextmanager
def sampled() -> Iterator[Tally[str]]:
    """Counts every few milliseconds that our process was at work: the signal comes to the main thread, and
    when that waits, others worked.
    """
    seen: Tally[str] = Tally()

    def look(_: int, frame: FrameType | None) -> None:
        if frame is not None and frame.f_code.co_name not in WAITING:
            seen[owner(frame)] += 1
            return
        others = (each for id, each in sys._current_frames().items() if id != get_ident())  # noqa: SLF001
        for each in others:
            if each.f_code.co_name not in WAITING:
                seen[owner(each)] += 1

    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    try:
        yield seen
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


async def profiled() -> dict[str, dict[str, float]]:
    """For each setting the share of each owner."""
    shares = {}
    for name, place_of in (("PostgreSQL", on_postgres), ("SQLite", on_sqlite)):
        for what, (journey, orders) in WORK.items():
            async with place_of() as place:
                counter = await Counter.open(place, 200, journey)
                for at_once in AT_ONCE:
                    await counter.product(orders // 8, at_once)()
                    with sampled() as seen:
                        await counter.product(orders, at_once)()
                    setting = f"{what}, {name}, {at_once} at once"
                    shares[setting] = {each: count / seen.total() for each, count in seen.most_common()}
                    print(setting, shares[setting], flush=True)
    return shares


def page(shares: Mapping[str, Mapping[str, float]]) -> str:
    owners = sorted({each for of in shares.values() for each in of}, key=lambda each: -_sum(shares, each))
    head = f"| of our process, while | {' | '.join(owners)} |"
    rule = f"|---|{'--:|' * len(owners)}"
    rows = [
        f"| {setting} | {' | '.join(f'{of.get(each, 0):.0%}' for each in owners)} |"
        for setting, of in shares.items()
    ]
    return "\n".join((TITLE, head, rule, *rows, ""))


def _sum(shares: Mapping[str, Mapping[str, float]], owner: str) -> float:
    return sum(of.get(owner, 0) for of in shares.values())


TITLE: Final = """# Where the time goes

Written by `.venv-bench/bin/python -m benchmarks.profiles`: samples of our process while it works, each
counted for whoever's function it stands in (of Python's own and of C functions: whoever called them). On
SQLite the database itself works inside our process, within SQLAlchemy's calls of its driver; on
PostgreSQL the server works beside it, and is not seen. How fast it is beside others:
[performance](performance.md).

A bare driver that makes the same rows has next to none of this: no questions before it decides, no
objects of a domain, nobody to wake. With more at once the share of a batch (statements, waking up, the
commit) is spread over more orders; what an order takes for itself (the core, its rows, sealing) stays.
"""


if __name__ == "__main__":
    PAGE.write_text(page(asyncio.run(profiled())), encoding="utf-8")
