"""A disk that takes no more: whatever was acknowledged is kept, people read on, and all goes on with room."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import aiohttp

from tests.faults.aftermath import violated
from tests.faults.page import page
from tests.running.program import Program, demo

FULL: Final = 2**16
"""Bytes that a file may have: the log has fewer, the database has more."""


@dataclass(frozen=True, slots=True)
class Open:
    """Where the program answers."""

    url: str

    async def open(self) -> None:
        """It is."""


@contextmanager
def full_disk(program: Program) -> Iterator[None]:
    """The program's files do not grow while the block runs."""
    soft, hard = resource.prlimit(program.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(program.pid, resource.RLIMIT_FSIZE, (FULL, hard))
    try:
        yield
    finally:
        resource.prlimit(program.pid, resource.RLIMIT_FSIZE, (soft, hard))


async def test_a_full_disk_loses_nothing_and_the_shop_goes_on_when_there_is_room(tmp_path: Path) -> None:
    jar = aiohttp.CookieJar(unsafe=True)
    async with (
        demo(tmp_path) as program,
        aiohttp.ClientSession(cookie_jar=jar) as session,
        page(Open(program.url), session, "customer") as customer,
    ):
        await customer.open()
        for label in ("Browse the shop", "Tea", "Celadon Teapot", "400 ml"):
            await customer.press(label)
        await customer.reads("CN¥208.00\n400 ml")
        with full_disk(program):
            wish = await customer.press("Add to cart")
            await customer.is_refused(wish)
            async with session.get(f"{program.url}/chat/customer/") as read:
                assert read.status == 200
            async with session.get(f"{program.url}/health/ready") as ready:
                assert ready.status == 200
        await customer.is_heard(wish)
        await customer.press("Cart (1)")
        await customer.reads("Celadon Teapot")
        assert await program.stop() == 0
    assert await violated(tmp_path / "var" / "demo") == []
    assert "\nTraceback" not in program.log.read_text()
