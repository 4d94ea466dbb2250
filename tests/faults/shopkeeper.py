"""The parent process of shops: it has everything imported, so that opening a shop again takes a blink.

    python -m tests.faults.shopkeeper

It makes and stocks the demo's directory where it is started, and says `stocked`. For each line of standard
input, `DIRECTORY PORT COMMITS`, it forks a process that is the demo shop of that directory and, unless
COMMITS is 0, dies of `kill -9` right after that many commits (of the shop's database or the payment
provider's), before anybody hears of the last one. Of each it says `DIRECTORY pid N`, `DIRECTORY open` and
`DIRECTORY ended STATUS`.
"""

import asyncio
import gc
import os
import select
import signal
import socket
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from shopclerk.adapters.db.database import Database
from shopclerk.adapters.db.sqlite.writer import Waiting, Writer
from shopclerk.adapters.payment_mock.provider.store import Store
from shopclerk.app.databases import refusing
from shopclerk.app.demo import demo_front, demo_settings, stock_sample
from shopclerk.app.serving import serve
from shopclerk.app.settings import Settings

SOON: Final = timedelta(seconds=0.2)
"""How soon a parcel is asked after again: lives that wait for it are no more telling."""

_shops: Final[dict[int, str]] = {}


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


def main() -> None:
    asyncio.run(stock_sample(demo_settings(0)))
    print("stocked", flush=True)  # noqa: T201 - its answers
    gc.collect()
    gc.freeze()  # what the children share need not be looked at, and so copied, by each
    for line in _orders():
        directory, port, commits = line.split()
        _open(directory, int(port), int(commits))


def _orders() -> Iterator[str]:
    """Lines of standard input; between them whoever has ended is buried.

    Signals only wake the loop: a handler that did the burying might run between a fork and its noting down.
    """
    ears, bell = socket.socketpair()
    bell.setblocking(False)
    ears.setblocking(False)
    signal.set_wakeup_fd(bell.fileno(), warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    heard = b""
    while True:
        ready, _, _ = select.select((sys.stdin, ears), (), ())
        if ears in ready:
            ears.recv(4096)
            _bury()
        if sys.stdin in ready:
            if not (more := os.read(sys.stdin.fileno(), 4096)):
                return
            *lines, heard = (heard + more).split(b"\n")
            yield from (line.decode() for line in lines)


def _open(directory: str, port: int, commits: int) -> None:
    if pid := os.fork():
        _shops[pid] = directory
        _say(directory, f"pid {pid}")
        return
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    status = 1
    try:
        _keep_open(Path(directory), port, commits)
        status = 0
    finally:
        os._exit(status)


def _bury() -> None:
    while _shops:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        _say(_shops.pop(pid), f"ended {os.waitstatus_to_exitcode(status)}")


def _keep_open(directory: Path, port: int, commits: int) -> None:
    os.chdir(directory)
    with (directory / "stderr.txt").open("ab") as errors:
        os.dup2(errors.fileno(), sys.stderr.fileno())
    if commits:
        lay(Fuse(commits))
    settings = _quick(demo_settings(port))
    with refusing():
        asyncio.run(serve(settings, demo_front(settings), on_open=partial(_told, str(directory))))


def _quick(settings: Settings) -> Settings:
    polling = {"poll_every": SOON, "poll_at_most": SOON}
    return settings.model_copy(update={"terms": settings.terms.model_copy(update=polling)})


async def _told(directory: str, url: str, database: Database) -> None:
    _say(directory, "open")


def _say(directory: str, words: str) -> None:
    """In one piece: several processes speak."""
    os.write(sys.stdout.fileno(), f"{directory} {words}\n".encode())


if __name__ == "__main__":
    main()
