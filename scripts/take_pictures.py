"""Takes the pictures of the two phones anew, in each language: `python -m scripts.take_pictures`."""

import asyncio
import tempfile
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.async_api import Browser, async_playwright, expect

from tests.browser import chromium
from tests.browser.phones import COME_TO_REST, Phones, phones
from tests.browser.test_after_the_sale import WORDS_EN, WORDS_ZH, Wording, buys
from tests.running.program import demo

PICTURES: Final = Path(__file__).parents[1] / "docs" / "pictures"
SIZE: Final = {"width": 1280, "height": 940}


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on the customer's phone: a shelf, a product on it, one of its variants."""

    language: str
    words: Wording
    shelf: str
    product: str
    variant: str


ON_ONE_LINE: Final = replace(WORDS_EN.reader, address="12 Harbour Road, Shanghai")
"""So that the merchant's whole card is in the picture."""

SHOWN: Final = (
    Shown("en", replace(WORDS_EN, reader=ON_ONE_LINE), "Lamps", "Mushroom Night Lamp", "Cream"),
    Shown("zh-Hans", WORDS_ZH, "灯具", "蘑菇小夜灯", "奶油白"),
)


async def take() -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium.find(), args=chromium.flags())
        for shown in SHOWN:
            with tempfile.TemporaryDirectory() as directory:
                async with demo(Path(directory)) as program:
                    await _take_one(browser, program.url, shown)
        await browser.close()


async def _take_one(browser: Browser, url: str, shown: Shown) -> None:
    async with phones(browser, url, shown.words.reader.locale, f"pictures-{shown.language}") as both:
        await both.page.set_viewport_size({"width": SIZE["width"], "height": SIZE["height"]})
        await both.merchant.reads(shown.words.reader.behind_the_counter)
        await buys(both, shown.words, units=1)
        await _look_at(both, shown)
        for phone in (both.customer, both.merchant):
            await phone.frame.locator("body").evaluate(COME_TO_REST)
        _keep(
            await both.page.screenshot(animations="disabled"), PICTURES / f"two-phones.{shown.language}.png"
        )


async def _look_at(both: Phones, shown: Shown) -> None:
    customer = both.customer
    await customer.write("/shop")
    for label in (shown.shelf, shown.product, shown.variant):
        await customer.press(label)
    await expect(customer.key(f"✓ {shown.variant}")).to_be_visible()
    if await customer.frame.get_by_test_id("newest").is_visible():
        await customer.frame.get_by_test_id("newest").click()
    await customer.frame.locator("#text").blur()


def _keep(png: bytes, path: Path) -> None:
    """In 256 colours, dithered: a third of the size, and no bands in the shades of the ground."""
    drawn = Image.open(BytesIO(png)).convert("RGB")
    colours = drawn.quantize(256, method=Image.Quantize.FASTOCTREE)
    drawn.quantize(palette=colours, dither=Image.Dither.FLOYDSTEINBERG).save(path, optimize=True)


if __name__ == "__main__":
    asyncio.run(take())
