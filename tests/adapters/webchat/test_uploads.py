"""Pictures that people send: taken in, made anew, or refused with what to do."""

from io import BytesIO

import aiohttp
import pytest
from PIL import Image

from shopclerk.adapters.webchat.uploads import MOST_BYTES
from shopclerk.conversation.incoming import Photo
from shopclerk.core.domain.ids import FileId
from tests.adapters.webchat.browser import Browser
from tests.adapters.webchat.scripted_shop import ScriptedShop


def drawn(written_as: str = "PNG") -> bytes:
    target = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(target, written_as)
    return target.getvalue()


async def sent(
    browser: Browser, content: bytes | BytesIO, origin: str | None = None
) -> tuple[int, dict[str, str]]:
    headers = {"Origin": origin or browser.shop.url}
    url = f"{browser.shop.url}/chat/customer/pictures"
    async with browser.session.post(url, data=content, headers=headers) as answer:
        told = await answer.json() if answer.content_type == "application/json" else {}
        return answer.status, told


async def test_a_picture_goes_up_and_is_said_by_its_name(opened: Browser) -> None:
    status, told = await sent(opened, drawn("JPEG"))
    assert status == 201
    async with opened.connect() as page:
        await page.ask("update-1", {"picture": told["picture"]})
        (line,) = (line for line in page.lines.values() if line["mine"])
        assert line["body"]["picture"] == told["picture"]
    (heard,) = opened.shop.heard
    assert heard.said == Photo(FileId(told["picture"]))
    async with opened.session.get(f"{opened.shop.url}/files/{told['picture']}") as shown:
        assert shown.content_type == "image/jpeg"


async def test_the_same_picture_is_kept_once(opened: Browser) -> None:
    assert await sent(opened, drawn()) == await sent(opened, drawn())


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"%PDF-1.7", b"GIF89a"])
async def test_what_is_no_picture_is_refused(opened: Browser, content: bytes) -> None:
    assert await sent(opened, content) == (415, {"why": "not_a_picture"})


async def test_a_picture_over_the_limit_is_refused(opened: Browser) -> None:
    assert await sent(opened, BytesIO(b"x" * (MOST_BYTES + 1))) == (413, {"why": "too_big"})


async def test_many_pictures_at_once_are_refused(opened: Browser) -> None:
    answers = [await sent(opened, drawn()) for _ in range(14)]
    assert answers[-1] == (429, {"why": "too_fast"})
    assert answers[0][0] == 201


async def test_another_sites_page_may_not_send_pictures(opened: Browser) -> None:
    assert (await sent(opened, drawn(), origin="https://evil.example"))[0] == 403


async def test_a_browser_without_our_cookie_may_not_send_pictures(shop: ScriptedShop) -> None:
    async with shop.open(), aiohttp.ClientSession() as session:
        url = f"{shop.url}/chat/customer/pictures"
        async with session.post(url, data=drawn(), headers={"Origin": shop.url}) as answer:
            assert answer.status == 401


async def test_a_picture_that_never_came_cannot_be_said(opened: Browser) -> None:
    async with opened.connect() as page:
        await page.send("update-1", {"picture": "0" * 64})
        assert await page.until("refuse") == {"refuse": "update-1", "why": "malformed"}
    assert opened.shop.heard == []
