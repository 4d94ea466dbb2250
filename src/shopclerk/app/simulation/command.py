"""`shopclerk simulate`: tell the story of one seed, or of many, and how to replay what went wrong."""

import asyncio
import logging
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass

from tqdm import tqdm

from shopclerk.app.simulation.run import Broke, Simulated, simulate

Passed = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Plan:
    """So many `days` with so many `orders` a day, for each of so many `seeds` from `seed` on, in so many
    processes.
    """

    days: int
    seed: int
    orders: int
    seeds: int = 1
    jobs: int = 1
    tallies: bool = False

    @property
    def all_seeds(self) -> range:
        return range(self.seed, self.seed + self.seeds)


@dataclass(frozen=True, slots=True)
class Story:
    """How one seed ended: `simulated`, or the `error` that was raised on that day."""

    seed: int
    day: int
    simulated: Simulated | None = None
    error: str = ""

    @property
    def is_clean(self) -> bool:
        return self.simulated is not None and not self.simulated.breaches


def simulate_shops(plan: Plan) -> int:
    """Answers 0 when every night of every seed was clean, else 1."""
    stories = []
    # `disable=None`: no bar where nobody sees it, such as in a log.
    with tqdm(total=plan.days * plan.seeds, desc="simulate", unit=" days", disable=None) as bar:
        for story in _stories(plan, bar.update):
            bar.write(report(story, plan))
            stories.append(story)
    failed = [story.seed for story in stories if not story.is_clean]
    if plan.seeds > 1:
        print(f"{len(stories)} seeds, {len(failed)} failed{': ' if failed else '.'}{str(failed)[1:-1]}")
    return 1 if failed else 0


def report(story: Story, plan: Plan) -> str:
    """What is to be said of a seed: how it ended, and what it takes to see that again."""
    lines = []
    if ended := story.simulated:
        lines += [f"Seed {story.seed}, day {story.day}: {breach}" for breach in ended.breaches]
        lines += _tallied(ended) if plan.tallies else []
        lines.append(
            f"Seed {story.seed}: {ended.days} days, {ended.orders} orders, {ended.crashes} crashes, "
            f"{len(ended.breaches)} breaches. State {ended.digest}."
        )
    else:
        lines += [story.error.rstrip(), f"Seed {story.seed}, day {story.day}: the shop itself broke."]
    if not story.is_clean:
        again = f"shopclerk simulate --days {story.day} --seed {story.seed} --orders {plan.orders}"
        lines.append(f"Replay it with: {again}")
    return "\n".join(lines)


def tell(plan: Plan, seed: int, passed: Passed = int) -> Story:
    """The story of one seed; `passed` hears of every day."""
    # Faults are scripted here: the warnings of a real shop would bury what is found.
    logging.getLogger("shopclerk").setLevel(logging.CRITICAL)
    try:
        ended = asyncio.run(simulate(plan.days, seed, plan.orders, passed))
    except Broke as broke:
        cause = broke.__cause__
        told = "".join(traceback.format_exception(cause)) if cause else repr(broke)
        return Story(seed, broke.day, error=told)
    return Story(seed, ended.days, ended)


def _stories(plan: Plan, passed: Callable[[int], object]) -> Iterator[Story]:
    if plan.jobs == 1:
        for seed in plan.all_seeds:
            yield tell(plan, seed, lambda: passed(1))
        return
    with ProcessPoolExecutor(plan.jobs) as processes:
        for told in as_completed([processes.submit(tell, plan, seed) for seed in plan.all_seeds]):
            passed(plan.days)
            yield told.result()


def _tallied(ended: Simulated) -> list[str]:
    done = [f"{times:>8} {what}" for what, times in sorted(ended.tally.items())]
    refused = [f"{times:>8} {what}: {why}" for (what, why), times in sorted(ended.refused.items())]
    return ["Done:", *done, "Refused:", *refused]
