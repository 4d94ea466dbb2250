"""The PostgreSQL that this process tests on: the one of TEST_DATABASE_URL, else one of its own.

One for each process of pytest-xdist: they begin in about a second each and at the same time, and need no word
with one another.
"""

import atexit
import functools
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from sqlalchemy import URL, make_url

from tests.postgres.binaries import NoPostgres, programs

VARIABLE: Final = "TEST_DATABASE_URL"
ROOT: Final = Path(__file__).parents[2]
DRIVER: Final = "postgresql+asyncpg"


@functools.cache
def server() -> URL:
    """A server that is up, addressed by a database from which others can be made. Raises NoPostgres."""
    given = os.environ.get(VARIABLE)
    return make_url(given) if given else Server().address


class Server:
    """A server under guard: it ends when this process does, in whatever way. A `durable` one commits as a
    shop's own does, to be measured; the others are in a hurry.
    """

    def __init__(self, *, durable: bool = False) -> None:
        command = [sys.executable, "-m", "tests.postgres.guard", str(programs())]
        command += ["durable"] if durable else []
        self._guard = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            start_new_session=True,  # Ctrl+C is for pytest, which ends this server when it is done
        )
        atexit.register(self.stop)
        port = int(self._hear("ready"))
        self.address = URL.create(DRIVER, username="shop", host="127.0.0.1", port=port, database="postgres")

    def crash(self) -> None:
        """Gone, as by a fault: what was committed is on the disk, and nothing was put in order."""
        self._say("crash")
        self._hear("down")

    def start(self) -> None:
        """Up again after a crash, at the same address."""
        self._say("start")
        self._hear("ready")

    def _say(self, order: str) -> None:
        assert self._guard.stdin is not None
        self._guard.stdin.write(order + "\n")
        self._guard.stdin.flush()

    def _hear(self, wanted: str) -> str:
        assert self._guard.stdout is not None
        word, _, rest = self._guard.stdout.readline().strip().partition(" ")
        if word != wanted:
            raise NoPostgres(f"PostgreSQL does not start: {rest} {self._guard.stdout.read()}")
        return rest

    def stop(self) -> None:
        self._guard.communicate()
