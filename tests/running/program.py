"""The real program in a process of its own, in a directory of its own."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, CompletedProcess, run
from typing import Final

from shopclerk.app.settings import SANDBOX_PHRASE
from tests.running.ports import free_port

START: Final = 180.0
STOP: Final = 120.0
"""Seconds; far more than it takes, for a machine that is busy with other things."""
FORGOTTEN: Final = ("SHOPCLERK_", "PYTHONDONTWRITEBYTECODE")


class NotStarted(Exception):
    """The program ended before it was open; the message is what it said."""


def environment(directory: Path, settings: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment without anybody's settings, at home in `directory`, with these settings.

    Programs keep what Python compiles, whatever this process does: it is half the work of a start.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(FORGOTTEN)}
    given = {f"SHOPCLERK_{name}": value for name, value in (settings or {}).items()}
    return {**kept, "HOME": str(directory), "PYTHONUNBUFFERED": "1", **given}


@dataclass(frozen=True, slots=True)
class Program:
    """A running program. What it writes to standard error is in `log`."""

    process: asyncio.subprocess.Process
    url: str
    log: Path

    @property
    def pid(self) -> int:
        return self.process.pid

    async def stop(self, number: int = signal.SIGTERM) -> int:
        """Ask it to end; answers its exit status."""
        self.process.send_signal(number)
        return await self.ended()

    async def kill(self) -> None:
        """`kill -9`: it gets no chance to do anything more."""
        if self.process.returncode is None:
            self.process.kill()
        await self.ended()

    async def ended(self) -> int:
        async with asyncio.timeout(STOP):
            return await self.process.wait()


async def start(
    command: Sequence[str], directory: Path, port: int, settings: Mapping[str, str] | None = None
) -> Program:
    """Start it and wait until it says its address; raises NotStarted with its words."""
    log = directory / "stderr.txt"
    with log.open("ab") as errors:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *command,
            cwd=directory,
            env=environment(directory, settings),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
        )
    url = f"http://127.0.0.1:{port}"
    program = Program(process, url, log)
    try:
        async with asyncio.timeout(START):
            await _opened(process, url)
    except BaseException:
        await program.kill()
        raise
    if process.returncode is None:
        return program
    raise NotStarted(log.read_text(encoding="utf-8"))


async def _opened(process: asyncio.subprocess.Process, url: str) -> None:
    """Until it says its address, or has ended."""
    assert process.stdout is not None
    while said := await process.stdout.readline():
        if url in said.decode():
            return
    await process.wait()


@asynccontextmanager
async def demo(
    directory: Path,
    *more: str,
    port: int = 0,
    settings: Mapping[str, str] | None = None,
) -> AsyncIterator[Program]:
    """`shopclerk demo`, with whatever more is said, while the block runs."""
    chosen = port or free_port()
    command = ("-m", "shopclerk", "demo", "--no-open", "--port", str(chosen), *more)
    program = await start(command, directory, chosen, settings)
    try:
        yield program
    finally:
        await program.kill()


@asynccontextmanager
async def shop(
    directory: Path, *, port: int = 0, settings: Mapping[str, str] | None = None
) -> AsyncIterator[Program]:
    """`shopclerk run`, with sandboxes, while the block runs."""
    chosen = port or free_port()
    given = {"HTTP__PORT": str(chosen), "ALLOW_SANDBOX": SANDBOX_PHRASE, **(settings or {})}
    program = await start(("-m", "shopclerk", "run"), directory, chosen, given)
    try:
        yield program
    finally:
        await program.kill()


def shopclerk(
    directory: Path, *arguments: str, settings: Mapping[str, str] | None = None
) -> CompletedProcess[str]:
    """One command, to its end."""
    return run(
        (sys.executable, "-m", "shopclerk", *arguments),
        cwd=directory,
        env=environment(directory, settings),
        stdin=DEVNULL,
        capture_output=True,
        text=True,
        timeout=START,
        check=False,
    )
