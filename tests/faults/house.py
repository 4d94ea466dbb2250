"""A shop that is opened again whenever it dies, as whoever runs one would."""

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from shutil import copytree

from tests.running.program import environment, free_port

PATIENCE = 60.0
SETTINGS = {"SANDBOX__DAY": "PT0.1S", "LOG_LEVEL": "debug"}


@dataclass(slots=True)
class House:
    """`fuses` says after how many commits each next process dies by itself; when it ends, they live on."""

    keeper: asyncio.subprocess.Process
    url: str
    directory: Path
    fuses: Iterator[int] = field(default_factory=lambda: iter(()))
    deaths: int = 0
    _pid: int = 0
    _fuse: int = 0
    _closing: bool = False
    _up: asyncio.Event = field(default_factory=asyncio.Event)

    async def open(self) -> None:
        """Until it serves."""
        async with asyncio.timeout(PATIENCE):
            await self._up.wait()

    def kill(self) -> None:
        """`kill -9`, if it stands."""
        if self._up.is_set():
            self._up.clear()
            with suppress(ProcessLookupError):  # its fuse was quicker
                os.kill(self._pid, signal.SIGKILL)

    async def keep(self) -> None:
        """Open it, and open it again each time."""
        await self._hear("stocked")
        while not self._closing:
            self._fuse = next(self.fuses, 0)
            await self._say(str(self._fuse or ""))
            self._pid = int((await self._hear("pid ")).removeprefix("pid "))
            while (said := await self._line()) == "open":
                self._up.set()
            self._up.clear()
            status = int(said.removeprefix("ended "))
            if not self._closing:
                assert status == -signal.SIGKILL, f"ended by itself: {status}"
                self.deaths += 1

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

    async def _say(self, words: str) -> None:
        assert self.keeper.stdin is not None
        self.keeper.stdin.write(f"{words}\n".encode())
        await self.keeper.stdin.drain()

    async def _hear(self, beginning: str) -> str:
        line = await self._line()
        assert line.startswith(beginning), f"{line!r} instead of {beginning!r}"
        return line

    async def _line(self) -> str:
        assert self.keeper.stdout is not None
        line = await self.keeper.stdout.readline()
        assert line, (self.directory / "stderr.txt").read_text()
        return line.decode().strip()


async def _idle(directory: Path) -> None:
    """Nobody tells that another process has nothing left to do: its files have to be looked at."""
    for pause in repeat(0.05):
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


async def stock(directory: Path) -> None:
    """Make a directory whose demo shop has its goods on the shelves, to be copied into houses."""
    keeper = await _keeper(directory, free_port())
    await keeper.communicate(b"")
    assert keeper.returncode == 0, (directory / "stderr.txt").read_text()


@asynccontextmanager
async def house(directory: Path, stocked: Path) -> AsyncIterator[House]:
    """A copy of that stocked shop, open while the block runs; it is closed gracefully at the end."""
    copytree(stocked, directory)
    port = free_port()
    keeper = await _keeper(directory, port)
    kept = House(keeper, f"http://127.0.0.1:{port}", directory)
    keeping = asyncio.create_task(kept.keep())
    try:
        yield kept
        await kept.close()
        async with asyncio.timeout(PATIENCE):
            await keeping
    finally:
        keeping.cancel()
        with suppress(ProcessLookupError):
            os.killpg(keeper.pid, signal.SIGKILL)  # the shop too, however it stands
        await keeper.wait()


async def _keeper(directory: Path, port: int) -> asyncio.subprocess.Process:
    with (directory / "stderr.txt").open("ab") as errors:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.faults.shopkeeper",
            str(port),
            cwd=directory,
            env=environment(directory, SETTINGS) | {"PYTHONPATH": str(Path(__file__).parents[2])},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
            start_new_session=True,
        )
