"""The pages and files, as a browser gets them."""

import json
import re

import aiohttp
import pytest

from shopclerk.adapters.memory.database import memory_database
from shopclerk.adapters.webchat.pages import ASSETS, STATIC
from shopclerk.adapters.webchat.seats import Seat, Visitor
from tests.adapters.webchat.browser import Browser, browser
from tests.adapters.webchat.echo import echo
from tests.adapters.webchat.scripted_shop import ScriptedShop

PAGES = ("chat.html", "phones.html")


@pytest.mark.parametrize(
    ("languages", "lang", "placeholder"),
    [
        ("en-GB,en", "en", "Write a message"),
        ("zh-CN,zh", "zh-Hans", "输入消息"),
        ("", "en", "Write a message"),
    ],
)
async def test_the_page_speaks_the_browsers_language(
    opened: Browser, languages: str, lang: str, placeholder: str
) -> None:
    text = await opened.visit(**{"Accept-Language": languages})
    assert f'<html lang="{lang}">' in text
    assert f'placeholder="{placeholder}"' in text


async def test_nothing_runs_in_the_page_but_its_own_files(opened: Browser) -> None:
    answer = await opened.session.get(f"{opened.shop.url}/chat/customer/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_no_inline_script_or_style_and_asks_nobody_else(page: str) -> None:
    text = (STATIC / page).read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"""(?:src|href)=["'](?!/)""", text)


def test_every_language_says_everything() -> None:
    english = json.loads((STATIC / "words.en.json").read_text(encoding="utf-8"))
    for file in STATIC.glob("words.*.json"):
        words = json.loads(file.read_text(encoding="utf-8"))
        assert words.keys() == english.keys(), file.name
        assert all(words.values()), file.name


def test_every_word_that_is_used_is_there() -> None:
    words = json.loads((STATIC / "words.en.json").read_text(encoding="utf-8"))
    given = {"shop", "initial", "seat", "status", "start"}
    for page in PAGES:
        assert set(re.findall(r"\{\{([^}]+)\}\}", (STATIC / page).read_text())) <= words.keys() | given
    for script in STATIC.glob("*.js"):
        assert set(re.findall(r"""word\("([^"]+)\"""", script.read_text())) <= words.keys(), script


@pytest.mark.parametrize("seat", ["customer", "merchant", "shop"])
def test_every_seat_has_a_word_beside_its_green_dot(seat: str) -> None:
    for file in STATIC.glob("words.*.json"):
        assert json.loads(file.read_text(encoding="utf-8"))[f"seat.{seat}"], file.name


async def test_every_file_of_the_page_is_served_with_its_type(opened: Browser) -> None:
    for name in ASSETS:
        async with opened.session.get(f"{opened.shop.url}/webchat/{name}") as answer:
            assert answer.status == 200, name
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            if name.endswith(".js"):
                assert answer.content_type == "text/javascript"


async def test_an_unchanged_file_is_not_sent_again(opened: Browser) -> None:
    url = f"{opened.shop.url}/webchat/chat.js"
    tag = (await opened.session.get(url)).headers["ETag"]
    assert (await opened.session.get(url, headers={"If-None-Match": tag})).status == 304


async def test_an_invitation_in_the_address_is_handed_to_the_page_as_text(opened: Browser) -> None:
    text = await opened.visit(query='?start="><script>alert(1)</script>')
    assert "<script>alert" not in text
    assert 'data-start="&quot;&gt;&lt;script&gt;' in text


async def test_whoever_sits_in_an_inviting_seat_is_invited_until_it_is_not_needed() -> None:
    asked: list[tuple[str, str]] = []

    async def invite(visitor: Visitor) -> str | None:
        asked.append((visitor.account, visitor.address))
        return "come-in" if len(asked) == 1 else None

    shop = ScriptedShop(memory_database(), echo, seats=(Seat("merchant", invite),))
    async with shop.open(), browser(shop) as visiting:
        assert 'data-start="come-in"' in await visiting.visit("merchant")
        assert 'data-start=""' in await visiting.visit("merchant")
        async with visiting.connect("merchant") as page:
            await page.ask("update-1", {"text": "hello"})
    assert asked == [(shop.heard[0].account, shop.heard[0].address)] * 2


async def test_the_two_phones_are_there_in_the_demo(shop: ScriptedShop) -> None:
    shop.phones = True
    async with shop.open(), aiohttp.ClientSession() as session:
        text = await (await session.get(shop.url, headers={"Accept-Language": "zh-CN"})).text()
    assert 'src="/chat/customer/"' in text
    assert 'src="/chat/merchant/"' in text
    assert "店主" in text


async def test_without_phones_the_first_page_leads_to_the_chat(opened: Browser) -> None:
    answer = await opened.session.get(f"{opened.shop.url}/", allow_redirects=False)
    assert (answer.status, answer.headers["Location"]) == (302, "/chat/customer/")
