"""Invariant (30), and item 8 of the roles: in every state, by whoever asks, every use case is either done or
refused with a typed error, and a refusal has written nothing.
"""

import pytest

from tests.core.usecases.matrix.cells import Came, play, play_unasked
from tests.core.usecases.matrix.moments import Moments
from tests.core.usecases.matrix.rows.every import ROWS, UNASKED
from tests.core.usecases.matrix.rows.row import Row, Unasked
from tests.core.usecases.matrix.world import Who


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
async def test_whoever_asks_in_whatever_state_it_is_done_or_refused(moments: Moments, row: Row) -> None:
    problems, done = [], set()
    for state, moment in moments.items():
        for who in Who:
            cell = f"{state} / {row.name} / {who}"
            try:
                played = await play(moment, row, who)
            except Exception as defect:
                raise AssertionError(f"{cell}: neither done nor refused") from defect
            problems += [f"{cell}: {problem}" for problem in played.problems]
            done |= set() if played.came is Came.REFUSED else {who}
    assert not problems, "\n".join(problems)
    assert done == row.may, "somebody who may is refused in every state"


@pytest.mark.parametrize("row", UNASKED, ids=lambda row: row.name)
async def test_what_happens_by_itself_may_happen_in_whatever_state(moments: Moments, row: Unasked) -> None:
    problems, done = [], False
    for state, moment in moments.items():
        cell = f"{state} / {row.name}"
        try:
            played = await play_unasked(moment, row)
        except Exception as defect:
            raise AssertionError(f"{cell}: neither done nor refused") from defect
        problems += [f"{cell}: {problem}" for problem in played.problems]
        done |= played.came is not Came.REFUSED
    assert not problems, "\n".join(problems)
    assert done, "it is refused in every state"
