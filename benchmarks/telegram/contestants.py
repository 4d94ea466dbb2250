"""A bot in a process of its own, all on the same core, with what it takes of the machine."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.laps import Lap, Run
from benchmarks.telegram.loopback import EDIT, Phone, Telegram

TICKS: Final = os.sysconf("SC_CLK_TCK")
ROOT: Final = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Contestant:
    """`pid` is its process's, `tokens` are the buttons that are pressed."""

    pid: int
    phones: Sequence[Phone]
    tokens: Sequence[str]
    telegram: Telegram

    def pressed(self, presses: int) -> Run:
        """A lap of so many presses, each answered by one edit; what it cost is the bot's processor time."""

        async def run() -> Lap:
            before, spent = self.telegram.calls[EDIT], cpu(self.pid)
            lap = await self.telegram.lap(self.phones, self.tokens, presses)
            edits = self.telegram.calls[EDIT] - before
            assert edits == presses, f"{presses} presses were answered by {edits} edits"
            return Lap(lap.seconds, cpu(self.pid) - spent, lap.waits)

        return run


@asynccontextmanager
async def contestant(module: str, framework: str, telegram: Telegram) -> AsyncIterator[Contestant]:
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory(prefix="shopclerk-bench-"))
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            module,
            framework,
            telegram.url,
            folder,
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        os.sched_setaffinity(process.pid, sorted(os.sched_getaffinity(0))[:1])
        try:
            told = json.loads(await process.stdout.readline())
            phones = await stack.enter_async_context(telegram.people(told["port"]))
            yield Contestant(process.pid, phones, told["tokens"], telegram)
            await stack.aclose()
        finally:
            process.stdin.close()
            await process.wait()


@contextmanager
def apart() -> Iterator[None]:
    """Leave the bots' core to them, where there are several."""
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, cores[1:] or cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


def cpu(pid: int) -> float:
    """Seconds of processor time that a process has taken."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(pid: int) -> float:
    """Megabytes that it occupies."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))
