"""How every bot that is measured runs: on a free port, until its input ends."""

import asyncio
import json
import socket
import sys
from collections.abc import Mapping
from typing import Any

from aiohttp import web


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def served(application: web.Application, told: Mapping[str, Any]) -> None:
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await until_told({"port": runner.addresses[0][1], **told})
    await runner.cleanup()


async def until_told(told: Mapping[str, Any]) -> None:
    """Say on one line where it listens, and whatever else there is to tell."""
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)
