"""The parent's side of a process that opens shops again and again: everything imported, it only forks.

It reads orders from standard input, `NAME MORE...` a line, and says of each on standard output `NAME pid N`,
whatever the child says, and `NAME ended STATUS`.
"""

import gc
import os
import select
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from shopclerk.app.refusals import Refused

Open: TypeAlias = Callable[[str, list[str]], None]

_children: Final[dict[int, str]] = {}


def obey(open_one: Open) -> None:
    """For each order, call it in a child, until nobody orders any more."""
    gc.collect()
    gc.freeze()  # what the children share need not be looked at, and so copied, by each
    for line in _orders():
        name, *more = line.split()
        _fork(open_one, name, more)


def say(name: str, words: str) -> None:
    """In one piece: several processes speak."""
    os.write(sys.stdout.fileno(), f"{name} {words}\n".encode())


def _orders() -> Iterator[str]:
    """Lines of standard input; between them whoever has ended is buried.

    Signals only wake the loop: a handler that did the burying might run between a fork and its noting down.
    """
    ears, bell = socket.socketpair()
    bell.setblocking(False)
    ears.setblocking(False)
    signal.set_wakeup_fd(bell.fileno(), warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    heard = b""
    while True:
        ready, _, _ = select.select((sys.stdin, ears), (), ())
        if ears in ready:
            ears.recv(4096)
            _bury()
        if sys.stdin in ready:
            if not (more := os.read(sys.stdin.fileno(), 4096)):
                return
            *lines, heard = (heard + more).split(b"\n")
            yield from (line.decode() for line in lines)


def _fork(open_one: Open, name: str, more: list[str]) -> None:
    if pid := os.fork():
        _children[pid] = name
        say(name, f"pid {pid}")
        return
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    status = 1
    try:
        open_one(name, more)
        status = 0
    except Refused as refused:
        os.write(sys.stderr.fileno(), f"shopclerk: {refused}\n".encode())
    finally:
        os._exit(status)


def _bury() -> None:
    while _children:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        say(_children.pop(pid), f"ended {os.waitstatus_to_exitcode(status)}")
