"""One `run` process at a time on one SQLite file.

The lock is the operating system's: it ends with its holder, however that ends.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from shopclerk.adapters.db.sqlite.engine import sqlite_path


@dataclass(unsafe_hash=True)
class AlreadyRunning(Exception):
    """Another process runs on this database; `pid` is its id, None while it is not yet written down."""

    path: Path
    pid: int | None

    def __str__(self) -> str:
        holder = "another process" if self.pid is None else f"process {self.pid}"
        return f"{self.path} is in use by {holder}; stop it first"


@contextmanager
def lock_for_run(url: str) -> Iterator[None]:
    """Hold the file for as long as the block runs; raises AlreadyRunning, or DatabaseRefused."""
    path = sqlite_path(url)
    lock = path.with_name(f"{path.name}.run.lock")
    with lock.open("a+") as file:
        if not _take(file):
            raise AlreadyRunning(path, _holder(file))
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def _holder(file: IO[str]) -> int | None:
    file.seek(0)
    text = file.read()
    return int(text) if text.isdecimal() else None


if sys.platform == "win32":
    import msvcrt

    # Windows forbids others to read what is locked: lock a byte far behind the process id.
    _BEYOND = 1 << 30

    def _take(file: IO[str]) -> bool:
        file.seek(_BEYOND)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
