"""How the store's queries are answered in memory: one function for each, by area."""

from functools import singledispatch
from typing import Any

from shopclerk.adapters.memory.state import Memory
from shopclerk.core.ports.changeset import Key
from shopclerk.core.ports.store import Identified, Query, Together


@singledispatch
def answer(query: Query[Any], memory: Memory) -> tuple[Any, ...]:
    """The rows of a query in the order that its docstring gives."""
    raise TypeError(f"no answer to {type(query).__name__}")


@answer.register
def _(query: Together, memory: Memory) -> tuple[tuple[Any, ...], ...]:
    return tuple([answer(each, memory) for each in query.queries])


@answer.register(Identified)
def _(query: Identified[Any], memory: Memory) -> tuple[Any, ...]:
    record = memory.records.get(Key(query.kind, query.id))
    return () if record is None else (record,)
