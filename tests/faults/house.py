"""Shops that are opened again whenever they die, as whoever runs one would."""

import asyncio
import os
import signal
import sqlite3
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from shutil import copytree
from typing import Final

from tests.running.ports import free_port
from tests.running.program import environment

PATIENCE: Final = 240.0
"""Seconds that opening and closing may take on a machine that is busy with other things."""
SETTINGS: Final = {"SANDBOX__DAY": "PT0.1S", "LOG_LEVEL": "debug", "DATABASE__DURABILITY": "NORMAL"}
"""What a killed process has written, the system keeps: it need not be on the disk yet."""
LOG: Final = "stderr.txt"


@dataclass(slots=True)
class Shopkeeper:
    """The parent process of shops (see `tests.faults.forking`), and what it says of each by its name."""

    process: Process
    home: Path
    said: dict[str, asyncio.Queue[str]] = field(default_factory=dict)

    async def orders(self, name: str, *more: object) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{' '.join(map(str, (name, *more)))}\n".encode())
        await self.process.stdin.drain()

    async def listen(self) -> None:
        """Until it ends: then every house hears an empty word."""
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            name, _, words = line.decode().strip().partition(" ")
            if name in self.said:
                self.said[name].put_nowait(words)
        for queue in self.said.values():
            queue.put_nowait("")


@asynccontextmanager
async def shopkeeper(
    module: str, home: Path, settings: Mapping[str, str] = SETTINGS
) -> AsyncIterator[Shopkeeper]:
    """That program, at home in that directory while the block runs. It says `stocked` when it is ready."""
    with (home / LOG).open("ab") as errors:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", module),
            cwd=home,
            env=environment(home, settings) | {"PYTHONPATH": str(Path(__file__).parents[2])},
            stdin=PIPE,
            stdout=PIPE,
            stderr=errors,
            start_new_session=True,
        )
    try:
        assert process.stdout is not None
        assert await process.stdout.readline() == b"stocked\n", (home / LOG).read_text()
        keeper = Shopkeeper(process, home)
        listening = asyncio.create_task(keeper.listen())
        yield keeper
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # the shops too, however they stand
        await process.wait()
    await listening


@dataclass(slots=True)
class House:
    """`fuses` says after how many commits each next process dies by itself; when it ends, they live on. One
    that is `persistent` is opened again too when it refused to start.
    """

    keeper: Shopkeeper
    name: str
    log: Path
    port: int = 0
    words: tuple[str, ...] = ()
    persistent: bool = False
    fuses: Iterator[int] = field(default_factory=lambda: iter(()))
    deaths: int = 0
    refusals: int = 0
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

    def kill(self, number: int = signal.SIGKILL) -> None:
        """`kill -9` (or another), if it stands."""
        if self._up.is_set():
            with suppress(ProcessLookupError):  # its fuse was quicker
                os.kill(self._pid, number)
            if number == signal.SIGKILL:
                self._up.clear()

    async def keep(self) -> None:
        """Open it, and open it again each time, until it is closed or ends in a way it should not."""
        words = self.keeper.said[self.name] = asyncio.Queue()
        while not self._ended.is_set():
            self._fuse = next(self.fuses, 0)
            await self.keeper.orders(self.name, self.port, self._fuse, *self.words)
            self._pid = int((await words.get()).removeprefix("pid ") or 0)
            opened = False
            while (said := await words.get()) == "open":
                opened = True
                self._up.set()
            self._up.clear()
            await self._take(said, opened)

    async def _take(self, said: str, opened: bool) -> None:
        killed, refused = said == f"ended {-signal.SIGKILL}", said == "ended 1" and not opened
        if self._closing:
            self._ended.set()
        if killed or (said == "ended 0" and self._closing):
            self.deaths += killed
        elif refused and self.persistent and not self._closing:
            self.refusals += 1
            await asyncio.sleep(0.3)  # as whatever keeps services does
        else:
            self._fault = f"{said or 'the shopkeeper is gone'}: {self.log.read_text()}"
            self._ended.set()
            self._up.set()  # whoever waits is told

    async def calm(self) -> None:
        """Nothing befalls it any more: a process that has a fuse is replaced."""
        self.fuses = iter(())
        if self._fuse:
            await self.open()
            self.kill()
        await self.open()

    async def close(self) -> None:
        """Let it finish what it began."""
        await self.open()
        self._closing = True
        os.kill(self._pid, signal.SIGTERM)
        async with asyncio.timeout(PATIENCE):
            await self._ended.wait()
        assert not self._fault, self._fault


@asynccontextmanager
async def kept(house: House) -> AsyncIterator[House]:
    """Open while the block runs; it is closed gracefully at the end."""
    keeping = asyncio.create_task(house.keep())
    try:
        yield house
        await house.close()
    finally:
        keeping.cancel()
        house.kill()


@asynccontextmanager
async def demo_house(keeper: Shopkeeper, directory: Path) -> AsyncIterator[House]:
    """A copy of the shopkeeper's stocked demo, open while the block runs."""
    copytree(keeper.home / "var", directory / "var")
    house = House(keeper, str(directory), directory / LOG, port=free_port())
    async with kept(house):
        yield house


async def nothing_waits(directory: Path) -> None:
    """Nobody tells that another process has nothing left to do: its files have to be looked at."""
    async with asyncio.timeout(PATIENCE):
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
