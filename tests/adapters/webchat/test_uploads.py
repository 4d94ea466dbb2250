"""What people send: taken in, pictures made anew, or refused with what to do."""

from io import BytesIO
from urllib.parse import urlencode

import aiohttp
import pytest
from PIL import Image

from shopclerk.adapters.webchat.uploads import MOST_BYTES
from shopclerk.conversation.incoming import MOST_IN_A_DOCUMENT, Document, Photo
from shopclerk.core.domain.ids import FileId
from tests.adapters.webchat.browser import Browser
from tests.adapters.webchat.scripted_shop import ScriptedShop


def drawn(written_as: str = "PNG") -> bytes:
    target = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(target, written_as)
    return target.getvalue()


async def sent(
    browser: Browser,
    content: bytes | BytesIO,
    origin: str | None = None,
    query: str = "?id=update-1",
    to: str = "pictures",
) -> tuple[int, dict[str, str]]:
    headers = {"Origin": origin or browser.shop.url}
    url = f"{browser.shop.url}/chat/customer/{to}{query}"
    async with browser.session.post(url, data=content, headers=headers) as answer:
        told = await answer.json() if answer.content_type == "application/json" else {}
        return answer.status, told


async def test_a_picture_that_goes_up_is_said_in_the_chat(opened: Browser) -> None:
    async with opened.connect() as page:
        status, told = await sent(opened, drawn("JPEG"), query="?id=update-1&locale=zh-CN")
        assert status == 201
        await page.until("done")
        (line,) = (line for line in page.lines.values() if line["mine"])
        assert line["body"] == {"text": "", "picture": told["picture"], "update": "update-1"}
    (heard,) = opened.shop.heard
    assert (heard.said, heard.locale) == (Photo(FileId(told["picture"])), "zh-CN")


async def test_what_is_written_under_a_picture_goes_with_it(opened: Browser) -> None:
    async with opened.connect() as page:
        query = urlencode({"id": "update-1", "caption": "龙井茶，88，50\x00\n" + "x" * 480})
        status, told = await sent(opened, drawn(), query=f"?{query}")
        assert status == 201
        await page.until("done")
        (line,) = (line for line in page.lines.values() if line["mine"])
    caption = "龙井茶，88，50\n" + "x" * 480
    assert line["body"]["text"] == caption
    assert opened.shop.heard[0].said == Photo(FileId(told["picture"]), caption)


@pytest.mark.parametrize("to", ["pictures", "documents"])
async def test_a_file_answers_a_line(opened: Browser, to: str) -> None:
    async with opened.connect() as page:
        assert (await sent(opened, drawn(), query="?id=update-1&replies=7", to=to))[0] == 201
        await page.until("done")
        (line,) = (line for line in page.lines.values() if line["mine"])
    assert line["body"]["replies"] == 7
    assert opened.shop.heard[0].replies_to == "7"


async def test_a_long_text_under_a_picture_is_refused(opened: Browser) -> None:
    assert (await sent(opened, drawn(), query=f"?id=update-1&caption={'x' * 501}"))[0] == 400


async def test_a_picture_that_goes_up_twice_under_one_id_is_said_once(opened: Browser) -> None:
    async with opened.connect() as page:
        await sent(opened, drawn())
        await page.until("done")
        await sent(opened, drawn())
    assert len(opened.shop.heard) == 1


@pytest.mark.parametrize("query", ["", "?id=x", "?id=update-1&locale=%3Cb%3E", "?id=update-1&more=x"])
async def test_a_picture_without_an_id_of_ours_is_refused(opened: Browser, query: str) -> None:
    assert (await sent(opened, drawn(), query=query))[0] == 400
    assert opened.shop.heard == []


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


@pytest.mark.parametrize("to", ["pictures", "documents"])
async def test_another_sites_page_may_not_send_files(opened: Browser, to: str) -> None:
    assert (await sent(opened, drawn(), origin="https://evil.example", to=to))[0] == 403


@pytest.mark.parametrize("to", ["pictures", "documents"])
async def test_a_browser_without_our_cookie_may_not_send_files(shop: ScriptedShop, to: str) -> None:
    async with shop.open(), aiohttp.ClientSession() as session:
        url = f"{shop.url}/chat/customer/{to}?id=update-1"
        async with session.post(url, data=drawn(), headers={"Origin": shop.url}) as answer:
            assert answer.status == 401


async def test_a_document_is_said_with_its_bytes_and_shown_by_its_name(opened: Browser) -> None:
    content = "品名,价格\n龙井,88\n".encode("gb18030")
    query = urlencode({"id": "update-1", "name": "价格.csv", "caption": "new prices"})
    async with opened.connect() as page:
        assert await sent(opened, content, query=f"?{query}", to="documents") == (
            201,
            {"document": "价格.csv"},
        )
        await page.until("done")
        (line,) = (line for line in page.lines.values() if line["mine"])
    assert line["body"] == {"text": "📎 价格.csv\nnew prices", "update": "update-1"}
    (heard,) = opened.shop.heard
    assert heard.said == Document(FileId(""), "价格.csv", "new prices", content)


async def test_a_document_that_goes_up_twice_under_one_id_is_said_once(opened: Browser) -> None:
    async with opened.connect() as page:
        await sent(opened, b"a,b", to="documents")
        await page.until("done")
        await sent(opened, b"a,b", to="documents")
    assert len(opened.shop.heard) == 1


async def test_a_document_over_the_limit_is_refused(opened: Browser) -> None:
    content = BytesIO(b"x" * (MOST_IN_A_DOCUMENT + 1))
    assert await sent(opened, content, to="documents") == (413, {"why": "too_big"})
    assert opened.shop.heard == []
