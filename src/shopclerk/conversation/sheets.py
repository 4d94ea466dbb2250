"""A table that somebody sent as a file: told from other files, and read as text."""

import codecs
import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Final

DELIMITERS: Final = ",;\t"
MARKED: Final = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
UNMARKED: Final = ("utf-8", "gb18030")
"""What spreadsheets write: the second is what they write in China, unless told otherwise."""


class NoSheet(Exception):
    """These bytes are no table that can be read: a workbook, a picture, nothing at all."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`text` is CSV with commas, however the cells were divided before; `columns` are its first row without
    the white space around them. `name` is what the file was called.
    """

    name: str
    columns: tuple[str, ...]
    text: str

    def rows(self) -> Iterator[tuple[int, Mapping[str, str]]]:
        """The cells below the first row by their columns, and the line each begins at (1 is the header's).
        Rows without a word are left out, and so are cells beside the columns.
        """
        reader = csv.reader(StringIO(self.text, newline=""))
        next(reader, None)
        before = reader.line_num
        for cells in reader:
            line, before = before + 1, reader.line_num
            if any(cell.strip() for cell in cells):
                yield line, {name: cell.strip() for name, cell in zip(self.columns, cells, strict=False)}


def read_sheet(name: str, content: bytes) -> Sheet:
    """The table in a file, or NoSheet."""
    text = _decoded(content)
    delimiter = _delimiter(text)
    try:
        records = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise NoSheet(str(error)) from error
    columns = tuple(cell.strip() for cell in records[0]) if records else ()
    if not any(columns):
        raise NoSheet("no first row")
    return Sheet(name, columns, text if delimiter == "," else _with_commas(records))


def _decoded(content: bytes) -> str:
    if b"\0" in content and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise NoSheet("no text")
    marked = next((name for mark, name in MARKED.items() if content.startswith(mark)), None)
    for encoding in (marked,) if marked else UNMARKED:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NoSheet("in no encoding that is known")


def _delimiter(text: str) -> str:
    """Whichever stands most often in the first line."""
    first = text.lstrip().partition("\n")[0]
    return max(DELIMITERS, key=first.count)


def _with_commas(records: list[list[str]]) -> str:
    written = StringIO(newline="")
    csv.writer(written).writerows(records)
    return written.getvalue()
