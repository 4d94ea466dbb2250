"""Opening a catalogue file so that its reading can be watched."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO


@dataclass(frozen=True, slots=True)
class OpenCatalogue:
    """`position` answers how many of the file's `size` bytes have been read; it runs ahead by a buffer."""

    stream: TextIO
    size: int
    position: Callable[[], int]


@contextmanager
def open_catalogue(path: Path) -> Iterator[OpenCatalogue]:
    """The file as UTF-8, with or without a byte order mark, its line ends untouched."""
    with path.open("rb") as file, TextIOWrapper(file, encoding="utf-8-sig", newline="") as stream:
        yield OpenCatalogue(stream, path.stat().st_size, file.tell)
