"""How one kind of record is kept: a root row, and rows below it that are replaced together with it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, select

from shopclerk.adapters.db.changes import GoneRows
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Row, Selection
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.ports.changeset import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Pen:
    """What a row needs beyond the record: the seal for personal data, and when it is saved."""

    sealer: Sealer
    at: datetime


class Below:
    """A table whose rows belong to the record that its column `owner` names, in the order of `position`."""

    def __init__(self, table: Table, owner: str) -> None:
        self.table = table
        self.owner = owner
        self._selection = Selection(tuple(table.c), table.c[owner], (table.c.position,))

    def grouped(self, connection: Connection, owners: Sequence[str]) -> Mapping[str, list[Row]]:
        """The rows of each of these records."""
        rows: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self._selection.rows(connection, owners):
            rows[row[self.owner]].append(row)
        return rows

    def gone(self, owners: Collection[str]) -> GoneRows:
        """All rows of these records."""
        return GoneRows(self.table, self.owner, owners)


class Kind(Generic[R]):
    """`apart` answers the root row and, for each table of `below`, its rows; `together` is its inverse."""

    def __init__(
        self,
        root: Table,
        apart: Callable[[R, Pen], tuple[Row, Sequence[Sequence[Row]]]],
        together: Callable[[Row, Sequence[Sequence[Row]], Sealer], R],
        below: Sequence[Below] = (),
    ) -> None:
        self.root = root
        self.apart = apart
        self.together = together
        self.below = below
        self._named = self.by(root.c.id)

    def all(self) -> Select[Any]:
        return select(self.root)

    def by(self, key: Column[Any], *order: ColumnElement[Any]) -> Selection:
        """The root rows with these keys."""
        return Selection(tuple(self.root.c), key, order)

    def fetch(self, connection: Connection, statement: Select[Any], sealer: Sealer) -> tuple[R, ...]:
        """The records whose root rows the statement answers, in its order."""
        roots = connection.execute(statement).mappings().all()
        return tuple(self.records(connection, roots, sealer))

    def load(self, sealer: Sealer, connection: Connection, ids: Sequence[str]) -> list[R | None]:
        """The records with these ids, or None."""
        roots = self._named.rows(connection, set(ids))
        found = dict(
            zip((root["id"] for root in roots), self.records(connection, roots, sealer), strict=True)
        )
        return [found.get(id) for id in ids]

    def records(self, connection: Connection, roots: Sequence[Row], sealer: Sealer) -> list[R]:
        """The records of these root rows, in their order."""
        ids = [root["id"] for root in roots]
        below = [table.grouped(connection, ids) for table in self.below]
        return [self.together(root, [rows.get(root["id"], ()) for rows in below], sealer) for root in roots]


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
