"""What was measured: kept as JSON, printed as a table."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, Final

from benchmarks.laps import ratios

OURS: Final = "shopclerk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One line of the table: every contestant's figure of every round, in `unit`.

    `costs` are milliseconds of processor time that a request took of the process that measures (a server's
    are not in it). `wanted` is the ratio of Shopclerk's figure to the yardstick's that the project set
    itself: at least, or at most where `less_is_better`.
    """

    scenario: str
    setting: str
    unit: str
    figures: Mapping[str, Sequence[float]]
    yardstick: str | None = None
    wanted: float | None = None
    less_is_better: bool = False
    costs: Mapping[str, Sequence[float]] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def ratios(self) -> Sequence[float]:
        """One a round, the smallest first; none without a yardstick."""
        return ratios(self.figures[OURS], self.figures[self.yardstick]) if self.yardstick else ()

    @property
    def ratio(self) -> float | None:
        """The median of them."""
        return median(self.ratios) if self.yardstick else None

    @property
    def is_met(self) -> bool | None:
        """None when nothing was wanted."""
        if self.ratio is None or self.wanted is None:
            return None
        return self.ratio <= self.wanted if self.less_is_better else self.ratio >= self.wanted


def of(figures: Sequence[float]) -> float:
    """The one that stands in a table."""
    return median(figures)


HEAD: Final = ("what", "setting", "Shopclerk", "yardstick", "", "ratio", "wanted", "CPU ms")


def table(results: Sequence[Result]) -> str:
    """As wide as it has to be."""
    rows = [HEAD, *map(_row, results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    return "\n".join((lines[0], "-" * max(map(len, lines)), *lines[1:]))


def _row(result: Result) -> tuple[str, ...]:
    theirs = result.figures.get(result.yardstick or "")
    verdict = {None: "", True: "", False: " missed"}[result.is_met]
    bound = "at most" if result.less_is_better else "at least"
    return (
        result.scenario,
        result.setting,
        f"{spoken(of(result.figures[OURS]))} {result.unit}",
        result.yardstick or "",
        spoken(of(theirs)) if theirs else "",
        said(result),
        "" if result.wanted is None else f"{bound} {result.wanted:g}{verdict}",
        " : ".join(spoken(of(each)) for each in result.costs.values()),
    )


def said(result: Result) -> str:
    """The ratio, and between what it was in the rounds."""
    if result.ratio is None:
        return ""
    return f"{result.ratio:.2f} ({result.ratios[0]:.2f} to {result.ratios[-1]:.2f})"


def spoken(figure: float) -> str:
    """Three digits that count."""
    if figure >= 100:
        return f"{figure:,.0f}"
    return f"{figure:.3g}"


def write(path: Path, run: Mapping[str, Any], results: Sequence[Result]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = {**run, "results": [asdict(result) for result in results]}
    path.write_text(json.dumps(kept, indent=1, default=str) + "\n", encoding="utf-8")


def read(path: Path) -> tuple[Mapping[str, Any], list[Result]]:
    """The run, and what it measured."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    return kept, [Result(**each) for each in kept.pop("results")]
