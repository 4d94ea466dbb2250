"""Questions that come together are answered together, and each by itself."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TypeVar

import pytest
from sqlalchemy import Connection, create_engine

from shopclerk.adapters.db.asking import Asking
from shopclerk.core.ports.errors import Unavailable

T = TypeVar("T")


class Square:
    """Answers the squares of numbers; of 13 it knows nothing. `lots` are those that it was asked."""

    def __init__(self) -> None:
        self.lots: list[list[int]] = []

    def __call__(self, connection: Connection, numbers: Sequence[int]) -> list[int]:
        self.lots.append(list(numbers))
        if 13 in numbers:
            raise LookupError(13)
        return [number * number for number in numbers]


async def read(work: Callable[[Connection], T]) -> T:
    with create_engine("sqlite://").connect() as connection:
        return work(connection)


async def out_of_reach(work: Callable[[Connection], T]) -> T:
    raise Unavailable("database")


async def test_those_of_one_sort_are_asked_at_once() -> None:
    asking, square, other = Asking(read), Square(), Square()
    sorts = (square, other, square)
    answers = await asyncio.gather(*(asking.ask(sort, number) for number, sort in enumerate(sorts)))
    assert answers == [0, 1, 4]
    assert (square.lots, other.lots) == ([[0, 2]], [[1]])


async def test_one_that_cannot_be_answered_harms_none_beside_it() -> None:
    asking, square = Asking(read), Square()
    answers = await asyncio.gather(
        *(asking.ask(square, number) for number in (2, 13, 3)), return_exceptions=True
    )
    assert [answers[0], answers[2]] == [4, 9]
    assert isinstance(answers[1], LookupError)


async def test_a_database_out_of_reach_is_tried_once_for_all() -> None:
    asking, square = Asking(out_of_reach), Square()
    answers = await asyncio.gather(*(asking.ask(square, number) for number in (2, 3)), return_exceptions=True)
    assert all(isinstance(answer, Unavailable) for answer in answers)


async def test_nobody_is_asked_for_one_who_is_gone() -> None:
    asking, square = Asking(read), Square()
    gone = asyncio.ensure_future(asking.ask(square, 2))
    staying = asyncio.ensure_future(asking.ask(square, 3))
    asyncio.get_running_loop().call_soon(gone.cancel)
    assert await staying == 9
    with pytest.raises(asyncio.CancelledError):
        await gone
    assert square.lots == [[3]]
    await asking.finish()
