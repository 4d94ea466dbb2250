"""Listening, and stopping without cutting anybody off."""

import errno
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from aiohttp import web

GRACE: Final = timedelta(seconds=5)


@dataclass(unsafe_hash=True)
class CannotListen(Exception):
    """The address cannot be taken; the message says what to do about it."""

    host: str
    port: int
    reason: str

    def __str__(self) -> str:
        return (
            f"cannot listen on {self.host}:{self.port}: {self.reason}. "
            "Stop what uses it, or choose another with SHOPCLERK_HTTP__PORT (0 takes any free one)"
        )


@dataclass(frozen=True, slots=True)
class Listening:
    """Where the server answers; `port` is the real one when 0 was asked for."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """An address for a browser on this machine, without a path."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)  # noqa: S104 - read, not bound
        return f"http://{host}:{self.port}"


@asynccontextmanager
async def listening(
    app: web.Application, host: str, port: int, *, grace: timedelta = GRACE
) -> AsyncIterator[Listening]:
    """Serve `app` while the block runs; after it, requests under way get `grace` to end.

    Raises CannotListen when the address is taken, not ours, or needs rights that we lack.
    """
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=grace.total_seconds())
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except (OSError, OverflowError) as fault:
            raise CannotListen(host, port, _reason(fault)) from fault
        yield Listening(host, runner.addresses[0][1])
    finally:
        await runner.cleanup()


def _reason(fault: OSError | OverflowError) -> str:
    match getattr(fault, "errno", None):
        case errno.EADDRINUSE:
            return "another program listens there"
        case errno.EACCES:
            return "ports below 1024 need more rights"
        case errno.EADDRNOTAVAIL:
            return "this machine has no such address (SHOPCLERK_HTTP__HOST)"
        case _:
            return str(fault)
