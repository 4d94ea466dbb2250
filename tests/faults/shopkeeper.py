"""A parent process of shops: it has everything imported, so that opening a shop again takes a blink.

    python -m tests.faults.shopkeeper PORT

The demo's directory is made and stocked if it is not there. For each line of standard input it forks a
process that is the demo shop and, if the line is a number, dies of `kill -9` right after that many commits
(of the shop's database or the payment provider's), before anybody hears of the last one. It says `stocked`,
and then each time `pid N`, `open` and `ended STATUS`.
"""

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Sequence
from typing import Any

from shopclerk.adapters.db.database import Database
from shopclerk.adapters.db.sqlite.writer import Waiting, Writer
from shopclerk.adapters.payment_mock.provider.store import Store
from shopclerk.app.databases import refusing
from shopclerk.app.demo import demo_front, demo_settings, stock_sample
from shopclerk.app.serving import serve


class Fuse:
    """Burns down with every commit that changed something."""

    def __init__(self, commits: int) -> None:
        self._left = commits

    def burn(self) -> None:
        self._left -= 1
        if self._left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)


def lay(fuse: Fuse) -> None:
    """Have every commit of this process burn the fuse, in the thread that made it."""
    Writer._transact = _burning_writer(Writer._transact, fuse)  # type: ignore[method-assign]
    Store._transact = _burning_store(Store._transact, fuse)  # type: ignore[method-assign]


def _burning_writer(transact: Callable[..., list[Any]], fuse: Fuse) -> Callable[..., list[Any]]:
    def burning(writer: Writer, batch: Sequence[Waiting[Any]]) -> list[Any]:
        before = _changes(writer)
        answers = transact(writer, batch)
        if _changes(writer) > before:
            fuse.burn()
        return answers

    return burning


def _changes(writer: Writer) -> int:
    with writer._engine.connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        changes: int = raw.total_changes
        return changes


def _burning_store(transact: Callable[..., Any], fuse: Fuse) -> Callable[..., Any]:
    def burning(store: Store, work: Callable[[sqlite3.Connection], Any]) -> Any:
        before = store._connection.total_changes if store._connection else 0
        answer = transact(store, work)
        if store._connection and store._connection.total_changes > before:
            fuse.burn()
        return answer

    return burning


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - its answers


async def _told(url: str, database: Database) -> None:
    _say("open")


def _keep_open(port: int, order: str) -> None:
    if order.isdecimal():
        lay(Fuse(int(order)))
    settings = demo_settings(port)
    with refusing():
        asyncio.run(serve(settings, demo_front(settings), on_open=_told))


def main() -> None:
    port = int(sys.argv[1])
    if not demo_settings(port).directory.exists():
        asyncio.run(stock_sample(demo_settings(port)))
    _say("stocked")
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            _keep_open(port, line.strip())
            os._exit(0)
        _say(f"pid {pid}")
        _, status = os.waitpid(pid, 0)
        _say(f"ended {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
