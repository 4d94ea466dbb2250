"""The whole program, as it starts, runs and stops."""

import asyncio
import re
import signal
import socket
import time
from contextlib import closing
from pathlib import Path

import aiohttp
import pytest

from shopclerk.app.settings import SANDBOX_PHRASE
from tests.running.ports import free_port
from tests.running.program import Program, demo, shop, shopclerk

QUICK = 50.0
"""Seconds: a server that waits for its pages to leave takes a minute."""


async def page(program: Program, path: str) -> str:
    async with aiohttp.ClientSession() as session, session.get(program.url + path) as response:
        assert response.status == 200
        return await response.text()


async def listens(host: str, port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection(host, port)
    except OSError:
        return False
    writer.close()
    return True


def test_sandboxes_do_not_run_unless_a_setting_says_so_in_plain_words(tmp_path: Path) -> None:
    ended = shopclerk(tmp_path, "run", settings={"ALLOW_SANDBOX": "yes"})
    assert ended.returncode == 1
    assert f"SHOPCLERK_ALLOW_SANDBOX={SANDBOX_PHRASE}" in ended.stderr
    assert not (tmp_path / "var").exists()


async def test_one_process_runs_a_database_and_the_second_is_told_which(tmp_path: Path) -> None:
    async with shop(tmp_path) as first:
        settings = {"ALLOW_SANDBOX": SANDBOX_PHRASE, "HTTP__PORT": str(free_port())}
        second = await asyncio.to_thread(shopclerk, tmp_path, "run", settings=settings)
        assert second.returncode == 1
        assert f"in use by process {first.pid}" in second.stderr
        assert "Traceback" not in second.stderr
        assert "/webchat/chat.js" in await page(first, "/chat/shop/")


async def test_a_killed_process_leaves_no_lock_behind(tmp_path: Path) -> None:
    async with shop(tmp_path) as first:
        await first.kill()
        async with shop(tmp_path) as second:
            assert await second.stop() == 0


def test_a_busy_port_is_told_with_what_to_do(tmp_path: Path) -> None:
    with closing(socket.socket()) as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = str(busy.getsockname()[1])
        ended = shopclerk(tmp_path, "demo", "--no-open", "--port", port)
    assert ended.returncode == 1
    assert f"cannot listen on 127.0.0.1:{port}" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_stops_quickly_and_quietly_though_pages_are_open(tmp_path: Path, number: int) -> None:
    async with demo(tmp_path) as program:
        jar = aiohttp.CookieJar(unsafe=True)
        async with aiohttp.ClientSession(cookie_jar=jar) as session:
            async with session.get(f"{program.url}/chat/customer/"):
                pass
            address = f"{program.url}/chat/customer/socket?cursor=0"
            async with session.ws_connect(address, origin=program.url) as socket:
                await socket.receive_json()
                started = time.monotonic()
                assert await program.stop(number) == 0
                assert time.monotonic() - started < QUICK
                parting = await socket.receive()
                assert (parting.type, parting.data) == (
                    aiohttp.WSMsgType.CLOSE,
                    aiohttp.WSCloseCode.GOING_AWAY,
                )
        assert program.log.read_text() == ""


async def test_the_demo_listens_on_this_machine_only(tmp_path: Path) -> None:
    own = socket.gethostbyname(socket.gethostname())
    async with demo(tmp_path, settings={"HTTP__HOST": "0.0.0.0"}) as program:
        port = int(program.url.rpartition(":")[2])
        assert await listens("127.0.0.1", port)
        assert own.startswith("127.") or not await listens(own, port)


async def test_a_page_that_names_another_host_is_refused(tmp_path: Path) -> None:
    async with (
        demo(tmp_path) as program,
        aiohttp.ClientSession() as session,
        session.get(f"{program.url}/", headers={"Host": "evil.example"}) as response,
    ):
        assert response.status in {400, 403, 421}


async def test_what_was_said_survives_a_restart_until_one_starts_over(tmp_path: Path) -> None:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        port = free_port()
        async with demo(tmp_path, port=port) as program:
            assert await history(session, program, says="hello shop") == 1
            running = await asyncio.to_thread(shopclerk, tmp_path, "demo", "--fresh", "--no-open")
            assert running.returncode == 1
            assert f"in use by process {program.pid}" in running.stderr
            await program.stop()
        async with demo(tmp_path, port=port) as program:
            assert await history(session, program) == 1
            await program.stop()
        async with demo(tmp_path, "--fresh", port=port) as program:
            assert await history(session, program) == 0


async def test_what_is_taken_in_is_counted_by_where_it_came_from(tmp_path: Path) -> None:
    async with (
        aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session,
        demo(tmp_path) as program,
    ):
        await history(session, program, says="hello shop")
        assert 'shopclerk_updates_received_total{source="chat:web"} 1.0' in await page(program, "/metrics")


async def history(session: aiohttp.ClientSession, program: Program, says: str = "") -> int:
    """How many lines of the customer's own are on the page, after saying that."""
    async with session.get(f"{program.url}/chat/customer/"):
        pass
    address = f"{program.url}/chat/customer/socket?cursor=0"
    async with session.ws_connect(address, origin=program.url) as socket:
        lines = (await socket.receive_json())["lines"]
        if says:
            await socket.send_json({"id": "said-once", "say": {"text": says}})
            while not (frame := await socket.receive_json()).get("done"):
                lines += frame.get("lines", [])
        return sum(line["mine"] for line in lines)


async def test_an_invitation_makes_one_person_staff(tmp_path: Path) -> None:
    async with shop(tmp_path) as program:
        port = program.url.rpartition(":")[2]
        ended = await asyncio.to_thread(
            shopclerk, tmp_path, "staff", "invite", "--role", "clerk", settings={"HTTP__PORT": port}
        )
        assert ended.returncode == 0
        found = re.search(r"http://\S+\?start=(\S+)", ended.stdout)
        assert found
        assert found[0].startswith(f"{program.url}/chat/shop/?start=")
        assert "You are a clerk of this shop now." in await joined(program, found[1])
        assert "This invitation is used up or too old" in await joined(program, found[1])


async def joined(program: Program, token: str) -> str:
    """What somebody new reads who opens that invitation."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        async with session.get(f"{program.url}/chat/shop/", params={"start": token}) as response:
            assert f'data-start="{token}"' in await response.text()
        address = f"{program.url}/chat/shop/socket?cursor=0"
        async with session.ws_connect(address, origin=program.url) as socket:
            await socket.send_json({"id": "opened-it", "say": {"command": "start", "rest": token}})
            read = ""
            while not (frame := await socket.receive_json()).get("done"):
                read += str(frame)
            return read
