"""News by LISTEN and NOTIFY, on a connection of their own.

NOTIFY inside the transaction that there is news of would let all such transactions of the whole server commit
one by one (PostgreSQL takes a lock for it that lasts until the commit is on the disk), so it comes right
after the commit. Who dies between the two leaves it to the others to look.
"""

import asyncio
import logging
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, Final

from shopclerk.adapters.db.news import Heard, Topic
from shopclerk.adapters.db.postgresql.engine import postgres_engine
from shopclerk.adapters.db.sealer import Sealer, WrongKey
from shopclerk.adapters.db.tuning import Tuning

log = logging.getLogger(__name__)

CHANNEL: Final = "shopclerk_"
LONGEST: Final = 7999
"""Bytes that a NOTIFY can carry."""
NOTIFY: Final = "SELECT pg_notify(channel, words) FROM unnest($1::text[], $2::text[]) AS t (channel, words)"
HEARTBEAT: Final = 20.0
"""Seconds after which a line on which nothing is said is tried."""
SOONEST: Final = 0.1
LATEST: Final = 10.0
"""Seconds until a lost line is made again."""


class PostgresNews:
    """See `adapters.db.news.News`. Words are sealed: any user of the server may listen."""

    def __init__(self, url: str, sealer: Sealer, tuning: Tuning) -> None:
        self._engine = postgres_engine(url, tuning, connections=1)
        self._sealer = sealer
        self._untold: dict[tuple[Topic, str], None] = {}
        self._stirred = asyncio.Event()
        self._is_heard = False
        self._closing = False

    @property
    def is_heard(self) -> bool:
        return self._is_heard

    def tell(self, topic: Topic, words: str = "") -> None:
        if self._is_heard:
            self._untold[topic, words] = None
            self._stirred.set()

    @asynccontextmanager
    async def hearing(self, heard: Heard) -> AsyncIterator[None]:
        """While the block runs, through every loss of the line; at its end what waits is still told."""
        living = asyncio.create_task(self._live(heard), name="database-news")
        try:
            yield
        finally:
            self._closing = True
            self._stirred.set()
            await living

    async def _live(self, heard: Heard) -> None:
        pause = SOONEST
        while not self._closing:
            try:
                async with self._line() as line:
                    await self._listen(line, heard)
                    pause = SOONEST
                    await self._talk(line)
            except Exception as fault:  # noqa: BLE001 - whatever ends the line, it is made again
                log.warning("the other processes are not heard: %s", str(fault) or type(fault).__name__)
                await self._rest(pause * random.uniform(0.5, 1))  # noqa: S311 - spreads tries, guards nothing
                pause = min(2 * pause, LATEST)

    @asynccontextmanager
    async def _line(self) -> AsyncIterator[Any]:
        """The driver's own connection."""
        try:
            async with self._engine.connect() as connection:
                yield (await connection.get_raw_connection()).driver_connection
        finally:
            self._is_heard = False
            self._untold.clear()
            await self._engine.dispose()

    async def _listen(self, line: Any, heard: Heard) -> None:
        line.add_termination_listener(lambda _: self._stirred.set())
        for topic, tell in heard.items():
            await line.add_listener(f"{CHANNEL}{topic}", partial(self._hear, tell))
        self._is_heard = True
        log.info("the other processes are heard")
        for tell in heard.values():
            tell("")

    async def _talk(self, line: Any) -> None:
        """Until the block ends, or the line: that raises."""
        while not self._closing:
            await self._rest(HEARTBEAT)
            await self._say(line)
        if self._untold:
            await self._say(line)

    async def _say(self, line: Any) -> None:
        untold, self._untold = self._untold, {}
        channels = [f"{CHANNEL}{topic}" for topic, _ in untold]
        await line.execute(NOTIFY, channels, [self._sealed(words) for _, words in untold])

    async def _rest(self, seconds: float) -> None:
        """Until something stirs."""
        try:
            async with asyncio.timeout(seconds):
                await self._stirred.wait()
        except TimeoutError:
            return
        finally:
            if not self._closing:
                self._stirred.clear()

    def _sealed(self, words: str) -> str:
        sealed = self._sealer.seal(words.encode()).decode() if words else ""
        return sealed if len(sealed) <= LONGEST else ""

    def _hear(self, tell: Any, line: Any, pid: int, channel: str, words: str) -> None:
        if pid != line.get_server_pid():
            tell(self._opened(words))

    def _opened(self, words: str) -> str:
        try:
            return self._sealer.open(words.encode()).decode() if words else ""
        except WrongKey:
            log.warning("news that was sealed with a key that is not given here; everything is looked at")
            return ""
