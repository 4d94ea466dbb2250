"""`shopclerk demo`: a sample shop on this machine, two phones in the browser, sandboxes, its own database."""

import asyncio
import os
import shutil
import webbrowser
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from importlib.resources import as_file, files
from typing import Final

from tzlocal import get_localzone_name

from shopclerk.adapters.db.database import Database
from shopclerk.adapters.webchat.seats import Seat, Visitor
from shopclerk.app.catalogue import bring_in
from shopclerk.app.databases import opened, refusing, running
from shopclerk.app.discounts import Wanted, make_if_new, read
from shopclerk.app.serving import serve
from shopclerk.app.settings import HttpSettings, Settings, TermsSettings, load
from shopclerk.app.shipping_settings import shipping_list
from shopclerk.app.system import RandomIds, SystemClock
from shopclerk.app.telegram_settings import TelegramSettings
from shopclerk.app.website import Front
from shopclerk.core.domain.people import Role

DATABASE_URL: Final = "sqlite+pysqlite:///var/demo/shopclerk.db"
"""Never the reader's own database: the demo makes whoever looks its owner, and `--fresh` deletes it."""

HOST: Final = "127.0.0.1"
TICK: Final = timedelta(seconds=1)
INVITED_FOR: Final = timedelta(hours=1)


RETURN_FEE: Final = "12.00"
CODES: Final = (
    Wanted(code="WELCOME10", percent="10", minimum="50", per_customer=1),
    Wanted(code="TEA20", amount="20", minimum="150"),
)


def run_demo(*, fresh: bool, port: int | None, opens: bool) -> int:
    """Open the demo shop, with what was done in it before unless `fresh`."""
    settings = demo_settings(port)
    with refusing():
        if fresh:
            start_over(settings)
        asyncio.run(_demo(settings, opens))
    return 0


def demo_settings(port: int | None) -> Settings:
    """The reader's settings, but for what makes it a demo: this machine only, its own database, quick
    days.
    """
    given = load()
    return given.model_copy(
        update={
            "shop_name": given.shop_name if "shop_name" in given.model_fields_set else "Paper & Steam",
            "database_url": DATABASE_URL,
            "currency": "CNY",
            "timezone": given.timezone if "timezone" in given.model_fields_set else get_localzone_name(),
            "http": HttpSettings(host=HOST, port=given.http.port if port is None else port),
            "telegram": TelegramSettings(),
            "shipping": shipping_list(
                (files("shopclerk.app") / "sample" / "shipping.json").read_text("utf-8")
            ),
            "returns": given.returns.model_copy(update={"fee": RETURN_FEE}),
            "terms": TermsSettings(
                pay_within=timedelta(minutes=15),
                remind_before=timedelta(minutes=12),
                complete_after=timedelta(minutes=10),
                extend_by=timedelta(minutes=5),
                poll_every=timedelta(seconds=1),
                poll_at_most=timedelta(seconds=4),
            ),
        }
    )


def start_over(settings: Settings) -> None:
    """Forget what the demo shop has done, unless one is running on it."""
    if settings.directory.exists():
        with running(settings):
            shutil.rmtree(settings.directory)


def demo_front(settings: Settings) -> Front:
    """Two seats; who opens the merchant's and is not yet staff is invited to be the owner."""

    def seats(database: Database) -> Sequence[Seat]:
        return Seat("customer"), Seat("merchant", _invitation(database))

    return Front(seats=seats, phones=True, tick=TICK)


async def stock_sample(settings: Settings) -> None:
    """The sample catalogue and its discount codes, brought in by the same roads as a merchant's own."""
    async with opened(settings) as database:
        with as_file(files("shopclerk.app") / "sample") as sample:
            await bring_in(database, settings, sample / "catalogue.csv", sets_stock=False, shows=False)
        for wanted in CODES:
            await make_if_new(database, read(wanted, settings))


async def _demo(settings: Settings, opens: bool) -> None:
    await stock_sample(settings)

    async def told(url: str, *_: object) -> None:
        codes = " or ".join(wanted.code for wanted in CODES)
        print(f"\n  The demo shop is open: {url}/\n  Discount codes to try: {codes}", flush=True)
        print("  Stop it with Ctrl+C.\n", flush=True)
        if opens and _has_a_screen():
            await asyncio.to_thread(webbrowser.open, f"{url}/")

    await serve(settings, demo_front(settings), on_open=told)


def _invitation(database: Database) -> Callable[[Visitor], Awaitable[str | None]]:
    ids, clock = RandomIds(), SystemClock()

    async def invitation(visitor: Visitor) -> str | None:
        staff = await database.identities.reach(roles=(Role.CLERK, Role.OWNER))
        if any(reach.address == visitor.address for reach in staff):
            return None
        token = ids.token()
        await database.identities.invite(token, Role.OWNER, clock.now() + INVITED_FOR)
        return token

    return invitation


def _has_a_screen() -> bool:
    return (
        os.name != "posix"
        or os.uname().sysname == "Darwin"
        or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    )
