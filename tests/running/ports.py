"""Ports of this machine that nobody else takes between the choice and the use."""

import itertools
import os
import socket
from typing import Final

PORTS: Final = range(10_000, 32_000)
"""Below those that the system gives away by itself."""
_turns: Final = itertools.count()


def free_port() -> int:
    """One that nobody listens on; each process begins to look elsewhere."""
    for _ in PORTS:
        port = PORTS[(os.getpid() * 101 + next(_turns)) % len(PORTS)]
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
    raise OSError("no port is free")
