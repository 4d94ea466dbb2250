"""How one kind of record is kept: a root row, and rows below it that are replaced together with it."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeAlias, TypeVar

from sqlalchemy import Connection, Select, Table, select

from shopclerk.adapters.db.sealer import Sealer
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.ports.changeset import Record

R = TypeVar("R", bound=Record)
Row: TypeAlias = Mapping[Any, Any]


@dataclass(frozen=True, slots=True)
class Pen:
    """What a row needs beyond the record: the seal for personal data, and when it is saved."""

    sealer: Sealer
    at: datetime


@dataclass(frozen=True, slots=True)
class Below:
    """A table whose rows belong to the record that its column `owner` names, in the order of `position`."""

    table: Table
    owner: str


@dataclass(frozen=True, slots=True)
class Kind(Generic[R]):
    """`apart` answers the root row and, for each table of `below`, its rows; `together` is its inverse."""

    root: Table
    apart: Callable[[R, Pen], tuple[Row, Sequence[Sequence[Row]]]]
    together: Callable[[Row, Sequence[Sequence[Row]], Sealer], R]
    below: tuple[Below, ...] = ()

    def all(self) -> Select[Any]:
        return select(self.root)

    def fetch(self, connection: Connection, statement: Select[Any], sealer: Sealer) -> tuple[R, ...]:
        """The records whose root rows the statement answers, in its order."""
        roots = connection.execute(statement).mappings().all()
        ids = [root["id"] for root in roots]
        below = [_grouped(connection, table, ids) for table in self.below] if ids else []
        return tuple(
            self.together(root, [rows.get(root["id"], []) for rows in below], sealer) for root in roots
        )


def _grouped(connection: Connection, below: Below, ids: Sequence[str]) -> Mapping[str, list[Row]]:
    owner = below.table.c[below.owner]
    statement = select(below.table).where(owner.in_(ids)).order_by(below.table.c.position)
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for row in connection.execute(statement).mappings():
        rows[row[below.owner]].append(row)
    return rows


def money_row(name: str, money: Money | None) -> Row:
    """An amount in its own currency, as the columns `<name>` and `<name>_currency`."""
    return {name: money and money.minor, f"{name}_currency": money and money.currency}


def money(row: Row, name: str) -> Money | None:
    """The inverse of `money_row`."""
    return None if row[name] is None else Money(row[name], row[f"{name}_currency"])


def actor_row(name: str, actor: Actor | None) -> Row:
    """Who did it, as the columns `<name>` and `<name>_role`."""
    return {name: actor and actor.person_id, f"{name}_role": actor and actor.role.value}


def actor(row: Row, name: str) -> Actor | None:
    """The inverse of `actor_row`."""
    role = row[f"{name}_role"]
    return None if role is None else Actor(row[name], Role(role))
