#!/usr/bin/env python3
"""Draw `docs/lifecycles.md` from the transition tables: to be run when one of them was edited."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from shopclerk.core.domain import lifecycle

PAGE: Final = Path(__file__).parent.parent / "docs" / "lifecycles.md"
TABLES: Final[dict[str, Mapping[Any, frozenset[Any]]]] = {
    "Order": lifecycle.ORDER,
    "Payment attempt": lifecycle.ATTEMPT,
    "Shipment": lifecycle.SHIPMENT,
    "Refund": lifecycle.REFUND,
    "After-sales case": lifecycle.CASE,
}
HEAD: Final = """\
# Lifecycles

Drawn from the transition tables in `src/shopclerk/core/domain/lifecycle.py` by `scripts/draw_lifecycles.py`:
edit the tables, then run it. No status moves by any other arrow; each move appends one row to the order's
timeline.
"""
NOTES: Final[Mapping[str, str]] = {
    "Order": """\
`cancelled --> confirmed` is the payment that came after the order had ended for want of it: when all of its
goods can still be reserved, the order is taken up again; otherwise, or when it stands for another order, the
money goes back. No other road leads out of `cancelled`.
""",
}
"""What an arrow alone does not tell."""


def page() -> str:
    """The whole page."""
    return HEAD + "".join(_chapter(title, table) for title, table in TABLES.items())


def _chapter(title: str, table: Mapping[Any, frozenset[Any]]) -> str:
    notes = f"\n{NOTES[title]}" if title in NOTES else ""
    return f"\n## {title}\n\n{diagram(table)}{notes}"


def diagram(table: Mapping[Any, frozenset[Any]]) -> str:
    """One lifecycle in mermaid; statuses in the order of their declaration."""
    first: StrEnum = next(iter(table))
    order: list[StrEnum] = list(type(first))
    arrows = [f"[*] --> {first}"]
    for from_ in order:
        arrows += [f"{from_} --> {to}" for to in _in_order(order, table[from_])]
        arrows += [] if table[from_] else [f"{from_} --> [*]"]
    return "\n".join(("```mermaid", "stateDiagram-v2", *(f"    {arrow}" for arrow in arrows), "```", ""))


def _in_order(order: list[StrEnum], statuses: frozenset[StrEnum]) -> list[StrEnum]:
    return [status for status in order if status in statuses]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
