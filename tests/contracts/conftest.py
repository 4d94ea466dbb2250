from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TypeAlias

import pytest

from tests.contracts.databases import DATABASES, Opener, Shop, Wake

Fresh: TypeAlias = Callable[[], AbstractAsyncContextManager[Shop]]


def nobody() -> None:
    """Nobody waits for a commit."""


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest) -> str:
    """Its name."""
    return str(request.param)


@pytest.fixture
async def opener(database: str) -> AsyncIterator[Opener]:
    """Opens one and the same database again and again."""
    async with DATABASES[database]() as opener:
        yield opener


@pytest.fixture
def wake() -> Wake:
    return nobody


@pytest.fixture
async def shop(opener: Opener, wake: Wake) -> AsyncIterator[Shop]:
    """An empty shop."""
    shop = opener(wake)
    yield shop
    await shop.close()


@pytest.fixture
def fresh(database: str) -> Fresh:
    """As many empty shops as a test needs: one for each drawn example."""

    @asynccontextmanager
    async def another() -> AsyncIterator[Shop]:
        async with DATABASES[database]() as opener:
            shop = opener(nobody)
            yield shop
            await shop.close()

    return another
