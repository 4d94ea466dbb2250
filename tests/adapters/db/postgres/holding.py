"""Somebody else who holds a row, so that a transaction of ours stands still in its middle."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
from sqlalchemy import make_url

from tests.postgres.databases import url_of

WAITERS = """
    SELECT pid FROM pg_stat_activity
    WHERE wait_event_type = 'Lock' AND datname = current_database() AND pid <> pg_backend_pid()
"""


@asynccontextmanager
async def connected(url: str) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    connection = await asyncpg.connect(url_of(make_url(url).set(drivername="postgresql")))
    try:
        yield connection
    finally:
        await connection.close()


@asynccontextmanager
async def held(url: str, sku_id: str) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    """The level of a SKU is locked in the block by the connection that is yielded."""
    async with connected(url) as other:
        transaction = other.transaction()
        await transaction.start()
        await other.execute("SELECT * FROM stock_levels WHERE sku_id = $1 FOR UPDATE", sku_id)
        yield other
        await transaction.rollback()


async def waiting(url: str) -> list[int]:
    """The processes of the server that wait for a lock of another, once there are any."""
    async with connected(url) as watcher:
        while True:
            if pids := [row["pid"] for row in await watcher.fetch(WAITERS)]:
                return pids
            await asyncio.sleep(0)
