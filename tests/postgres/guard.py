"""Runs a PostgreSQL server for as long as its standard input is open, then leaves nothing of it behind.

    python -m tests.postgres.guard PROGRAMS [durable]

However the process that started it ends, `kill -9` included, its end of the pipe is closed by the system. It
says `ready PORT` once the server answers, or `failed` and the server's own words. Told to `crash`, it stops
the server as a fault would, and says `down`; told to `start`, it starts it on what that left behind.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any, Final

from tests.running.ports import free_port

READY: Final = "ready to accept connections"
NOBODY: Final = "nobody"
FAST: Final = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
}
"""What a test loses in a power cut, nobody misses."""
DURABLE: Final = {
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "shared_buffers": "256MB",
    "max_wal_size": "4GB",
    "max_connections": "200",
}
"""As a shop's own server has it: what is committed survives a power cut. For measuring."""


class CannotStart(Exception):
    """The server's own words."""


def main(programs: Path, settings: Mapping[str, str]) -> None:
    with TemporaryDirectory(prefix="shopclerk-postgres-") as name:
        folder = Path(name)
        data = folder / "data"
        data.mkdir(mode=0o700)
        if _is_root():
            folder.chmod(0o755)
            shutil.chown(data, NOBODY)
            programs = _reachable(programs, folder)
        try:
            _make(programs, data)
            _obey(programs, data, settings)
        except CannotStart as why:
            _say(f"failed {why}")


def _obey(programs: Path, data: Path, chosen: Mapping[str, str]) -> None:
    port = free_port()
    settings = {**chosen, "listen_addresses": "127.0.0.1", "port": str(port), "unix_socket_directories": ""}
    command = [str(programs / "postgres"), "-D", str(data)]
    command += [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    server = _started(command)
    try:
        _say(f"ready {port}")
        for order in sys.stdin:
            if order == "crash\n":
                _stop(server)
                _say("down")
            elif order == "start\n":
                server = _started(command)
                _say(f"ready {port}")
    finally:
        _stop(server)


def _make(programs: Path, data: Path) -> None:
    making = [str(programs / "initdb"), "--pgdata", str(data), "--username", "shop", "--auth", "trust"]
    made = _run([*making, "--encoding", "UTF8", "--locale", "C", "--no-sync", "--no-instructions"])
    if made.returncode:
        raise CannotStart(made.stdout)


def _started(command: Sequence[str]) -> subprocess.Popen[str]:
    server = subprocess.Popen(command, **_as_nobody(), **_READ)
    assert server.stdout is not None
    said = []
    for line in server.stdout:
        said.append(line)
        if READY in line:
            Thread(target=_drain, args=(server,), daemon=True).start()
            return server
    raise CannotStart("".join(said))


def _stop(server: subprocess.Popen[str]) -> None:
    """At once, nothing put in order before."""
    server.send_signal(signal.SIGQUIT)
    try:
        server.wait(60)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _drain(server: subprocess.Popen[str]) -> None:
    assert server.stdout is not None
    for _ in server.stdout:
        pass


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, check=False, **_as_nobody(), **_READ)


def _as_nobody() -> dict[str, Any]:
    """PostgreSQL refuses to run as root."""
    return {"user": NOBODY, "extra_groups": []} if _is_root() else {}


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _reachable(programs: Path, folder: Path) -> Path:
    """Programs that `nobody` may run: out of a folder that is closed to others they are copied."""
    try:
        _run([str(programs / "postgres"), "--version"])
    except PermissionError:
        copy = folder / "pginstall"
        shutil.copytree(programs.parent, copy, symlinks=True)
        return copy / programs.name
    return programs


def _say(what: str) -> None:
    sys.stdout.write(what + "\n")
    sys.stdout.flush()


_READ: Final[dict[str, Any]] = {
    "stdin": subprocess.DEVNULL,
    "stdout": subprocess.PIPE,
    "stderr": subprocess.STDOUT,
    "text": True,
    "cwd": "/" if os.name == "posix" else None,
}

if __name__ == "__main__":
    main(Path(sys.argv[1]), DURABLE if sys.argv[2:] == ["durable"] else FAST)
