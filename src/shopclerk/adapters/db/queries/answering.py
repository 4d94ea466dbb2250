"""Where each query of the store is registered with how it is answered in SQL."""

from collections.abc import Callable
from functools import singledispatch
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Select, literal

from shopclerk.adapters.db.mapping.kind import Row
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.picture import PictureStatus
from shopclerk.core.ports.store import Query

T = TypeVar("T")

# Partial indexes serve only a status that is written out: a bound one is not known when the plan is made.
CONFIRMED: Final = literal(OrderStatus.CONFIRMED.value, literal_execute=True)
QUEUED: Final = literal(PictureStatus.QUEUED.value, literal_execute=True)


@singledispatch
def answer(query: Query[Any], connection: Connection, sealer: Sealer) -> tuple[Any, ...]:
    """The rows of a query in the order that its docstring gives."""
    raise TypeError(f"no answer to {type(query).__name__}")


def entries_of(
    connection: Connection, statement: Select[Any], mapping: Callable[[Row, Sealer], T], sealer: Sealer
) -> tuple[T, ...]:
    return tuple(mapping(row, sealer) for row in connection.execute(statement).mappings())
