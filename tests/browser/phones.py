"""Drives the two phones of the demo as a person does: reads, presses, types."""

import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from playwright.async_api import (
    Browser,
    BrowserContext,
    Error,
    FrameLocator,
    Locator,
    Page,
    ViewportSize,
    expect,
)

SCREENSHOTS: Final = Path(__file__).parents[2] / "var" / "screenshots"
WANTED: Final = "SHOPCLERK_TEST_SCREENSHOTS"
"""Set it to have pictures of every step: drawing them takes as long as all the rest."""
SOON: Final = 60_000.0
"""Milliseconds for what happens at once, on a machine that is busy with other things."""
LATER: Final = 120_000.0
"""Milliseconds for what happens by itself: parcels, webhooks."""
SIGNS: Final = r"^[^\w\u4e00-\u9fff]*"
"""What may stand before a label. To a browser's expressions no Chinese character is a letter."""
COME_TO_REST: Final = """async (body) => {
  const ending = document.getAnimations().filter((each) => each.effect.getTiming().iterations !== Infinity);
  await Promise.allSettled(ending.map((each) => each.finished));
  await Promise.allSettled([...document.images].map((each) => each.decode()));
}"""


@dataclass(frozen=True, slots=True)
class Phone:
    """One of the two chats."""

    frame: FrameLocator

    def key(self, label: str) -> Locator:
        """The newest button of that label: a whole one, or the beginning of one."""
        begins = re.compile(f"{SIGNS}{re.escape(label)}")
        return self.frame.locator("button.key", has_text=begins).last

    async def press(self, label: str) -> None:
        """In no time, once it can be: a card that moves by itself does not slip from under the finger."""
        await self.key(label).click(timeout=SOON, trial=True)
        await self.key(label).evaluate("key => key.click()", timeout=SOON)

    async def write(self, text: str) -> None:
        await self.frame.get_by_test_id("text").fill(text)
        await self.frame.get_by_test_id("send").click()

    async def reads(self, text: str, within: float = SOON) -> None:
        await expect(self.frame.get_by_text(text).last).to_be_visible(timeout=within)

    def bubbles(self, text: str) -> Locator:
        return self.frame.locator(".bubble", has_text=text)


@dataclass(slots=True)
class Camera:
    """Stores numbered screenshots below `var/screenshots/<name>/`, if they are wanted."""

    folder: Path
    taken: int = 0
    wanted: bool = field(default_factory=lambda: WANTED in os.environ)

    async def shoot(self, page: Page, name: str) -> None:
        self.taken += 1
        if self.wanted:
            await self.keep(page, name)

    async def keep(self, page: Page, name: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        await page.screenshot(path=self.folder / f"{self.taken:02d}-{name}.png", animations="disabled")


@dataclass(slots=True)
class Phones:
    """The page with both phones, and whatever opens from it."""

    context: BrowserContext
    page: Page
    camera: Camera
    faults: list[Error] = field(default_factory=list)

    @property
    def customer(self) -> Phone:
        return Phone(self.page.frame_locator("#phone-customer iframe"))

    @property
    def merchant(self) -> Phone:
        return Phone(self.page.frame_locator("#phone-merchant iframe"))

    async def shoot(self, name: str) -> None:
        """Once nothing is waited for and nothing moves any more."""
        for phone in (self.customer, self.merchant):
            await expect(phone.frame.locator(".line.waiting")).to_have_count(0)
            await phone.frame.locator("body").evaluate(COME_TO_REST)
        await self.camera.shoot(self.page, name)

    async def open_link(self, label: str) -> Page:
        """Press the customer's newest link; answers the tab that it opens."""
        async with self.context.expect_page(timeout=SOON) as opening:
            await self.customer.frame.get_by_role("link", name=label).last.click()
        opened = await opening.value
        await opened.wait_for_load_state()
        await opened.bring_to_front()
        return opened

    async def shoot_narrow(self, name: str, seat: str, scheme: Literal["light", "dark"]) -> None:
        """The same chat, alone, on a phone's width, if pictures are wanted."""
        if not self.camera.wanted:
            return
        page = await self.context.new_page()
        await page.set_viewport_size({"width": 390, "height": 844})
        await page.emulate_media(color_scheme=scheme)
        await page.goto(f"{self.page.url}chat/{seat}/")
        await expect(page.get_by_test_id("message").last).to_be_visible()
        await page.wait_for_load_state("networkidle")
        await self.camera.shoot(page, name)
        await page.close()


@asynccontextmanager
async def phones(browser: Browser, url: str, locale: str, name: str) -> AsyncIterator[Phones]:
    """The demo's page, opened by somebody who reads that language; a fault in its scripts fails the test."""
    size: ViewportSize = {"width": 1280, "height": 900}
    async with await browser.new_context(locale=locale, viewport=size, reduced_motion="reduce") as context:
        context.set_default_timeout(SOON)
        page = await context.new_page()
        opened = Phones(context, page, Camera(SCREENSHOTS / name))
        context.on("weberror", lambda fault: opened.faults.append(fault.error))
        await page.goto(f"{url}/")
        try:
            yield opened
        except BaseException:
            await opened.camera.keep(page, "failed")
            raise
    assert opened.faults == []
