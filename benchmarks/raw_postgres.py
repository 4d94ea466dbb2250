"""The yardstick on PostgreSQL: asyncpg alone, prepared statements, a transaction an order.

As many connections as there are clients: each has its own.
"""

import asyncio
from collections.abc import Iterable, Sequence

import asyncpg
from asyncpg.prepared_stmt import PreparedStatement

from benchmarks.laps import Lap, timed
from benchmarks.statements import Statement, Transaction


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

    async def transact(self, work: Transaction) -> None:
        async with self._connection.transaction():
            await self.read(work.asked)
            for statement in work.writes:
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
        self._free: asyncio.Queue[RawConnection] = asyncio.Queue()
        for connection in connections:
            self._free.put_nowait(connection)

    @classmethod
    async def open(cls, url: str, connections: int) -> "RawPostgres":
        address = url.replace("+asyncpg", "")
        return cls([RawConnection(await asyncpg.connect(address)) for _ in range(connections)])

    async def do(self, order: Sequence[Transaction]) -> None:
        """One after the other, on a connection that is free; Missing when a guard refuses."""
        connection = await self._free.get()
        try:
            for transaction in order:
                await connection.transact(transaction)
        finally:
            self._free.put_nowait(connection)

    async def lap(self, orders: Iterable[Sequence[Transaction]]) -> Lap:
        """As many orders at once as there are connections."""
        return await timed(orders, self.do, at_once=len(self._connections))

    async def close(self) -> None:
        for connection in self._connections:
            await connection.close()
