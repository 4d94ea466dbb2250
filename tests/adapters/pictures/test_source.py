import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import aiohttp
import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.test_utils import TestServer, unused_port

from shopclerk.adapters.pictures.addresses import CheckedResolver, IpAddress, is_public
from shopclerk.adapters.pictures.decoding import MOST_BYTES
from shopclerk.adapters.pictures.source import HttpPictures, http_pictures
from shopclerk.core.ports.errors import Unavailable
from shopclerk.core.ports.files import FileRefused
from tests.adapters.pictures.drawing import drawn


def public_or_this_machine(address: IpAddress) -> bool:
    """The policy of these tests, whose server is on 127.0.0.1."""
    return is_public(address) or str(address) == "127.0.0.1"


@dataclass
class Site:
    """A site with one answer for each path, which counts what it was asked."""

    url: str = ""
    asked: list[str] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.path)
        match request.path.split("/")[1:]:
            case ["picture"]:
                return web.Response(body=drawn(), content_type="text/plain")
            case ["status", code]:
                return web.Response(status=int(code))
            case ["hop", "0"]:
                raise web.HTTPFound("/picture")
            case ["hop", left]:
                raise web.HTTPFound(f"/hop/{int(left) - 1}")
            case ["to"]:
                return web.Response(status=302, headers={"Location": request.query["url"]})
            case ["nowhere"]:
                return web.Response(status=302)
            case ["page"]:
                return web.Response(text="<html>", content_type="image/png")
            case ["endless"]:
                return await endless(request)
            case _:
                await asyncio.Event().wait()
                return web.Response()


async def endless(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    for _ in range(2 * MOST_BYTES // 65536):
        await response.write(bytes(65536))
    return response


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    site = Site()
    app = web.Application()
    app.router.add_get("/{path:.*}", site.answer)
    async with TestServer(app) as server:
        site.url = str(server.make_url("")).rstrip("/")
        yield site


@pytest.fixture
async def pictures() -> AsyncIterator[HttpPictures]:
    async with http_pictures(public_or_this_machine) as source:
        yield source


async def test_a_picture_is_known_by_its_content_not_by_what_the_site_calls_it(
    site: Site, pictures: HttpPictures
) -> None:
    assert (await pictures.fetch(f"{site.url}/picture")).media_type == "image/png"


async def test_a_page_is_refused_whatever_it_calls_itself(site: Site, pictures: HttpPictures) -> None:
    with pytest.raises(FileRefused):
        await pictures.fetch(f"{site.url}/page")


async def test_three_redirects_are_followed(site: Site, pictures: HttpPictures) -> None:
    assert (await pictures.fetch(f"{site.url}/hop/2")).content


async def test_a_fourth_redirect_is_not(site: Site, pictures: HttpPictures) -> None:
    with pytest.raises(FileRefused, match="redirects"):
        await pictures.fetch(f"{site.url}/hop/3")
    assert "/picture" not in site.asked


async def test_a_redirect_to_nowhere_is_refused(site: Site, pictures: HttpPictures) -> None:
    with pytest.raises(FileRefused):
        await pictures.fetch(f"{site.url}/nowhere")


@pytest.mark.parametrize("code", [204, 304, 400, 401, 403, 404, 410, 418])
async def test_an_answer_that_will_not_change_is_refused(
    site: Site, pictures: HttpPictures, code: int
) -> None:
    with pytest.raises(FileRefused, match=str(code)):
        await pictures.fetch(f"{site.url}/status/{code}")


@pytest.mark.parametrize("code", [408, 425, 429, 500, 502, 503, 599])
async def test_an_answer_that_may_change_is_unavailable(
    site: Site, pictures: HttpPictures, code: int
) -> None:
    with pytest.raises(Unavailable):
        await pictures.fetch(f"{site.url}/status/{code}")


async def test_reading_stops_at_the_limit(site: Site, pictures: HttpPictures) -> None:
    with pytest.raises(FileRefused, match="bytes"):
        await pictures.fetch(f"{site.url}/endless")


async def test_a_site_that_stays_silent_is_given_up(site: Site) -> None:
    async with http_pictures(public_or_this_machine, limits=aiohttp.ClientTimeout(total=0.05)) as impatient:
        with pytest.raises(Unavailable):
            await impatient.fetch(f"{site.url}/silent")


async def test_nobody_at_the_address_is_unavailable(pictures: HttpPictures) -> None:
    with pytest.raises(Unavailable):
        await pictures.fetch(f"http://127.0.0.1:{unused_port()}/")


async def test_a_name_nobody_has_is_unavailable(pictures: HttpPictures) -> None:
    with pytest.raises(Unavailable):
        await pictures.fetch("http://no-such-shop.invalid/picture.png")


@pytest.mark.parametrize(
    "url",
    ["", "picture.png", "ftp://example.com/a.png", "file:///etc/passwd", "http://", "http://[::1", "data:,"],
)
async def test_what_is_no_web_address_is_refused(pictures: HttpPictures, url: str) -> None:
    with pytest.raises(FileRefused):
        await pictures.fetch(url)


PRIVATE_HOSTS = [
    "127.0.0.1",
    "10.0.0.1",
    "169.254.169.254",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "localhost",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
]


@pytest.mark.parametrize("host", PRIVATE_HOSTS)
async def test_private_addresses_are_refused_by_default(host: str) -> None:
    async with http_pictures() as by_default:
        with pytest.raises(FileRefused):
            await by_default.fetch(f"http://{host}/latest/meta-data")


@pytest.mark.parametrize("host", PRIVATE_HOSTS[1:5])
async def test_a_redirect_to_a_private_address_is_refused(
    site: Site, pictures: HttpPictures, host: str
) -> None:
    with pytest.raises(FileRefused, match="not a public address"):
        await pictures.fetch(f"{site.url}/to?url=http://{host}/")


async def test_a_redirect_to_a_file_is_refused(site: Site, pictures: HttpPictures) -> None:
    with pytest.raises(FileRefused):
        await pictures.fetch(f"{site.url}/to?url=file:///etc/passwd")


class Turncoat(AbstractResolver):
    """A name that is public when it is first asked for and this machine's afterwards."""

    def __init__(self) -> None:
        self._answers = ["93.184.215.14", "127.0.0.1"]

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        answer = self._answers.pop(0)
        return [ResolveResult(hostname=host, host=answer, port=port, family=socket.AF_INET, proto=0, flags=0)]

    async def close(self) -> None:
        """Nothing is open."""


async def test_a_name_that_changes_its_meaning_is_caught_when_it_is_connected_to() -> None:
    resolver = CheckedResolver(is_public, Turncoat())
    assert [answer["host"] for answer in await resolver.resolve("rebinding.example", 80)] == ["93.184.215.14"]
    connector = aiohttp.TCPConnector(resolver=resolver, use_dns_cache=False)
    async with aiohttp.ClientSession(connector=connector) as session:
        source = HttpPictures(session=session, allowed=is_public, gate=asyncio.Semaphore(1))
        with pytest.raises(FileRefused, match="no public address"):
            await source.fetch("http://rebinding.example/picture.png")
