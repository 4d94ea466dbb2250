"""At which versions records are, whatever their kinds, in one statement: a whole batch waits for each way to
the server and back, and a statement for each kind was a fifth of them.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Connection, Dialect, Select, Table, literal_column, select, union_all

from shopclerk.adapters.db.mapping.records import KINDS
from shopclerk.adapters.db.running import run
from shopclerk.adapters.db.selecting import given, is_given
from shopclerk.core.ports.changeset import Key


def versions_of(connection: Connection, keys: Iterable[Key]) -> dict[Key, int]:
    """Of those that exist. Nobody else writes them until the commit: they are locked kind by kind, each in
    the order of its ids (on SQLite a writer is alone anyway).
    """
    wanted: defaultdict[type[Any], set[str]] = defaultdict(set)
    for key in keys:
        wanted[key.kind].add(key.id)
    kinds = tuple(kind for kind in KINDS if kind in wanted)
    if not kinds:
        return {}
    values = [given(connection, wanted[kind]) for kind in kinds]
    found = run(connection, _text(kinds, connection.dialect), values)
    return {Key(kinds[place], id): version for place, id, version in found}


@cache
def _text(kinds: tuple[type[Any], ...], dialect: Dialect) -> str:
    parts = [_of_kind(place, KINDS[kind].root, dialect) for place, kind in enumerate(kinds)]
    return str(union_all(*parts).compile(dialect=dialect))


def _of_kind(place: int, table: Table, dialect: Dialect) -> Select[Any]:
    ids_given = is_given(table.c.id, dialect, f"ids_{place}")
    locked = select(table.c.id, table.c.version).where(ids_given).order_by(table.c.id)
    rows = locked.with_for_update(key_share=True).subquery()
    return select(literal_column(str(place)), rows.c.id, rows.c.version)
