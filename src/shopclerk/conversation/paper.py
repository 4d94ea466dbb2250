"""What is printed: frozen data that an adapter draws on pages, as a `Screen` is what a chat shows."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum
from typing import TypeAlias


class Ink(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    STRONG = "strong"
    MUTED = "muted"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of plain text; line breaks in it are kept, empty text is nothing."""

    text: str
    ink: Ink = Ink.BODY


class Mark(Enum):
    """What stands in a cell that is not text."""

    BOX = "box"
    """An empty square, to tick with a pen."""


Cell: TypeAlias = str | Mark


@dataclass(frozen=True, slots=True)
class Column:
    """`share` is its part of the width, beside those of the others; `head` stands over it on each page."""

    share: int
    head: str = ""
    right: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Each row has a cell for each column. A row stays together on one page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block: TypeAlias = Line | Table


@dataclass(frozen=True, slots=True)
class Sheet:
    """Begins on a page of its own; `foot` stands at the bottom of each of its pages."""

    blocks: tuple[Block, ...]
    foot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One document. `language` is the BCP 47 tag of its words; `made_at` is written into the file: the same
    paper is the same file, byte by byte.
    """

    title: str
    language: str
    made_at: datetime
    sheets: tuple[Sheet, ...]
