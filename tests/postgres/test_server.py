"""The server that the tests bring along needs nobody's hand, and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys

import pytest
from sqlalchemy import URL

from tests.postgres import binaries
from tests.postgres.binaries import NoPostgres, programs
from tests.postgres.databases import execute
from tests.postgres.server import ROOT, VARIABLE, Server, server

HOLDER = """
import sys
from tests.postgres.server import Server
server = Server()
print(server.address.port, flush=True)
sys.stdin.read()
"""


async def test_it_listens_on_this_machine_only() -> None:
    (row,) = await execute(server(), "SELECT current_setting('listen_addresses') AS it")
    assert VARIABLE in os.environ or row["it"] == "127.0.0.1"


def test_it_dies_with_who_started_it_however_that_ends() -> None:
    command, pipe = [sys.executable, "-c", HOLDER], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, cwd=ROOT) as holder:
        assert holder.stdout is not None
        assert holder.stderr is not None
        port = int(holder.stdout.readline())
        assert listens(port)
        holder.send_signal(signal.SIGKILL)
        holder.wait(120)
        assert not holder.stderr.read(), "it is shared with the guard, and ends with it"
    assert not listens(port)


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_stopped_one_is_gone() -> None:
    mine = Server()
    assert mine.address.port is not None
    assert listens(mine.address.port)
    mine.stop()
    assert not listens(mine.address.port)


async def test_a_crashed_one_starts_again_where_it_was_with_what_was_committed() -> None:
    mine = Server()
    await execute(mine.address, "CREATE TABLE kept (it int)")
    await execute(mine.address, "CHECKPOINT")
    mine.crash()
    assert not listens(mine.address.port or 0)
    mine.start()
    assert await execute(mine.address, "SELECT count(*) AS rows FROM kept")
    mine.crash()
    mine.stop()


def test_a_server_that_is_given_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    given = "postgresql+asyncpg://ann:secret@db/there"
    monkeypatch.setenv(VARIABLE, given)
    url: URL = server.__wrapped__()
    assert url.render_as_string(hide_password=False) == given


def test_without_any_the_tests_fail_and_say_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "_of_the_wheel", lambda: None)
    monkeypatch.setattr(binaries, "_on_path", lambda: None)
    with pytest.raises(NoPostgres, match=VARIABLE):
        programs.__wrapped__()
