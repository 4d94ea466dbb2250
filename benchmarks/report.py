"""Writes docs/performance.md and its pictures from a kept run: `python -m benchmarks.report [RESULTS]`.

With `--add RESULTS` what that run measured takes the place of what was kept of it, and the rest stays. No
figure stands in the page that is not in a kept run.
"""

import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from benchmarks.results import OURS, Result, of, read, said, spoken, write

ROOT: Final = Path(__file__).parents[1]
KEPT: Final = ROOT / "benchmarks" / "results.json"
"""The run that the page tells of."""
PAGE: Final = ROOT / "docs" / "performance.md"
PICTURES: Final = ROOT / "docs" / "pictures"

CHAPTERS: Final[Mapping[str, tuple[Sequence[str], str, str]]] = {
    "Placing an order": (
        ("place-order",),
        "performance-place.svg",
        """\
A customer's cart of one line becomes an order: priced, reserved, numbered, its contact sealed, its notice in
the outbox. The bare driver reads the cart with its price in one statement, then writes the same rows, guarded
the same way, by prepared statements in one transaction, on as many connections as there are clients (SQLite:
on one, which is its fastest); it does not encrypt, and decides nothing. *Hot* is when all want the same SKU.

*What limits it.* One client alone waits: for each question that the decision asks, and for one flush of the
disk, which nobody shares. With many, changesets share a transaction, and with it the flush and the
statements: what remains is processor time, which one Python process, the server and whatever else runs here
divide among them (the column *processor* is what an order took of our process, and how much of a core that
is). Bare drivers need little of it and wait for the disk: PostgreSQL lets many transactions share a flush,
SQLite has one writer.
""",
    ),
    "The whole life of an order": (
        ("order life",),
        "performance-life.svg",
        """\
Placed, a payment begun, its link kept, paid, shipped, scanned twice, received: eight commits. The bare driver
makes the same eight transactions, each of which reads the order and its lines first.

*What limits it.* The same as above; each commit reads more of the order's family than the bare driver asks
for (its attempts, its money, its parcels), for that is what it decides on.
""",
    ),
    "A flash sale": (
        ("flash sale", "flash sale, p99"),
        "performance-flash.svg",
        """\
A thousand buyers press at the same moment, and there are a hundred units. Every lap asserts that a hundred
were sold: in the orders and in the stock level. The yardstick is what one would write by hand: a transaction
each, whose conditional `UPDATE` of the one stock row goes first, over 64 connections. A buyer's wait counts
from the moment of the press, so p99 is about how long all of it took.

*What limits it.* Whoever comes too late costs the bare driver two statements and a rollback, and the core a
whole decision: the cart, the goods and the price are read before the stock says no.
""",
    ),
    "What a shop does by itself": (
        ("end unpaid orders", "outbox relay"),
        "",
        """\
Orders whose time is over are ended a hundred at a time, each by its own decision; the relay directs an event
to one customer and tells them at once. No yardstick does the same.

*What limits it.* Ending shares transactions as placing does. The relay makes a commit to direct each event
and one to settle each delivery, so that a crash repeats as little as possible.
""",
    ),
    "A bot on Telegram": (
        ("press on a cart", "press on a cart, processor", "memory", "start", "start, processor"),
        "",
        """\
64 people press buttons of their carts, each the next one when the last has shown. The whole bot is the
program itself with a shop on SQLite: the webhook keeps the update in the inbox and answers, a worker takes
it up, the use case changes the cart in a durable commit, the cart is shown by editing the message, and
where the chat stands is saved. Beside it a bare handler of the same framework, as its documentation sets it
up behind the same web server: it keeps nothing and answers each press by one edit too, of the text alone
(the buttons stay). Only we stop the spinner on the button, in the answer to the webhook, which is no call
more. python-telegram-bot has aiohttp beneath in both, which makes the bare one several times faster than
with the httpx that it brings. Telegram is a loopback server that answers at once, and limits nothing. Every
bot is a process on the same one core, and who presses is on the others. Where other work goes on, rates
flatter us: whoever has threads gets a larger share of a busy core, and a bare bot waits for who presses.
Then only *processor*, what a press takes of the bot's process, tells something.

*What limits it.* Half of what a press takes us is the framework and HTTP, as it is of the bare handler; the
rest is three commits shared with others, a handful of questions, sealing and the conversation itself.

Memory is of each process after its start, and after the presses; of the program: when it says that the shop
is open. A start is from nothing to there, with a database that is there already.
""",
    ),
}
GROWN: Final = """\
The same shop, large and small, side by side: placing and every page and sweep whose tables grow with its
orders. The ratio is the large one's figure to the small one's.
"""


def page(run: Mapping[str, Any], results: Sequence[Result]) -> str:
    """The whole page, which may have chapters of runs that were added."""
    chapters = [
        _chapter(title, [each for each in results if each.scenario in scenarios], picture, text)
        for title, (scenarios, picture, text) in CHAPTERS.items()
    ]
    grown = [each for each in results if each.scenario.startswith("grown")]
    chapters.append(_chapter("From a small shop to a large one", grown, "", GROWN))
    return "\n".join([_head(run), *filter(None, chapters)])


def _head(run: Mapping[str, Any]) -> str:
    at = datetime.fromisoformat(run["at"])
    rounds, loads = run["rounds"], _loads(run)
    return f"""\
# Performance

Written by `benchmarks/report.py` from `benchmarks/results.json`, the run of {at:%Y-%m-%d %H:%M} UTC:

```sh
make bench ARGS=--docs # with growth: 10 GB of disk; ONLY="place life" for some
```

That run was `{run["command"]}`.

| | |
|---|---|
| machine | {run["cores"]} cores, {run["processor"]}, {run["system"]} |
| load | {loads} over 1, 5 and 15 minutes when it began{_busy(run)} |
| versions | Python {run["python"]}, PostgreSQL {run["postgresql"]}, SQLite {run["sqlite"]}, SQLAlchemy \
{run["sqlalchemy"]}, asyncpg {run["asyncpg"]} |
| durability | PostgreSQL `fsync`, `synchronous_commit`, `full_page_writes`; SQLite WAL, `synchronous=FULL` |
| code | {run["commit"]} |
| rounds | median of {rounds}, after one that is not counted{_quick(run)} |

**Trust the ratios, not the speeds.** Within a round every contestant does the same work, one right after the
other, in turning order; a ratio is the median of the rounds' own, with the smallest and the largest of them
behind it: where these are far apart, the machine was too busy to tell. Server and clients share the cores.
What the product writes for one order is read back from its tables, and the bare drivers write that; after
every lap the rows of all tables are counted, and a contestant that wrote fewer ends the run.
*Wanted* is what the project set itself; what misses it says so. Whose functions the time is spent in is
[profiled apart](profile.md).
{"".join(map(_added, run.get("added", ())))}"""


def _added(run: Mapping[str, Any]) -> str:
    at = datetime.fromisoformat(run["at"])
    what = "; ".join(f"*{name}*" for name in run["scenarios"])
    return f"""
Measured apart, {at:%Y-%m-%d %H:%M} UTC: {what}.
That run was `{run["command"]}` of {run["commit"]};
load {_loads(run)} over 1, 5 and 15 minutes when it began{_busy(run)};
median of {run["rounds"]} rounds, after one that is not counted{_quick(run)}.
"""


def _loads(run: Mapping[str, Any]) -> str:
    return ", ".join(f"{load:.1f}" for load in run["load"])


def _quick(run: Mapping[str, Any]) -> str:
    return "; a quick run, with a quarter of the orders in each" if run["quick"] else ""


def _busy(run: Mapping[str, Any]) -> str:
    return "; **other work was going on**" if run["load"][0] > run["cores"] / 2 else ""


def _chapter(title: str, results: Sequence[Result], picture: str, text: str) -> str:
    if not results:
        return ""
    shown = f"![{title}: every contestant's median](pictures/{picture})\n\n" if picture else ""
    return f"## {title}\n\n{shown}{text}\n{_table(results)}"


def _table(results: Iterable[Result]) -> str:
    head = (
        "| what | setting | Shopclerk | beside it | ratio | wanted | processor |",
        "|---|---|--:|--:|--:|--:|--:|",
    )
    return "\n".join((*head, *map(_row, results), ""))


def _row(result: Result) -> str:
    theirs = result.figures.get(result.yardstick or "")
    bound = "≤" if result.less_is_better else "≥"
    missed = "" if result.is_met is None else " ✓" if result.is_met else ", missed"
    cells = (
        result.scenario,
        result.setting,
        f"{spoken(of(result.figures[OURS]))} {result.unit}",
        f"{result.yardstick}: {spoken(of(theirs))}" if theirs else "",
        said(result),
        "" if result.wanted is None else f"{bound} {result.wanted:g}{missed}",
        _processor(result),
    )
    return "| " + " | ".join(cells) + " |"


def _processor(result: Result) -> str:
    """How much of a core our process used."""
    if not result.costs or result.unit == "ms":
        return ""
    share = of(result.costs[OURS]) * of(result.figures[OURS]) / 1000
    return f"{spoken(of(result.costs[OURS]))} ms, {share:.0%}"


def publish(source: Path) -> None:
    """The page, its pictures, and the run that they are of."""
    from benchmarks.charts import draw  # noqa: PLC0415 - the page alone can be written without matplotlib

    if source.resolve() != KEPT:
        shutil.copyfile(source, KEPT)
    run, results = read(KEPT)
    PAGE.write_text(page(run, results), encoding="utf-8")
    draw(results, PICTURES)


def add(source: Path) -> None:
    """To the kept run; what it measured before is forgotten."""
    (run, results), (kept, others) = read(source), read(KEPT)
    new = dict.fromkeys(each.scenario for each in results)
    stay = [each for each in others if each.scenario not in new]
    before = [each for each in kept.get("added", ()) if not set(each["scenarios"]) & set(new)]
    write(KEPT, {**kept, "added": [*before, {**run, "scenarios": list(new)}]}, [*stay, *results])


def main(arguments: Sequence[str]) -> None:
    if arguments[:1] == ["--add"]:
        add(Path(arguments[1]))
        publish(KEPT)
    else:
        publish(Path(arguments[0]) if arguments else KEPT)


if __name__ == "__main__":
    main(sys.argv[1:])
