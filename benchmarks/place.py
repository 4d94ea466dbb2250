"""Placing an order: the full core on three databases, beside the bare drivers of two and an ORM."""

from collections.abc import AsyncIterator
from typing import Final

from benchmarks.contest import Contest, Setting
from benchmarks.ordering import placing
from benchmarks.results import Result
from benchmarks.scenario import Scale

SCENARIO: Final = "place-order"
AMOUNTS: Final = {1: 60, 16: 320, 64: 640}
WANTED: Final = {
    Setting("PostgreSQL", 16): 1.5,
    Setting("PostgreSQL", 64): 3.0,
    Setting("SQLite", 16): 1.2,
    Setting("SQLite", 64): 2.0,
}
WITH_ORM: Final = (Setting("PostgreSQL", 16), Setting("SQLite", 16))


def place(scale: Scale) -> AsyncIterator[Result]:
    return Contest(
        scenario=SCENARIO,
        journey=placing,
        amounts=AMOUNTS,
        wanted=WANTED,
        scale=scale,
        orm=WITH_ORM,
        wanted_of_orm=6.0,
    ).run()
