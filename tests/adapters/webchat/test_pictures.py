"""Who may see which picture, and for how long it is kept on the way."""

from io import BytesIO

import aiohttp
import pytest
from PIL import Image

from shopclerk.adapters.memory.database import MemoryDatabase
from shopclerk.conversation.reply import Album, Attachment, Paragraph, Screen
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.files import File
from tests.adapters.webchat.browser import Browser, browser
from tests.contracts.examples import Decisions, commit, product


def drawn() -> bytes:
    target = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(target, "PNG")
    return target.getvalue()


async def kept(database: MemoryDatabase) -> FileId:
    return await database.files.put(File(drawn(), "image/png"))


async def sent(opened: Browser) -> str:
    url = f"{opened.shop.url}/chat/customer/pictures?id=update-1"
    async with opened.session.post(url, data=drawn(), headers={"Origin": opened.shop.url}) as answer:
        name: str = (await answer.json())["picture"]
        return name


async def asked(who: Browser, name: str, seat: str = "customer") -> aiohttp.ClientResponse:
    return await who.session.get(f"{who.shop.url}/chat/{seat}/files/{name}")


async def test_a_products_picture_is_anybodys_and_kept_for_good(opened: Browser) -> None:
    name = await kept(opened.shop.database)
    await commit(opened.shop.database, Decisions().of(product(pictures=(name,))))
    async with aiohttp.ClientSession() as stranger:
        answer = await stranger.get(f"{opened.shop.url}/chat/customer/files/{name}")
        assert await answer.read() == drawn()
    assert answer.content_type == "image/png"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


async def test_a_picture_that_was_sent_is_the_senders_and_nothing_keeps_it(opened: Browser) -> None:
    answer = await asked(opened, await sent(opened))
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "private, no-store"


async def test_who_was_shown_an_album_or_a_file_sees_what_is_in_it(opened: Browser) -> None:
    shop = opened.shop
    name = await kept(shop.database)
    note = await shop.database.files.put(File(b"%PDF-1.4", "application/pdf"))
    async with opened.connect() as page:
        await page.ask("update-1", {"text": "let me see it"})
    address = shop.heard[0].address
    assert (await asked(opened, name)).status == 404
    await shop.chat.show(address, Album((FileId("0" * 64), name)), at=None, key="album")
    await shop.chat.show(address, Attachment("note", note), at=None, key="note")
    assert [(await asked(opened, each)).status for each in (name, note)] == [200, 200]


async def test_another_customer_who_knows_its_name_does_not_see_it(opened: Browser) -> None:
    name = await sent(opened)
    async with browser(opened.shop) as other:
        await other.visit()
        assert (await asked(other, name)).status == 404


async def test_a_browser_without_our_cookie_does_not_see_it(opened: Browser) -> None:
    name = await sent(opened)
    async with browser(opened.shop) as stranger:
        assert (await asked(stranger, name)).status == 404


async def test_staff_see_it_once_the_case_is_shown_to_them(opened: Browser) -> None:
    name = await sent(opened)
    async with browser(opened.shop) as staff:
        await staff.visit("merchant")
        async with staff.connect("merchant") as page:
            await page.ask("update-2", {"text": "show me the case"})
        assert (await asked(staff, name, "merchant")).status == 404
        case = Screen(paragraphs=(Paragraph("The lid has a crack."),), picture=FileId(name))
        await opened.shop.chat.show(opened.shop.heard[-1].address, case, at=None, key="case")
        answer = await asked(staff, name, "merchant")
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "private, no-store"


async def test_a_picture_is_not_said_by_its_name(opened: Browser) -> None:
    """Else who knows the name of another's could bring it into their own chat, and see it there."""
    name = await sent(opened)
    async with browser(opened.shop) as other:
        await other.visit()
        async with other.connect() as page:
            await page.send("update-2", {"picture": name})
            assert await page.until("refuse") == {"refuse": "update-2", "why": "malformed"}
        assert (await asked(other, name)).status == 404


@pytest.mark.parametrize("name", ["0" * 64, "x", "..%2f..%2fetc%2fpasswd"])
async def test_a_picture_that_is_not_there_is_not_found(opened: Browser, name: str) -> None:
    assert (await asked(opened, name)).status == 404


async def test_a_seat_that_there_is_not_shows_no_pictures(opened: Browser) -> None:
    name = await kept(opened.shop.database)
    assert (await asked(opened, name, "nobody")).status == 404
