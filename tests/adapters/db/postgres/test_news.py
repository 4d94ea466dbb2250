"""Processes on one server hear of one another, again after every loss of the line."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

import pytest
from sqlalchemy import make_url

from shopclerk.adapters.db.dialects import news_of
from shopclerk.adapters.db.news import News, NoNews, Topic
from shopclerk.adapters.db.postgresql import news as lines
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tuning import Pooler, Tuning
from tests.contracts.databases import SEALER
from tests.postgres.databases import execute

CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE query LIKE '%pg_notify%' AND pid <> pg_backend_pid()"
)
"""Whoever has told anything is thrown out."""


@dataclass(slots=True)
class Process:
    """What it heard, beginning with nothing, which is told when it begins to listen."""

    news: News
    heard: asyncio.Queue[tuple[Topic, str]] = field(default_factory=asyncio.Queue)

    async def hears(self) -> tuple[Topic, str]:
        async with asyncio.timeout(60):
            return await self.heard.get()

    def about(self, topic: Topic) -> Callable[[str], None]:
        return lambda words: self.heard.put_nowait((topic, words))


@pytest.fixture
async def processes(url: str) -> AsyncIterator[tuple[Process, Process]]:
    """Both hear of chats, the second of what comes in as well."""
    here, there = (Process(news_of(url, SEALER, Tuning())) for _ in range(2))
    async with AsyncExitStack() as stack:
        for process, topics in ((here, [Topic.CHAT]), (there, [Topic.CHAT, Topic.INBOX])):
            heard = {topic: process.about(topic) for topic in topics}
            await stack.enter_async_context(process.news.hearing(heard))
            for topic in topics:
                assert await process.hears() == (topic, "")
        yield here, there


async def test_what_one_tells_the_others_hear_in_order(processes: tuple[Process, Process]) -> None:
    here, there = processes
    here.news.tell(Topic.OUTBOX)
    here.news.tell(Topic.CHAT, "web:shop:1\n")
    here.news.tell(Topic.INBOX)
    here.news.tell(Topic.CHAT, "web:shop:1\n")
    there.news.tell(Topic.CHAT, "web:shop:2\n")
    assert [await there.hears() for _ in range(2)] == [(Topic.CHAT, "web:shop:1\n"), (Topic.INBOX, "")]
    assert await here.hears() == (Topic.CHAT, "web:shop:2\n")
    assert here.heard.empty()
    assert there.heard.empty()


async def test_what_is_too_long_to_be_told_is_to_be_looked_at(processes: tuple[Process, Process]) -> None:
    here, there = processes
    here.news.tell(Topic.CHAT, "a" * lines.LONGEST)
    assert await there.hears() == (Topic.CHAT, "")


async def test_whose_line_was_cut_looks_at_everything_once_it_is_back(
    processes: tuple[Process, Process], url: str
) -> None:
    here, there = processes
    here.news.tell(Topic.INBOX)
    assert await there.hears() == (Topic.INBOX, "")
    await execute(make_url(url), CUT)
    assert await here.hears() == (Topic.CHAT, "")
    assert here.news.is_heard
    here.news.tell(Topic.INBOX)
    assert await there.hears() == (Topic.INBOX, "")


async def test_what_a_stranger_says_is_nothing_but_a_reason_to_look(
    processes: tuple[Process, Process], url: str
) -> None:
    forged = Sealer([Sealer.new_key()]).seal(b"web:shop:1\nforged").decode()
    await execute(make_url(url), f"SELECT pg_notify('shopclerk_chat', '{forged}')")
    for process in processes:
        assert await process.hears() == (Topic.CHAT, "")


@pytest.mark.parametrize("address", ["sqlite+pysqlite:///none.db", "postgresql+asyncpg://pooler/shop"])
async def test_who_is_alone_or_behind_a_pooler_hears_nothing(address: str) -> None:
    news = news_of(address, SEALER, Tuning(pooler=Pooler.TRANSACTION))
    assert isinstance(news, NoNews)
    async with news.hearing({}):
        news.tell(Topic.INBOX)
    assert not news.is_heard
