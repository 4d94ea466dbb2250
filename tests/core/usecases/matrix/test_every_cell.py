"""Invariant (30), and item 8 of the roles: in every state, by whoever asks, every use case is either done or
refused with a typed error, and a refusal has written nothing.
"""

from dataclasses import fields

import pytest

from tests.core.usecases.matrix.cells import Came, Weather, play, play_in, play_unasked
from tests.core.usecases.matrix.moments import Moments
from tests.core.usecases.matrix.rows.every import EVERY_ROW, ROWS, UNASKED
from tests.core.usecases.matrix.rows.row import Row, Unasked
from tests.core.usecases.matrix.world import Stage, Who


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


def everybody_is_down(at: Stage) -> None:
    at.shop.gateway.is_down()
    at.shop.carrier.is_down()


def every_answer_gets_lost(at: Stage) -> None:
    for _ in range(3):
        at.shop.gateway.answer_gets_lost()
        at.shop.gateway.refund_answer_gets_lost()
    at.shop.carrier.loses_answers(3)


def everybody_refuses(at: Stage) -> None:
    for _ in range(3):
        at.shop.gateway.declines_at_once("card_expired")
        at.shop.gateway.refuses_refund()


OUTSIDE = {"gateways", "carrier", "desk"}
REACHES_OUT = [row for row in EVERY_ROW if OUTSIDE & {each.name for each in fields(row.usecase)}]


@pytest.mark.parametrize("weather", [everybody_is_down, every_answer_gets_lost, everybody_refuses])
@pytest.mark.parametrize("row", REACHES_OUT, ids=lambda row: row.name)
async def test_whatever_providers_and_carriers_do_it_is_done_or_refused(
    moments: Moments, row: Row | Unasked, weather: Weather
) -> None:
    problems = []
    for state, moment in moments.items():
        cell = f"{state} / {row.name} / {weather.__name__}"
        try:
            played = await play_in(weather, moment, row)
        except Exception as defect:
            raise AssertionError(f"{cell}: neither done nor refused") from defect
        problems += [f"{cell}: {problem}" for problem in played.problems]
    assert not problems, "\n".join(problems)


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
