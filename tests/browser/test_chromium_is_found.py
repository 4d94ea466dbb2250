import sys
from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.browser import chromium


async def test_the_browser_draws_what_it_is_given(browser: Browser) -> None:
    async with await browser.new_context(locale="zh-CN") as context:
        page = await context.new_page()
        await page.set_content("<h1>您好</h1>")
        assert await page.inner_text("h1") == "您好"
        assert await page.evaluate("navigator.language") == "zh-CN"


def test_the_browser_named_by_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(chromium.VARIABLE, sys.executable)
    assert chromium.find() == Path(sys.executable)


def test_a_wrong_name_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(chromium.VARIABLE, "/no/such/chromium")
    with pytest.raises(chromium.NoChromium, match=r"/no/such/chromium cannot be run"):
        chromium.find()


def test_without_any_browser_the_error_says_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.setattr(chromium, "MAC_APPLICATIONS", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(chromium.NoChromium, match="apt install chromium"):
        chromium.find()
