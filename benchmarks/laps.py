"""Laps: the same work done by one contestant after the other, several rounds, and what comes of it."""

import asyncio
import math
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from time import perf_counter, process_time
from typing import TypeAlias, TypeVar

from tqdm import tqdm

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Lap:
    """`waits` is how long each request took, `cpu` what all of them cost this process, in seconds."""

    seconds: float
    cpu: float
    waits: Sequence[float]

    @property
    def rate(self) -> float:
        """Requests a second."""
        return len(self.waits) / self.seconds

    @property
    def cost(self) -> float:
        """Milliseconds of processor time of this process a request."""
        return self.cpu / len(self.waits) * 1000

    @property
    def p99(self) -> float:
        """99 of 100 took no longer than this, in seconds."""
        return sorted(self.waits)[math.ceil(len(self.waits) * 0.99) - 1]


Run: TypeAlias = Callable[[], Awaitable[Lap]]


async def timed(work: Iterable[T], act: Callable[[T], Awaitable[object]], *, at_once: int) -> Lap:
    """Everything of `work` is acted on, so much of it at the same time."""
    waits: list[float] = []
    todo = iter(list(work))

    async def go_on() -> None:
        for each in todo:
            began = perf_counter()
            await act(each)
            waits.append(perf_counter() - began)

    began, spent = perf_counter(), process_time()
    await asyncio.gather(*(go_on() for _ in range(at_once)))
    return Lap(perf_counter() - began, process_time() - spent, waits)


async def interleaved(contestants: Mapping[str, Run], rounds: int, what: str) -> dict[str, list[Lap]]:
    """Every contestant's laps. In each round all of them run, in turning order; the first is not counted.

    So whatever else the machine does, it does to all alike, and the ratio of two in one round means
    something.
    """
    laps: dict[str, list[Lap]] = {name: [] for name in contestants}
    names = list(contestants)
    bar = tqdm(total=(rounds + 1) * len(names), desc=what, leave=False, disable=None, dynamic_ncols=True)
    for turn in range(rounds + 1):
        first = turn % len(names)
        for name in chain(names[first:], names[:first]):
            lap = await contestants[name]()
            if turn:
                laps[name].append(lap)
            bar.update()
    bar.close()
    return laps


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> Sequence[float]:
    """How many times theirs, round by round, the smallest first."""
    return sorted(our / their for our, their in zip(ours, theirs, strict=True))
