"""Who asks just when a reader is about to leave."""

import asyncio
from collections.abc import Callable
from contextlib import nullcontext
from typing import cast

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from shopclerk.adapters.db.postgresql.reading import Readers


class QuickEngine:
    """Answers without waiting for anything."""

    def connect(self) -> "nullcontext[QuickEngine]":
        return nullcontext(self)

    async def run_sync(self, work: Callable[[Connection], None]) -> None:
        work(cast("Connection", None))


async def test_who_asks_while_the_last_reader_leaves_is_answered_as_well() -> None:
    readers = Readers(cast("AsyncEngine", QuickEngine()), connections=1)
    async with asyncio.timeout(60):
        assert [await readers.read(lambda _: "answer") for _ in range(3)] == ["answer"] * 3
