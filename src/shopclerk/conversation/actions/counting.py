"""The whole shelf, counted with a list."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias


@dataclass(frozen=True, slots=True)
class ListShelf:
    """Send the list to count with."""

    code: ClassVar[str] = "qk"


@dataclass(frozen=True, slots=True)
class BookCounts:
    """Book the counts of the list sent last; done already: show what became of them."""

    code: ClassVar[str] = "qb"

    table_id: str


Action: TypeAlias = ListShelf | BookCounts
