"""Shops that are opened again whenever they die, as whoever runs one would."""

import asyncio
import os
import signal
import sqlite3
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from shutil import copytree
from typing import Final

from tests.running.program import environment, free_port

PATIENCE: Final = 240.0
"""Seconds that opening and closing may take on a machine that is busy with other things."""
SETTINGS: Final = {"SANDBOX__DAY": "PT0.1S", "LOG_LEVEL": "debug"}


@dataclass(slots=True)
class Shopkeeper:
    """The parent process of all shops (see `tests.faults.shopkeeper`), and what it says of each."""

    process: Process
    stocked: Path
    said: dict[Path, asyncio.Queue[str]] = field(default_factory=dict)

    async def opens(self, directory: Path, port: int, commits: int) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{directory} {port} {commits}\n".encode())
        await self.process.stdin.drain()

    async def listen(self) -> None:
        """Until it ends: then every house hears an empty word."""
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            directory, _, words = line.decode().strip().partition(" ")
            if (house := Path(directory)) in self.said:
                self.said[house].put_nowait(words)
        for queue in self.said.values():
            queue.put_nowait("")


@asynccontextmanager
async def shopkeeper(directory: Path) -> AsyncIterator[Shopkeeper]:
    """One whose demo shop in that directory has its goods on the shelves, to be copied into houses."""
    with (directory / "stderr.txt").open("ab") as errors:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.faults.shopkeeper"),
            cwd=directory,
            env=environment(directory, SETTINGS) | {"PYTHONPATH": str(Path(__file__).parents[2])},
            stdin=PIPE,
            stdout=PIPE,
            stderr=errors,
            start_new_session=True,
        )
    try:
        assert process.stdout is not None
        assert await process.stdout.readline() == b"stocked\n", (directory / "stderr.txt").read_text()
        keeper = Shopkeeper(process, directory / "var")
        listening = asyncio.create_task(keeper.listen())
        yield keeper
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # the shops too, however they stand
        await process.wait()
    await listening


@dataclass(slots=True)
class House:
    """`fuses` says after how many commits each next process dies by itself; when it ends, they live on."""

    keeper: Shopkeeper
    port: int
    directory: Path
    fuses: Iterator[int] = field(default_factory=lambda: iter(()))
    deaths: int = 0
    _pid: int = 0
    _fuse: int = 0
    _closing: bool = False
    _up: asyncio.Event = field(default_factory=asyncio.Event)
    _ended: asyncio.Event = field(default_factory=asyncio.Event)
    _fault: str = ""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def open(self) -> None:
        """Until it serves; fails when it never will again."""
        async with asyncio.timeout(PATIENCE):
            await self._up.wait()
        assert not self._fault, self._fault

    def kill(self) -> None:
        """`kill -9`, if it stands."""
        if self._up.is_set():
            self._up.clear()
            with suppress(ProcessLookupError):  # its fuse was quicker
                os.kill(self._pid, signal.SIGKILL)

    async def keep(self) -> None:
        """Open it, and open it again each time, until it is closed or ends in a way it should not."""
        words = self.keeper.said[self.directory] = asyncio.Queue()
        while not self._ended.is_set():
            self._fuse = next(self.fuses, 0)
            await self.keeper.opens(self.directory, self.port, self._fuse)
            self._pid = int((await words.get()).removeprefix("pid ") or 0)
            while (said := await words.get()) == "open":
                self._up.set()
            self._up.clear()
            self._take(said)

    def _take(self, said: str) -> None:
        killed = said == f"ended {-signal.SIGKILL}"
        self.deaths += killed and not self._closing
        if self._closing or not killed:
            self._ended.set()
        if not killed and (said != "ended 0" or not self._closing):
            log = self.directory / "stderr.txt"
            self._fault = f"{said or 'the shopkeeper is gone'}: {log.read_text() if log.exists() else ''}"
            self._up.set()  # whoever waits is told

    async def calm(self) -> None:
        """Nothing befalls it any more: a process that has a fuse is replaced. Until nothing waits."""
        self.fuses = iter(())
        if self._fuse:
            await self.open()
            self.kill()
        await self.open()
        async with asyncio.timeout(PATIENCE):
            await _idle(self.directory)

    async def close(self) -> None:
        """Let it finish what it began."""
        await self.open()
        self._closing = True
        os.kill(self._pid, signal.SIGTERM)
        async with asyncio.timeout(PATIENCE):
            await self._ended.wait()
        assert not self._fault, self._fault


async def _idle(directory: Path) -> None:
    """Nobody tells that another process has nothing left to do: its files have to be looked at."""
    for pause in repeat(0.1):
        if _is_idle(directory):
            return
        await asyncio.sleep(pause)


def _is_idle(directory: Path) -> bool:
    data = directory / "var" / "demo"
    return all(
        _count(data / file, f"SELECT count(*) FROM {waiting}") == 0
        for file, waiting in (
            ("shopclerk.db", "outbox_entries"),
            ("shopclerk.db", "deliveries WHERE settled_at IS NULL"),
            ("shopclerk.db", "inbox WHERE finished_at IS NULL"),
            ("sandbox-payment.db", "event WHERE due_at IS NOT NULL"),
        )
    )


def _count(file: Path, query: str) -> int:
    with closing(sqlite3.connect(file)) as connection:
        count: int = connection.execute(query).fetchone()[0]
        return count


@asynccontextmanager
async def house(keeper: Shopkeeper, directory: Path) -> AsyncIterator[House]:
    """A copy of the stocked shop, open while the block runs; it is closed gracefully at the end."""
    copytree(keeper.stocked, directory / "var")
    kept = House(keeper, free_port(), directory)
    keeping = asyncio.create_task(kept.keep())
    try:
        yield kept
        await kept.close()
    finally:
        keeping.cancel()
        kept.kill()
