"""What is said over the socket, and what comes back."""

import pytest

from shopclerk.conversation.incoming import Command, Location, Press, Text
from shopclerk.conversation.reply import Paragraph, Screen
from tests.adapters.webchat.browser import Browser, browser


async def test_what_was_typed_is_shown_kept_and_answered(opened: Browser) -> None:
    async with opened.connect() as page:
        await page.ask("update-1", {"text": "hello"})
        assert page.texts() == ["hello", "you wrote hello"]
        assert [line["mine"] for line in page.lines.values()] == [True, False]
    (heard,) = opened.shop.heard
    assert heard.said == Text("hello")
    assert heard.locale == "en-GB"
    assert heard.update_id == "update-1"


async def test_an_update_sent_again_counts_once(opened: Browser) -> None:
    async with opened.connect() as page:
        await page.ask("update-1", {"text": "hello"})
        await page.send("update-1", {"text": "hello"})
        assert await page.until("ack") == {"ack": "update-1"}
        await page.ask("update-2", {"text": "bye"})
    assert [heard.update_id for heard in opened.shop.heard] == ["update-1", "update-2"]
    assert page.texts() == ["hello", "you wrote hello", "bye", "you wrote bye"]


async def test_the_same_id_of_two_browsers_is_two_updates(opened: Browser) -> None:
    async with browser(opened.shop) as other, opened.connect() as page:
        await other.visit()
        async with other.connect() as foreign_page:
            await page.ask("update-1", {"text": "mine"})
            await foreign_page.ask("update-1", {"text": "yours"})
            assert page.texts() == ["mine", "you wrote mine"]
            assert foreign_page.texts() == ["yours", "you wrote yours"]


async def test_a_press_edits_its_message_and_leaves_a_note(opened: Browser) -> None:
    async with opened.connect() as page:
        await page.ask("update-1", {"text": "hello"})
        (answer,) = [line for line in page.lines.values() if not line["mine"]]
        await page.send("update-2", {"press": answer["body"]["rows"][0][0]["token"], "line": answer["id"]})
        assert (await page.until("toast"))["toast"] == "noted"
        assert page.texts() == ["hello", "pressed 1ho"]
        assert page.lines[answer["id"]]["cursor"] > answer["cursor"]
    assert opened.shop.heard[1].said == Press("1ho", str(answer["id"]))


async def test_a_slash_makes_a_command(opened: Browser) -> None:
    async with opened.connect() as page:
        await page.ask("update-1", {"text": "/SHIP 7K3F-22  SF123 "})
        assert page.texts()[0] == "/SHIP 7K3F-22  SF123"
        await page.ask("update-2", {"text": "/ no command"})
    assert [heard.said for heard in opened.shop.heard] == [
        Command("ship", "7K3F-22  SF123"),
        Text("/ no command"),
    ]


async def test_a_command_of_the_page_itself_is_not_shown(opened: Browser) -> None:
    async with opened.connect() as page:
        await page.ask("update-1", {"command": "start", "rest": "secret-invitation"})
        assert page.texts() == ["command start secret-invitation"]


async def test_a_place_is_shared_and_shown(opened: Browser) -> None:
    async with opened.connect() as page:
        await page.ask("update-1", {"latitude": 31.24590123, "longitude": -121.4907})
        assert page.texts() == ["📍 31.24590, -121.49070", "you are at 31.24590123, -121.4907"]
    assert opened.shop.heard[0].said == Location(31.24590123, -121.4907)


@pytest.mark.parametrize(
    "place", ['{"latitude": 91, "longitude": 0}', '{"latitude": NaN, "longitude": 0}', "{}"]
)
async def test_a_place_that_is_nowhere_is_refused(opened: Browser, place: str) -> None:
    async with opened.connect() as page:
        await page.socket.send_str(f'{{"id": "update-1", "say": {place}}}')
        assert (await page.until("refuse"))["why"] == "malformed"
    assert opened.shop.heard == []


async def test_markup_stays_text(opened: Browser) -> None:
    typed = "<img src=x onerror=alert(1)> &amp; *bold*"
    async with opened.connect() as page:
        await page.ask("update-1", {"text": typed})
        assert page.texts()[0] == typed


async def test_what_answers_a_line_names_it_and_is_shown_with_it(opened: Browser) -> None:
    async with opened.connect() as page:
        await page.ask("update-1", {"text": "hello"})
        await page.ask("update-2", {"text": "and you?"}, replies=2)
        await page.ask("update-3", {"latitude": 1.0, "longitude": 2.0}, replies=2)
        own = [line["body"] for line in page.lines.values() if line["mine"]]
    assert [body.get("replies") for body in own] == [None, 2, 2]
    assert "you wrote" not in str(own), "what is quoted is not kept again"
    assert [heard.replies_to for heard in opened.shop.heard] == [None, "2", "2"]


@pytest.mark.parametrize("line", ["-1", '"m7"', "9223372036854775808", "1.5"])
async def test_what_answers_no_line_is_refused(opened: Browser, line: str) -> None:
    async with opened.connect() as page:
        await page.socket.send_str(f'{{"id": "update-1", "say": {{"text": "hello"}}, "replies": {line}}}')
        assert (await page.until("refuse"))["why"] == "malformed"
    assert opened.shop.heard == []


async def test_a_page_that_comes_back_gets_what_it_missed_and_no_more(opened: Browser) -> None:
    async with opened.connect() as page:
        await page.ask("update-1", {"text": "one"})
    address = opened.shop.heard[0].address
    news = Screen(paragraphs=(Paragraph("news"),))
    await opened.shop.chat.show(address, news, at=None, key="news")
    await opened.shop.chat.show(address, news, at="2", key="edit")
    async with opened.connect(cursor=page.cursor) as again:
        await again.next()
        assert [(line["id"], line["body"]["paragraphs"][0]["text"]) for line in again.lines.values()] == [
            (3, "news"),
            (2, "news"),
        ]


async def test_a_new_page_gets_the_whole_history(opened: Browser) -> None:
    async with opened.connect() as page:
        await page.ask("update-1", {"text": "one"})
    async with opened.connect() as again:
        assert await again.next() == {"lines": [*page.lines.values()], "reset": False}


async def test_a_page_older_than_the_shop_starts_over(opened: Browser) -> None:
    async with opened.connect() as page:
        await page.ask("update-1", {"text": "one"})
    async with opened.connect(cursor=99) as again:
        frame = await again.next()
    assert frame["reset"]
    assert again.texts() == ["one", "you wrote one"]


async def test_every_open_page_of_a_chat_sees_the_same(opened: Browser) -> None:
    async with opened.connect() as page, opened.connect() as other:
        await page.ask("update-1", {"text": "one"})
        await other.until("done")
        assert other.lines == page.lines


async def test_showing_again_under_the_same_key_shows_once(opened: Browser) -> None:
    async with opened.connect() as page:
        await page.ask("update-1", {"text": "one"})
        address = opened.shop.heard[0].address
        screen = Screen(paragraphs=(Paragraph("news"),))
        first = await opened.shop.chat.show(address, screen, at=None, key="news")
        assert await opened.shop.chat.show(address, screen, at=None, key="news") == first
        await page.ask("update-2", {"text": "two"})
        assert page.texts().count("news") == 1


async def test_a_message_that_is_gone_is_shown_anew(opened: Browser) -> None:
    async with opened.connect() as page:
        await page.ask("update-1", {"text": "one"})
        address = opened.shop.heard[0].address
        for at in ("99", "telegram-7", ""):
            await opened.shop.chat.show(address, Screen(paragraphs=(Paragraph(at),)), at=at, key=f"k{at}")
        await page.ask("update-2", {"text": "two"})
        assert page.texts()[2:5] == ["99", "telegram-7", page.lines[5]["body"]["paragraphs"][0]["text"]]


async def test_a_restart_forgets_nothing(opened: Browser) -> None:
    shop = opened.shop
    async with opened.connect() as page:
        await page.ask("update-1", {"text": "one"})
        await shop.chat.close()
        assert (await page.socket.receive(timeout=30)).data == 1001
    async with opened.connect(cursor=page.cursor) as again:
        await again.next()
        await again.ask("update-2", {"text": "two"})
        assert again.texts() == ["two", "you wrote two"]
