"""A pooler in transaction mode: many clients on few connections of the server, as pgbouncer lends them.

Every transaction gets the connection that was free for longest, and so hardly ever the one before; what a
session left on a connection stays there, for whoever is next. Start parameters that it does not know are
refused.
"""

import asyncio
import itertools
import socket
import struct
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import Any, Final

import asyncpg
from sqlalchemy import URL, make_url

from tests.postgres.databases import url_of

# https://www.postgresql.org/docs/current/protocol-message-formats.html
CANCEL: Final = 80877102
ENCRYPT: Final = (80877103, 80877104)
KNOWN: Final = {"user", "database", "client_encoding", "application_name", "datestyle", "timezone"}
TOLD: Final = ("server_version", "client_encoding", "DateStyle", "TimeZone", "standard_conforming_strings")
IDLE: Final = b"I"


@dataclass(frozen=True, slots=True, eq=False)
class Lent:
    """A connection of the server; `greeting` is what it says of itself."""

    pid: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    greeting: bytes

    @classmethod
    async def connect(cls, address: URL) -> "Lent":
        """The driver lets itself in, whatever the server asks for, and hands the line over to us."""
        url = url_of(address.set(drivername="postgresql"))
        driver: Any = await asyncpg.connect(url, statement_cache_size=0)
        told = [(name, await driver.fetchval(f"SHOW {name}")) for name in TOLD]
        greeting = b"".join(packet(b"S", texts(name, value)) for name, value in told)
        pid, transport = driver.get_server_pid(), driver._transport
        transport.pause_reading()
        line = socket.socket(fileno=socket.dup(transport.get_extra_info("socket").fileno()))
        transport.abort()  # not the driver, which would say goodbye to the server
        return cls(pid, *await asyncio.open_connection(sock=line), greeting)


@dataclass(slots=True, eq=False)
class Client:
    """`awaited` counts its requests that the server has not answered to the end."""

    writer: asyncio.StreamWriter
    server: Lent | None = None
    awaited: int = 0


@dataclass(slots=True, eq=False)
class Pooler:
    """`clients` are all that ever came, by the key with which they may cancel."""

    address: URL
    lent: list[Lent] = field(default_factory=list)
    free: asyncio.Queue[Lent] = field(default_factory=asyncio.Queue)
    clients: dict[int, Client] = field(default_factory=dict)
    answering: set[asyncio.Task[None]] = field(default_factory=set)
    keys: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    closed: bool = False

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        client = Client(writer)
        try:
            if await self._let_in(reader, client):
                while (message := await next_message(reader))[:1] != b"X":
                    await self._ask(client, message)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # It is gone, and that is all there is to it.
        finally:
            writer.close()
            if client.server is not None and not self.closed:
                client.server.writer.close()
                await self.connect()

    async def connect(self) -> None:
        server = await Lent.connect(self.address)
        self.lent.append(server)
        self.free.put_nowait(server)

    async def close(self) -> None:
        """Let go of the server, and of clients that are still there."""
        self.closed = True
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for server in self.lent:
            server.writer.close()

    async def _let_in(self, reader: asyncio.StreamReader, client: Client) -> bool:
        while (code := (asked := await first_message(reader))[0]) in ENCRYPT:
            client.writer.write(b"N")
        if code == CANCEL:
            await self._cancel(struct.unpack("!i", asked[1][:4])[0])
            return False
        names = asked[1].rstrip(b"\0").decode().split("\0")[::2]
        if strangers := [name for name in names if name.lower() not in KNOWN]:
            client.writer.write(refusal(f"unsupported startup parameter: {strangers[0]}"))
            return False
        await self._greet(client)
        return True

    async def _greet(self, client: Client) -> None:
        server = await self.free.get()
        self.free.put_nowait(server)
        key = next(self.keys)
        self.clients[key] = client
        client.writer.write(
            packet(b"R", struct.pack("!i", 0))
            + server.greeting
            + packet(b"K", struct.pack("!ii", key, 0))
            + packet(b"Z", IDLE)
        )

    async def _cancel(self, key: int) -> None:
        if (server := self.clients[key].server) is not None:
            other = await asyncpg.connect(url_of(self.address.set(drivername="postgresql")))
            await other.execute(f"SELECT pg_cancel_backend({server.pid})")
            await other.close()

    async def _ask(self, client: Client, message: bytes) -> None:
        if client.server is None:
            client.server = await self.free.get()
            task = asyncio.create_task(self._answer(client, client.server))
            self.answering.add(task)
            task.add_done_callback(self.answering.discard)
        client.awaited += message[:1] in (b"Q", b"S")
        client.server.writer.write(message)

    async def _answer(self, client: Client, server: Lent) -> None:
        """Until its transaction is over."""
        while True:
            message = await next_message(server.reader)
            if message[:1] == b"Z":
                client.awaited -= 1
                if not client.awaited and message[5:] == IDLE:
                    client.server = None
                    self.free.put_nowait(server)
                    client.writer.write(message)
                    return
            client.writer.write(message)


async def next_message(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readexactly(5)
    return head + await reader.readexactly(struct.unpack("!i", head[1:])[0] - 4)


async def first_message(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    """Its code, and what follows that."""
    size, code = struct.unpack("!ii", await reader.readexactly(8))
    return code, await reader.readexactly(size - 8)


def packet(kind: bytes, content: bytes) -> bytes:
    return kind + struct.pack("!i", len(content) + 4) + content


def texts(*several: str) -> bytes:
    return b"".join(each.encode() + b"\0" for each in several)


def refusal(message: str) -> bytes:
    return packet(b"E", texts("SFATAL", "VFATAL", "C08P01", f"M{message}") + b"\0")


@contextmanager
def pooling(url: str, *, servers: int) -> Iterator[str]:
    """The address of a pooler in front of that database, in a thread of its own while the block runs."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, name="pooler")
    thread.start()
    running = _running(make_url(url), servers)
    try:
        yield asyncio.run_coroutine_threadsafe(running.__aenter__(), loop).result()
    finally:
        asyncio.run_coroutine_threadsafe(running.__aexit__(None, None, None), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


@asynccontextmanager
async def _running(address: URL, servers: int) -> AsyncIterator[str]:
    pooler = Pooler(address)
    for _ in range(servers):
        await pooler.connect()
    listening = await asyncio.start_server(pooler.serve, "127.0.0.1", 0)
    yield url_of(address.set(host="127.0.0.1", port=listening.sockets[0].getsockname()[1]))
    listening.close()
    await pooler.close()
