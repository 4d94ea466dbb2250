"""The search of a large shop is got ready before anybody searches."""

import asyncio
import logging
from dataclasses import dataclass, field

from shopclerk.adapters.search.following import IndexedProducts
from shopclerk.core.ports.errors import PortError

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Readying:
    """A worker that does so once. What fails is left to the first search, which tries again."""

    search: IndexedProducts
    _at_it: asyncio.Task[None] | None = field(default=None, init=False)

    async def run(self) -> None:
        self._at_it = asyncio.create_task(self.search.get_ready(), name="readying-search")
        try:
            await asyncio.wait((self._at_it,))
            if not self._at_it.cancelled():
                self._at_it.result()
        except PortError as fault:
            log.info("search is got ready when it is first asked: %s", fault)

    def close(self) -> None:
        """What is not ready by then is not needed."""
        if self._at_it is not None:
            self._at_it.cancel()
