"""A page that is connected to one process, in a chat that another one answers."""

from collections.abc import Callable

from shopclerk.adapters.pictures.decoding import picture_from_bytes
from shopclerk.adapters.webchat.chat import WebChat
from shopclerk.conversation.reply import Paragraph, Screen, Toast
from shopclerk.core.domain.ids import FileId
from tests.adapters.webchat.browser import Browser
from tests.adapters.webchat.scripted_shop import RunningClock, ScriptedShop


def another_process(shop: ScriptedShop, tell: Callable[[str], None]) -> WebChat:
    """It serves no pages."""
    return WebChat(
        shop_name=lambda: "Tea & Paper",
        seats=(),
        transcript=shop.database.transcript,
        inbox=shop.database.inbox,
        files=shop.database.files,
        decode=picture_from_bytes,
        on_show=_nothing,
        clock=RunningClock(),
        wake=lambda: None,
        elsewhere=tell,
    )


async def _nothing(_: FileId) -> bool:
    return False


def saying(text: str) -> Screen:
    return Screen(paragraphs=(Paragraph(text),))


async def test_what_another_process_shows_is_seen_in_the_order_in_which_it_did(
    shop: ScriptedShop, opened: Browser
) -> None:
    async with opened.connect() as page:
        await page.ask("update-1", {"text": "hello"})
        there, address = another_process(shop, shop.chat.hear), shop.heard[0].address
        await there.show(address, saying("from elsewhere"), at=None, key="u2")
        there.handled(address, "u2")
        await there.show(address, Toast("noted"), at=None, key="u2:toast")
        await there.show("web:customer:somebody-else", Toast("for somebody else"), at=None, key="u3:toast")
        await there.show(address, Toast("the last"), at=None, key="u4:toast")
        frames = [await page.next() for _ in range(4)]
    assert [min(frame) for frame in frames] == ["lines", "done", "toast", "toast"]
    assert (frames[1], frames[2], frames[3]) == ({"done": "u2"}, {"toast": "noted"}, {"toast": "the last"})
    assert page.texts()[-1] == "from elsewhere"


async def test_what_nobody_told_is_seen_at_the_next_look(shop: ScriptedShop, opened: Browser) -> None:
    async with opened.connect() as page:
        await page.ask("update-1", {"text": "hello"})
        untold: list[str] = []
        there = another_process(shop, untold.append)
        await there.show(shop.heard[0].address, saying("from elsewhere"), at=None, key="u2")
        assert len(untold) == 1
        shop.chat.hear("")
        await page.until("lines")
        assert page.texts()[-1] == "from elsewhere"
