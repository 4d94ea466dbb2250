"""What the web chat refuses, and how."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from shopclerk.adapters.webchat.limits import Limits, Pace
from shopclerk.adapters.webchat.rendering import UnsafeLink, screen_body
from shopclerk.conversation.codec import encode
from shopclerk.conversation.reply import Link, Screen
from shopclerk.core.ports.errors import Unavailable
from tests.adapters.webchat.browser import Browser, browser
from tests.adapters.webchat.scripted_shop import ScriptedShop


async def test_the_cookie_is_out_of_reach_of_scripts_sites_and_seats(shop: ScriptedShop) -> None:
    async with shop.open(), aiohttp.ClientSession() as session:
        first = await session.get(f"{shop.url}/chat/customer/")
        second = await session.get(f"{shop.url}/chat/merchant/")
    cookie = first.cookies["shopclerk_customer"]
    assert len(cookie.value) == 64
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["path"] == "/chat/customer/"
    assert not cookie["secure"]
    assert second.cookies["shopclerk_merchant"].value != cookie.value


async def test_over_https_the_cookie_never_travels_in_the_clear(shop: ScriptedShop) -> None:
    shop.secure = True
    async with shop.open(), aiohttp.ClientSession() as session:
        answer = await session.get(f"{shop.url}/chat/customer/")
    assert answer.cookies["shopclerk_customer"]["secure"]


async def test_a_browser_keeps_its_name_and_a_made_up_cookie_gets_a_new_one(shop: ScriptedShop) -> None:
    async with shop.open(), aiohttp.ClientSession() as session:
        url = f"{shop.url}/chat/customer/"
        given = (await session.get(url)).cookies["shopclerk_customer"].value
        kept = await session.get(url, headers={"Cookie": f"shopclerk_customer={given}"})
        made_up = await session.get(url, headers={"Cookie": "shopclerk_customer=admin"})
    assert kept.cookies["shopclerk_customer"].value == given
    assert len(made_up.cookies["shopclerk_customer"].value) == 64


async def test_the_address_and_the_account_do_not_tell_the_cookie(opened: Browser) -> None:
    async with opened.connect() as page:
        await page.ask("update-1", {"text": "hello"})
    secret = next(iter(opened.session.cookie_jar)).value
    (heard,) = opened.shop.heard
    assert heard.address.startswith("web:customer:")
    assert heard.account.startswith("web:")
    assert secret not in heard.address + heard.account


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://127.0.0.1:1"])
async def test_another_sites_page_may_not_connect(opened: Browser, origin: str | None) -> None:
    url = f"{opened.shop.url}/chat/customer/socket"
    with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
        await opened.session.ws_connect(url, origin=origin)


async def test_a_browser_without_a_cookie_is_sent_for_one(shop: ScriptedShop) -> None:
    async with shop.open(), browser(shop) as stranger, stranger.connect() as page:
        assert (await page.socket.receive(timeout=30)).data == 4401


@pytest.mark.parametrize("path", ["/chat/owner/", "/chat/owner/socket", "/webchat/chat.html", "/webchat/x"])
async def test_there_is_nothing_but_what_is_there(opened: Browser, path: str) -> None:
    assert (await opened.session.get(opened.shop.url + path)).status == 404


@pytest.mark.parametrize("cursor", ["-1", "x", "9" * 30, "²"])
async def test_a_cursor_is_a_number(opened: Browser, cursor: str) -> None:
    url = f"{opened.shop.url}/chat/customer/socket?cursor={cursor}"
    with pytest.raises(aiohttp.WSServerHandshakeError, match="400"):
        await opened.session.ws_connect(url, origin=opened.shop.url)


@pytest.mark.parametrize(
    ("say", "why"),
    [
        ({"text": "x" * 4097}, "too_long"),
        ({"text": " \n\x00 "}, "empty"),
        ({"text": 7}, "malformed"),
        ({"text": "x", "press": "1ho"}, "malformed"),
        ({"press": "x" * 65, "line": 1}, "malformed"),
        ({"press": "1ho", "line": -1}, "malformed"),
        ({"press": "1ho", "line": 2**63}, "malformed"),
        ({"command": "/start"}, "malformed"),
        ({}, "malformed"),
    ],
)
async def test_a_refused_update_is_named_and_the_connection_goes_on(
    opened: Browser, say: dict[str, Any], why: str
) -> None:
    async with opened.connect() as page:
        await page.send("update-1", say)
        assert await page.until("refuse") == {"refuse": "update-1", "why": why}
        await page.ask("update-2", {"text": "x" * 4096})
    assert [heard.update_id for heard in opened.shop.heard] == ["update-2"]


@pytest.mark.parametrize("frame", ["", "[]", "{", '{"id": "../../x"}', '{"id": "update-1\\ud800"}'])
async def test_a_frame_that_is_no_update_is_refused(opened: Browser, frame: str) -> None:
    async with opened.connect() as page:
        await page.socket.send_str(frame)
        assert await page.until("refuse") == {"refuse": None, "why": "malformed"}


async def test_too_many_updates_at_once_are_to_be_sent_again(shop: ScriptedShop) -> None:
    shop.limits = Limits(burst=2, per_second=0.001)
    async with shop.open(), browser(shop) as visiting:
        await visiting.visit()
        async with visiting.connect() as page:
            await page.ask("update-1", {"text": "one"})
            await page.ask("update-2", {"text": "two"})
            await page.send("update-3", {"text": "three"})
            assert await page.until("refuse") == {"refuse": "update-3", "why": "too_fast"}
    assert len(shop.heard) == 2


def test_the_pace_recovers_with_time_and_saves_no_more_than_a_burst() -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    pace = Pace(Limits(burst=2, per_second=1), now)
    assert [pace.allows(now) for _ in range(3)] == [True, True, False]
    now += timedelta(seconds=1)
    assert [pace.allows(now) for _ in range(2)] == [True, False]
    now += timedelta(hours=1)
    assert [pace.allows(now) for _ in range(3)] == [True, True, False]


async def test_of_too_many_pages_the_oldest_leaves(shop: ScriptedShop) -> None:
    shop.limits = Limits(connections=2)
    async with shop.open(), browser(shop) as visiting:
        await visiting.visit()
        async with visiting.connect() as first, visiting.connect() as second:
            await first.next()
            await second.next()
            async with visiting.connect() as third:
                assert (await first.socket.receive(timeout=30)).data == 4409
                await third.ask("update-1", {"text": "hello"})
                await second.until("done")


async def test_an_update_that_cannot_be_kept_is_not_acknowledged(opened: Browser) -> None:
    def full() -> None:
        raise Unavailable("the disk is full")

    memory = opened.shop.database.memory
    async with opened.connect() as page:
        memory.before_commit = full
        await page.send("update-1", {"text": "hello"})
        assert await page.until("refuse") == {"refuse": "update-1", "why": "busy"}
        memory.before_commit = lambda: None
        await page.ask("update-1", {"text": "hello"})
        assert page.texts() == ["hello", "you wrote hello"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", ""])
def test_a_link_leads_to_a_page_and_nowhere_else(url: str) -> None:
    link = Link("Pay", "https://pay.example/1")
    screen_body(Screen(paragraphs=(), rows=((link,),)), encode)
    with pytest.raises(UnsafeLink):
        screen_body(Screen(paragraphs=(), rows=((replace(link, url=url),),)), encode)
