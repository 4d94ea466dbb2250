"""The parent process of shops: it has everything imported, so that opening a shop again takes a blink.

    python -m tests.faults.shopkeeper

It makes and stocks the demo's directory where it is started, and says `stocked`. Then it obeys (see
`tests.faults.forking`): `DIRECTORY PORT COMMITS` is a process that is the demo shop of that directory, says
`open`, and, unless COMMITS is 0, dies of `kill -9` right after that many commits (of the shop's database or
the payment provider's), before anybody hears of the last one.
"""

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from shopclerk.adapters.db.sqlite.writer import Waiting, Writer
from shopclerk.adapters.payment_mock.provider.store import Store
from shopclerk.app.databases import refusing
from shopclerk.app.demo import demo_front, demo_settings, stock_sample
from shopclerk.app.serving import serve
from shopclerk.app.settings import Settings
from tests.faults.forking import obey, say

SOON: Final = timedelta(seconds=0.2)
"""How soon a parcel is asked after again: lives that wait for it are no more telling."""


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
    print("stocked", flush=True)  # noqa: T201 - its answer
    obey(_keep_open)


def _keep_open(name: str, more: list[str]) -> None:
    port, commits = map(int, more)
    directory = Path(name)
    os.chdir(directory)
    with (directory / "stderr.txt").open("ab") as errors:
        os.dup2(errors.fileno(), sys.stderr.fileno())
    if commits:
        lay(Fuse(commits))
    settings = _quick(demo_settings(port))
    with refusing():
        asyncio.run(serve(settings, demo_front(settings), on_open=partial(_told, name)))


def _quick(settings: Settings) -> Settings:
    polling = {"poll_every": SOON, "poll_at_most": SOON}
    return settings.model_copy(update={"terms": settings.terms.model_copy(update=polling)})


async def _told(name: str, *_: object) -> None:
    say(name, "open")


if __name__ == "__main__":
    main()
