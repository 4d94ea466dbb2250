"""CSV records, each with the physical line it begins at: quoted fields may hold line breaks."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shopclerk.core.domain.importing import NotUtf8, RefusalReason, RowRefused


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one record, without the white space around them; never all blank."""

    line: int
    cells: tuple[str, ...]


def records(stream: Iterable[str]) -> Iterator[Record | RowRefused]:
    """Every record that is not blank; what the CSV reader cannot make sense of is refused and passed over.

    Raises NotUtf8 where the stream cannot be decoded.
    """
    reader = csv.reader(_without_byte_order_mark(stream))
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield RowRefused(line=line, reason=RefusalReason.UNREADABLE, value=str(error))
            continue
        except UnicodeDecodeError as error:
            raise NotUtf8(reader.line_num) from error
        if cells is None:
            return
        record = Record(line, tuple(map(_clean, cells)))
        if any(record.cells):
            yield record


def _clean(cell: str) -> str:
    """No database keeps a NUL in a text."""
    return cell.replace("\0", "").strip()


def _without_byte_order_mark(stream: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(stream):
        yield line if number else line.removeprefix("\ufeff")
