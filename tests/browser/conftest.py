"""One Chromium for all browser tests; they share its event loop, which Playwright's objects are bound to."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

from tests.browser import chromium

HERE = Path(__file__).parent
PATIENCE = 60_000.0
"""Milliseconds; far more than anything takes, for a machine that is busy with other things."""

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents and pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Ask it for a context of your own: `async with await browser.new_context(locale="zh-CN") as context`."""
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=chromium.find(), args=chromium.flags())
        yield launched
        await launched.close()
