"""The memory can be made to crash at a commit, before or after it was written."""

import pytest

from shopclerk.adapters.memory.database import memory_database
from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.order import Order
from tests.contracts.examples import MINUTE, NOON, Decisions, order


class Crash(BaseException):
    """The process is gone."""


def crash() -> None:
    raise Crash


async def test_a_crash_before_the_commit_leaves_nothing() -> None:
    memory = Memory(before_commit=crash)
    with pytest.raises(Crash):
        await memory_database(memory).store.commit(Decisions().of(order()))
    with pytest.raises(Crash):
        await memory_database(memory).inbox.accept("web", "u1", "web:a", b"hello", NOON)
    assert await memory_database(memory).store.load(Order, "order") is None
    assert await memory_database(memory).inbox.claim(("web",), NOON, MINUTE, 10) == ()


async def test_a_crash_after_the_commit_leaves_all_of_it() -> None:
    memory = Memory(after_commit=crash)
    with pytest.raises(Crash):
        await memory_database(memory).store.commit(Decisions().of(order()))
    assert await memory_database(memory).store.load(Order, "order") == order(version=1)
