"""One shop, several processes."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import aiohttp
import pytest

from shopclerk.adapters.db.sealer import Sealer
from shopclerk.app.cli import main
from shopclerk.app.roles import Role
from shopclerk.app.settings import SANDBOX_PHRASE
from tests.faults.page import Page, page
from tests.postgres.databases import empty_shop
from tests.running.ports import free_port
from tests.running.program import Program, start

TEAS: Final = Path(__file__).parents[2] / "docs" / "examples" / "teas.csv"


@dataclass(frozen=True, slots=True)
class Town:
    """A shop whose roles are played by a process each."""

    url: str
    programs: Sequence[Program]

    async def open(self) -> None:
        """It is."""


Says: TypeAlias = Callable[..., Awaitable[str]]
"""Give a command here; answers what it said."""


@pytest.fixture
def command(workplace: Path, capsys: pytest.CaptureFixture[str]) -> Says:
    async def given(*words: str) -> str:
        assert await asyncio.to_thread(main, words) == 0
        return capsys.readouterr().out

    return given


@asynccontextmanager
async def town(directory: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    port = free_port()
    async with empty_shop() as database, AsyncExitStack() as stack:
        settings = {
            "DATABASE_URL": database,
            "SECRET_KEYS": Sealer.new_key(),
            "ALLOW_SANDBOX": SANDBOX_PHRASE,
            "HTTP__PORT": str(port),
            "TERMS__POLL_EVERY": "PT1S",
            "SANDBOX__DAY": "PT0.1S",
            "LOG_LEVEL": "debug",
        }
        for name, value in settings.items():
            monkeypatch.setenv(f"SHOPCLERK_{name}", value)
        started = await asyncio.gather(
            *(start(("-m", "shopclerk", "run", "--roles", role), directory, port, settings) for role in Role)
        )
        for program in started:
            stack.push_async_callback(program.kill)
        yield Town(f"http://127.0.0.1:{port}", started)


async def press(where: Page, *labels: str) -> None:
    for label in labels:
        await where.is_answered(await where.press(label))


async def write(where: Page, text: str, *, after: str) -> None:
    await where.reads(after)
    await where.is_answered(await where.write(text))


async def test_four_processes_with_a_role_each_carry_an_order_through_and_end_well(
    workplace: Path, command: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with (
        town(workplace, monkeypatch) as shop,
        aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session,
        aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as elsewhere,
        page(shop, session, "shop") as customer,
        page(shop, elsewhere, "shop") as merchant,
    ):
        await command("catalogue", "import", str(TEAS))
        invited = re.search(r"\?start=(\S+)", await command("staff", "invite"))
        assert invited
        await merchant.is_answered(await merchant.say({"command": "start", "rest": invited[1]}))
        await customer.open()
        await press(
            customer, "Browse the shop", "Tea", "Green tea", "50 g", "Add to cart", "Cart (1)", "Check out"
        )
        await write(customer, "Ada Marlowe", after="Who is the parcel for?")
        await write(customer, "138 0013 8000", after="Which phone number")
        await write(customer, "12 Harbour Road, Shanghai", after="Where should it go?")
        await press(customer, "Place the order", "Alipay")
        async with session.post(
            await customer.link("Alipay"), data={"action": "pay", "method": "alipay"}
        ) as paid:
            assert paid.status == 200
        await customer.reads("Thank you! Order")
        number = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{2}", await merchant.reads("Awaiting shipment"))
        assert number
        await write(merchant, f"ship {number[0]} SF1234567890", after="Awaiting shipment")
        await customer.reads("Is everything there?")
        await press(customer, "I have received it", "Yes, all of it")
        for each in (customer, merchant):
            await each.reads("Completed")
        assert set(await asyncio.gather(*(program.stop() for program in shop.programs))) == {0}
        assert "Breaches: 0" in await command("audit")
        assert "rror" not in (workplace / "stderr.txt").read_text()


def test_on_sqlite_one_process_does_everything(
    workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHOPCLERK_ALLOW_SANDBOX", SANDBOX_PHRASE)
    assert main(["run", "--roles", "relay,chat"]) == 1
    told = capsys.readouterr().err
    assert "on SQLite one process does everything, but this one was to do chat, relay only" in told
    assert not (workplace / "var").exists()


def test_who_serves_no_pages_has_to_know_where_they_are(
    workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHOPCLERK_ALLOW_SANDBOX", SANDBOX_PHRASE)
    monkeypatch.setenv("SHOPCLERK_HTTP__PORT", "0")
    monkeypatch.setenv("SHOPCLERK_DATABASE_URL", "postgresql+asyncpg://nobody@127.0.0.1:1/none")
    assert main(["run", "--roles", "relay"]) == 1
    assert "set SHOPCLERK_HTTP__PORT" in capsys.readouterr().err


@pytest.mark.parametrize(("roles", "refusal"), [("chat,cook", "cook is no role"), (" ,", "names no role")])
def test_a_role_that_nobody_knows_is_refused_with_the_choices(
    roles: str, refusal: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["run", "--roles", roles])
    assert ended.value.code == 2
    assert f"{refusal}; choose among http, chat, scheduler, relay" in capsys.readouterr().err
