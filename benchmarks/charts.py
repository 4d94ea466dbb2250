"""Pictures of a run. Each brings its own light ground, so that it can be read on a dark page too."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from benchmarks.results import OURS, Result, of, spoken

INK, FAINT, GROUND = "#1f2933", "#c9d1d9", "#ffffff"
COLOURS: Final = {OURS: "#0b6e4f", "SQLAlchemy async ORM": "#d98e04"}
BARE: Final = "#9aa5b1"
BAR: Final = 0.27
"""Of the room that a group has: three stand in it at most."""
HEADROOM: Final = 1.4
"""For the legend, above the bars."""
WIDTH: Final = 9.0
"""Inches of 72 points: a page shows it about as wide, and text of 11 points stays readable."""


def draw(results: Sequence[Result], folder: Path) -> None:
    """Every picture that the results suffice for."""
    mpl.rcParams.update({"svg.hashsalt": "shopclerk", "svg.fonttype": "none", "font.size": 11})
    for name, scenario, title in (
        ("place", "place-order", "Orders placed a second"),
        ("life", "order life", "Whole lives of orders a second"),
    ):
        kept = [each for each in results if each.scenario == scenario]
        if kept:
            _save(_by_clients(kept, title), folder / f"performance-{name}.svg")
    if sales := [each for each in results if each.scenario.startswith("flash sale") and each.yardstick]:
        _save(_sales(sales), folder / "performance-flash.svg")


def _by_clients(results: Sequence[Result], title: str) -> Figure:
    """A panel a database; clients along, a bar a contestant."""
    figure = _figure(3.9)
    for place, database in enumerate(("SQLite", "PostgreSQL"), start=1):
        groups: dict[str, dict[str, float]] = {}
        for each in results:
            # django-oscar's rounds are its own: beside another's they would say what was not measured.
            is_of_these = each.facts.get("goods") == "spread" and each.yardstick != "django-oscar"
            if is_of_these and each.facts.get("database") == database:
                group = groups.setdefault(str(each.facts["at_once"]), {})
                for name, rounds in each.figures.items():
                    group.setdefault(name, of(rounds))
        axes = figure.add_subplot(1, 2, place)
        _bars(axes, dict(sorted(groups.items(), key=lambda item: int(item[0]))))
        axes.set_title(database, loc="left", fontweight="bold")
        axes.set_xlabel("clients at once")
        axes.set_ylabel(title)
        axes.legend(frameon=False, fontsize=9.5, loc="upper left")
        axes.set_ylim(top=axes.get_ylim()[1] * HEADROOM)
    return figure


def _sales(results: Sequence[Result]) -> Figure:
    """Speed and waiting, beside each other."""
    figure = _figure(3.6)
    for place, (unit, label) in enumerate(
        (("requests/s", "requests a second"), ("ms", "99 of 100 waited at most, ms")), start=1
    ):
        groups = {
            f"{each.facts['processes']}": {name: of(rounds) for name, rounds in each.figures.items()}
            for each in results
            if each.unit == unit
        }
        axes = figure.add_subplot(1, 2, place)
        _bars(axes, groups)
        axes.set_xlabel("processes, PostgreSQL")
        axes.set_ylabel(label)
        axes.set_ylim(top=axes.get_ylim()[1] * HEADROOM)
        axes.legend(frameon=False, fontsize=9.5, loc="upper left")
    return figure


def _bars(axes: Any, groups: Mapping[str, Mapping[str, float]]) -> None:
    """A group of bars each, ours first; the same contestant in the same colour; its figure above it."""
    named: set[str] = set()
    for place, group in enumerate(groups.values()):
        names = sorted(group, key=lambda name: (name != OURS, name in COLOURS))
        for number, name in enumerate(names):
            left = place + (number - (len(names) - 1) / 2) * BAR
            label = "" if name in named else "Shopclerk" if name == OURS else name
            named.add(name)
            bars = axes.bar(left, group[name], BAR * 0.94, label=label, color=COLOURS.get(name, BARE))
            axes.bar_label(bars, [spoken(group[name])], fontsize=8.5, color=INK, padding=2)
    axes.set_xticks(range(len(groups)), list(groups))
    axes.set_xlim(-0.55, len(groups) - 0.45)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)


def _figure(height: float) -> Figure:
    figure = Figure(figsize=(WIDTH, height), facecolor=GROUND, layout="constrained")
    FigureCanvasAgg(figure)
    return figure


def _save(figure: Figure, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, metadata={"Date": None}, pad_inches=0.15, bbox_inches="tight")
