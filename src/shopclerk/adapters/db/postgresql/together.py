"""Changes of several tables in one statement.

A statement costs this process and the server a fixed amount each, and the whole batch waits for each way to
the server and back: of what 16 orders took together, nine small statements were a third.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sqlalchemy import Connection, Dialect

from shopclerk.adapters.db.changes import Change
from shopclerk.adapters.db.postgresql.arrays import Shape, Statement, arrays, shape_of, statement
from shopclerk.adapters.db.postgresql.driving import run

REMEMBERED: Final = 256


@dataclass(frozen=True, slots=True)
class Merged:
    """One text, and the statements that it is made of."""

    text: str
    parts: Sequence[Statement]


def write(connection: Connection, changes: Sequence[Change]) -> None:
    """All of it, each change after those before it. What rows refer to is looked for at the end of a
    statement, so one may write a row and what refers to it.
    """
    for group in _groups(changes):
        merged = _merged(tuple([shape_of(change) for change in group]), connection.dialect)
        pairs = zip(group, merged.parts, strict=True)
        values = [array for change, part in pairs for array in arrays(change, part.encoders)]
        run(connection, merged.text, values)


def _groups(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """No table twice in one: the parts of a statement do not see what the others write."""
    group: list[Change] = []
    for change in changes:
        if any(other.table is change.table for other in group):
            yield group
            group = []
        group.append(change)
    if group:
        yield group


@lru_cache(REMEMBERED)
def _merged(shapes: tuple[Shape, ...], dialect: Dialect) -> Merged:
    parts: list[Statement] = []
    first = 1
    for shape in shapes:
        parts.append(statement(shape, dialect, first=first))
        first += len(shape.names)
    *others, last = [part.text for part in parts]
    named = ", ".join(f"part_{number} AS ({text})" for number, text in enumerate(others))
    return Merged(f"WITH {named} {last}" if others else last, parts)
