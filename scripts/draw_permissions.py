#!/usr/bin/env python3
"""Draw `docs/permissions.md` by trying every command in every state of the matrix in `tests/core/usecases`.

To be run from the project's folder, as `.venv/bin/python -m scripts.draw_permissions`, when it says something
else than the core does.
"""

import asyncio
import inspect
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeAlias

from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.labels import OrderLabel
from shopclerk.core.domain.lifecycle import CaseStatus, ShipmentStatus
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.ports.changeset import Key
from tests.core.usecases.matrix.cells import Came, play
from tests.core.usecases.matrix.moments import every_moment
from tests.core.usecases.matrix.rows.every import ROWS, UNASKED
from tests.core.usecases.matrix.rows.row import About, Row
from tests.core.usecases.matrix.world import NOTHING, Stage, Who

Standing: TypeAlias = tuple[OrderLabel, ShipmentStatus | None, CaseStatus | None]
"""How the order of a state stands, its latest parcel, and its latest case."""
Outcomes: TypeAlias = Mapping[str, Sequence[tuple[Standing, Came]]]
"""What came of each command in each state."""

PAGE: Final = Path(__file__).parent.parent / "docs" / "permissions.md"
HEAD: Final = """\
# Who may do what, and when

Tried out, not written down: `scripts/draw_permissions.py` has every command called in every state of the
matrix in `tests/core/usecases/matrix`, whose tests try every person too. Whoever may not is refused by
`NotAllowed`, or by `NotFound` where the thing is somebody else's; everything else that is not done is refused
with a typed error that says why.

## Who

A customer means the one whose order it is, unless it says *everybody*: those act on what is their own. The
shop itself is its clock, and what providers and carriers tell.

"""
WHEN: Final = """
## When

By somebody who may. ● does something in every such state, ◐ in some of them (it depends on the rest of the
order), `=` answers how things stand and changes nothing; an empty cell is refused.
"""
TITLES: Final = {
    About.OWN_CART: "The cart",
    About.ORDER: "Orders",
    About.PARCEL: "Parcels",
    About.CASE: "After-sales cases",
    About.SHOP: "The shop",
}
COLUMNS: Final = {Who.OWN: "customer", Who.CLERK: "clerk", Who.OWNER: "owner", Who.SYSTEM: "shop itself"}
KINDS: Final[dict[About, tuple[int, type[StrEnum]]]] = {
    About.ORDER: (0, OrderLabel),
    About.PARCEL: (1, ShipmentStatus),
    About.CASE: (2, CaseStatus),
}


async def tried() -> Outcomes:
    """Every command in every state that is about an order."""
    moments = [moment for moment in (await every_moment()).values() if moment.scene is not NOTHING]
    standings = [await _standing(moment) for moment in moments]
    return {
        row.name: [
            (standing, (await play(moment, row, Who.OWNER if Who.OWNER in row.may else Who.OWN)).came)
            for standing, moment in zip(standings, moments, strict=True)
        ]
        for row in ROWS
        if row.about in KINDS and _is_command(row)
    }


async def _standing(moment: Stage) -> Standing:
    details = await moment.shop.show_order(actor=SYSTEM, order_id=moment.scene.order_id)
    parcel = moment.memory.records.get(Key(Shipment, moment.scene.parcel_id))
    case = moment.memory.records.get(Key(AfterSalesCase, moment.scene.case_id))
    return (
        details.label,
        parcel.status if isinstance(parcel, Shipment) else None,
        case.status if isinstance(case, AfterSalesCase) else None,
    )


def _is_command(row: Row) -> bool:
    return "request_id" in inspect.signature(row.usecase.__call__).parameters


def page(outcomes: Outcomes) -> str:
    """The whole page."""
    return HEAD + "\n".join((*_who(), WHEN, *_when(outcomes))).rstrip() + "\n"


def _who() -> Iterator[str]:
    for about, title in TITLES.items():
        yield f"### {title}: who\n"
        yield from _table(COLUMNS.values(), ((row.name, _marks(row)) for row in _rows(about, lambda _: True)))
        yield ""
    yield "### Without anybody's word\n"
    for usecase, why in sorted({(row.usecase.__name__, row.why) for row in UNASKED}):
        yield f"- {usecase}: {why}"


def _marks(row: Row) -> list[str]:
    everybody = Who.OTHER in row.may
    return ["everybody" if everybody and who is Who.OWN else "●" * (who in row.may) for who in COLUMNS]


def _when(outcomes: Outcomes) -> Iterator[str]:
    for about, (place, statuses) in KINDS.items():
        standing = {each[0][place] for each in next(iter(outcomes.values()))}
        shown = [status for status in statuses if status in standing]
        yield f"### {TITLES[about]}: when\n"
        rows = (
            (row.name, [_mark(outcomes[row.name], place, status) for status in shown])
            for row in _rows(about, _is_command)
        )
        yield from _table([status.value.replace("_", " ") for status in shown], rows)
        yield ""


def _mark(outcomes: Iterable[tuple[Standing, Came]], place: int, status: StrEnum) -> str:
    came = [came for standing, came in outcomes if standing[place] is status]
    changed = came.count(Came.CHANGED)
    if changed:
        return "●" if changed == len(came) else "◐"
    return "=" if Came.ANSWERED in came else ""


def _rows(about: About, meant: Callable[[Row], bool]) -> list[Row]:
    return [row for row in ROWS if row.about is about and meant(row)]


def _table(columns: Iterable[str], rows: Iterable[tuple[str, Sequence[str]]]) -> Iterator[str]:
    heads = ("", *columns)
    yield "| " + " | ".join(heads) + " |"
    yield "|---|" + ":-:|" * (len(heads) - 1)
    for name, cells in rows:
        yield f"| {name} | " + " | ".join(cells) + " |"


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    PAGE.write_text(page(asyncio.run(tried())), encoding="utf-8")
