"""The yardstick on PostgreSQL: asyncpg alone, prepared statements, a transaction an order.

As many connections as there are clients: each has its own.
"""

import asyncio
from collections.abc import Iterable, Sequence

import asyncpg
from asyncpg.prepared_stmt import PreparedStatement

from benchmarks.laps import Lap, timed
from benchmarks.statements import Statement


class Missing(Exception):
    """A guard refused: somebody else was faster, or it is sold out."""


class RawConnection:
    """A connection and what is prepared on it."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection
        self._prepared: dict[str, PreparedStatement] = {}

    async def read(self, asked: Statement) -> None:
        if not await (await self._made(asked.text)).fetch(*asked.rows[0]):
            raise Missing(asked.text)

    async def write(self, asked: Statement) -> None:
        statement = await self._made(asked.text)
        if len(asked.rows) > 1:
            await statement.executemany(asked.rows)
            return
        await statement.fetch(*asked.rows[0])
        if (statement.get_statusmsg() or "").endswith(" 0"):
            raise Missing(asked.text)

    async def transact(self, asked: Statement, writes: Sequence[Statement]) -> None:
        async with self._connection.transaction():
            await self.read(asked)
            for statement in writes:
                await self.write(statement)

    async def close(self) -> None:
        await self._connection.close()

    async def _made(self, text: str) -> PreparedStatement:
        if text not in self._prepared:
            self._prepared[text] = await self._connection.prepare(text)
        return self._prepared[text]


class RawPostgres:
    """So many connections to that database, whose settings are the server's own."""

    def __init__(self, connections: Sequence[RawConnection]) -> None:
        self._connections = connections

    @classmethod
    async def open(cls, url: str, connections: int) -> "RawPostgres":
        address = url.replace("+asyncpg", "")
        return cls([RawConnection(await asyncpg.connect(address)) for _ in range(connections)])

    async def lap(self, orders: Iterable[Sequence[tuple[Statement, Sequence[Statement]]]]) -> Lap:
        """Each order's steps one after the other, as many orders at once as there are connections."""
        free: asyncio.Queue[RawConnection] = asyncio.Queue()
        for connection in self._connections:
            free.put_nowait(connection)

        async def go_through(steps: Sequence[tuple[Statement, Sequence[Statement]]]) -> None:
            connection = await free.get()
            for asked, writes in steps:
                await connection.transact(asked, writes)
            free.put_nowait(connection)

        return await timed(orders, go_through, at_once=len(self._connections))

    async def close(self) -> None:
        for connection in self._connections:
            await connection.close()
