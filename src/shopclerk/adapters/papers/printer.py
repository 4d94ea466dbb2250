"""Drawing beside the event loop."""

import asyncio
from dataclasses import dataclass, field
from typing import Final

from shopclerk.conversation.paper import Paper
from shopclerk.core.ports.files import File

AT_ONCE: Final = 2
"""Papers at the same time: the font takes some 50 MB of memory while one is drawn."""


def _turns() -> asyncio.Semaphore:
    return asyncio.Semaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class FpdfPapers:
    """See `conversation.ports.papers.Papers`."""

    _turns: asyncio.Semaphore = field(default_factory=_turns)

    async def draw(self, paper: Paper) -> File:
        async with self._turns:
            return File(await asyncio.to_thread(_drawn, paper), "application/pdf")


def _drawn(paper: Paper) -> bytes:
    from shopclerk.adapters.papers.drawing import drawn  # noqa: PLC0415  a shop that prints nothing loads no fpdf2

    return drawn(paper)
