"""One `run` at a time on one file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from shopclerk.adapters.db.faults import DatabaseRefused
from shopclerk.adapters.db.sqlite.run_lock import AlreadyRunning, lock_for_run

HOLDER = """
import sys
from shopclerk.adapters.db.sqlite.run_lock import lock_for_run
with lock_for_run(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_second_run_is_told_who_holds_the_database(url: str, path: Path) -> None:
    with lock_for_run(url), pytest.raises(AlreadyRunning) as refused, lock_for_run(url):
        pass
    assert refused.value == AlreadyRunning(path, os.getpid())
    assert str(os.getpid()) in str(refused.value)


def test_the_lock_is_free_again_afterwards(url: str) -> None:
    for _ in range(2):
        with lock_for_run(url), pytest.raises(AlreadyRunning), lock_for_run(url):
            pass


def test_the_lock_of_a_killed_process_is_free(url: str) -> None:
    command = [sys.executable, "-c", HOLDER, url]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(AlreadyRunning) as refused, lock_for_run(url):
            pass
        assert refused.value.pid == holder.pid
        holder.kill()
        holder.wait(120)
    with lock_for_run(url), pytest.raises(AlreadyRunning) as mine, lock_for_run(url):
        pass
    assert mine.value.pid == os.getpid()


def test_a_wrong_url_cannot_be_locked() -> None:
    with pytest.raises(DatabaseRefused), lock_for_run("sqlite:///shop.db"):
        pass
