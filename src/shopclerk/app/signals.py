"""Waking workers that wait for something to do."""

import asyncio
from threading import get_ident


class Signal:
    """Set from any thread, waited for in one event loop; several settings before a wait are one."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._thread = get_ident()
        self._event = asyncio.Event()

    def set(self) -> None:
        """Wake the waiter, soon; after the loop is closed nobody waits any more.

        From another thread the loop has to be woken, which is a call of the system: not for who is in it.
        """
        if get_ident() == self._thread:
            self._event.set()
        elif not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._event.set)

    async def wait(self, at_most: float) -> None:
        """Until it is set, or that many seconds have passed: what another process did makes no signal
        here.
        """
        try:
            async with asyncio.timeout(at_most):
                await self._event.wait()
        except TimeoutError:
            return
        finally:
            self._event.clear()
