"""`kill -9` while a broadcast goes out, and again: in the web chat everybody gets it, and nobody twice."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from itertools import cycle, islice, repeat
from pathlib import Path
from shutil import copytree
from typing import Final

import aiohttp
import pytest

from shopclerk.adapters.db.database import Database, open_database
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.preferences import Consent, Preferences
from shopclerk.core.ports.changeset import Admitted, Changeset
from shopclerk.core.usecases.broadcasting import SLICE
from tests.faults.house import LOG, PATIENCE, House, kept, nothing_waits, shopkeeper
from tests.faults.page import Page, page
from tests.running.ports import free_port

NEWS: Final = "The first flush has come in"
READERS: Final = SLICE + 5
"""More than a slice: some kills fall between two."""
DEATHS: Final = 8
FUSES: Final = (6, 9, 7, 12, 5)
"""Commits after which a process dies: some of them are its first."""


@asynccontextmanager
async def opened(directory: Path) -> AsyncIterator[Database]:
    """The files of a shop that is closed."""
    data = directory / "var" / "demo"
    sealer = Sealer([(data / "secret.key").read_text().strip()])
    database = open_database(f"sqlite+pysqlite:///{data / 'shopclerk.db'}", sealer)
    try:
        yield database
    finally:
        await database.close()


def address(number: int) -> str:
    return f"web:customer:reader-{number}"


async def readers_come(directory: Path) -> None:
    """They say yes to news of the shop, and look at it no more."""
    at = datetime.now(UTC)
    people = [PersonId(f"reader-{number:02}") for number in range(READERS)]
    consents = tuple(Preferences(id=each, broadcasts=Consent(given=True, at=at)) for each in people)
    async with opened(directory) as database:
        for number, person_id in enumerate(people):
            await database.identities.recognise(f"web:{person_id}", address(number), "en", person_id)
        yes = await database.store.commit(Changeset(id="readers", at=at, saves=consents))
    assert isinstance(yes, Admitted)


async def writes_to_all(merchant: Page) -> None:
    """Up to the last question."""
    await merchant.open()
    await merchant.reads("You are an owner of this shop now.")
    await merchant.write("/start")
    for label in ("Office", "Broadcasts", "Write a new one"):
        await merchant.press(label)
    await merchant.reads("What should it say?")
    await merchant.write(NEWS)
    await merchant.press(f"Send it ({READERS})")
    await merchant.sees_key("Yes, to")


async def is_sent(directory: Path) -> None:
    """Until the shop says that everybody was told."""
    file = directory / "var" / "demo" / "shopclerk.db"
    async with asyncio.timeout(PATIENCE):
        for pause in repeat(0.1):
            with closing(sqlite3.connect(file)) as connection:
                if connection.execute("SELECT status FROM campaigns").fetchall() == [("done",)]:
                    return
            await asyncio.sleep(pause)


async def told(directory: Path) -> list[int]:
    """How often each of the readers was."""
    async with opened(directory) as database:
        said = [await database.transcript.since(address(number), 0, 100) for number in range(READERS)]
    return [sum(NEWS.encode() in line.body for line in lines) for lines in said]


@pytest.mark.invariant(38)
async def test_dead_after_any_commit_of_a_broadcast(tmp_path: Path) -> None:
    home, directory = tmp_path / "home", tmp_path / "shop"
    home.mkdir()
    async with shopkeeper("tests.faults.shopkeeper", home) as keeper:
        copytree(home / "var", directory / "var")
        await readers_come(directory)
        house = House(keeper, str(directory), directory / LOG, port=free_port())
        async with kept(house), aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
            async with page(house, session, "merchant") as merchant:
                await writes_to_all(merchant)
                house.fuses = islice(cycle(FUSES), DEATHS)
                house.kill()
                await merchant.press("Yes, to")
                await is_sent(directory)
            await house.calm()
            await nothing_waits(directory)
    assert house.deaths >= DEATHS // 2, "it was over before it could be killed"
    assert await told(directory) == [1] * READERS
