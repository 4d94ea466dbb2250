"""All use cases, as the matrix calls them."""

from typing import Final

from tests.core.usecases.matrix.rows import (
    by_itself,
    cases,
    catalogue,
    goods,
    money,
    office,
    parcels,
    people,
    shopping,
    threads,
)
from tests.core.usecases.matrix.rows.row import Row, Unasked

ROWS: Final[tuple[Row, ...]] = (
    *shopping.ROWS,
    *money.ROWS,
    *parcels.ROWS,
    *cases.ROWS,
    *catalogue.ROWS,
    *goods.ROWS,
    *people.ROWS,
    *office.ROWS,
    *threads.ROWS,
)
UNASKED: Final[tuple[Unasked, ...]] = by_itself.ROWS
EVERY_ROW: Final[tuple[Row | Unasked, ...]] = (*ROWS, *UNASKED)
