"""Keeps the outbox moving."""

from typing import Final

import structlog

from shopclerk.app.logs import is_defect
from shopclerk.app.signals import Signal
from shopclerk.core.usecases.relaying import RelayBroadcasts, RelayOutbox

log = structlog.get_logger(__name__)

POLL_SECONDS: Final = 1.0


class Relay:
    """An outbox worker of this process: at once when its signal is set, else every second."""

    def __init__(self, relay_outbox: RelayOutbox | RelayBroadcasts, signal: Signal) -> None:
        self._relay_outbox = relay_outbox
        self._signal = signal
        self._closing = False

    async def run(self) -> None:
        """Until closed; a round under way is finished first. A round that fails is tried again."""
        while not self._closing:
            if not await self._round():
                await self._signal.wait(POLL_SECONDS)

    def close(self) -> None:
        self._closing = True
        self._signal.set()

    async def _round(self) -> int:
        try:
            return await self._relay_outbox()
        except Exception as error:
            log.warning("relaying failed", why=str(error), exc_info=is_defect(error))
            return 0
