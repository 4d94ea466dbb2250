"""The whole bot: a shop as the program runs it, on SQLite with durable commits.

    python -m benchmarks.telegram.shop aiogram|ptb URL FOLDER

A press changes the cart: the webhook keeps it in the inbox, the worker takes it up, the use case commits, the
cart is shown, and where the chat stands is saved. Telegram's limits are not kept: they would be measured.
"""

import asyncio
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from benchmarks.databases import KEY
from benchmarks.shop import Shop
from benchmarks.telegram.loopback import SECRET, TOKEN
from benchmarks.telegram.running import free_port, until_told
from shopclerk.adapters.telegram.pace import Pace
from shopclerk.app.garbage import spare_what_is_there
from shopclerk.app.serving import shop_open
from shopclerk.app.settings import Settings
from shopclerk.app.telegram import Telegram
from shopclerk.app.website import Front
from shopclerk.conversation.actions.shopping import SetQuantity
from shopclerk.conversation.codec import encode

PLENTY: Final = 10_000_000
UNLIMITED: Final = Pace((PLENTY, 1.0), (PLENTY, 1.0), (PLENTY, 1.0))
PRODUCTS: Final = 200
FRONT: Final = Front(seats=lambda _: (), phones=False, tick=timedelta(seconds=5))


def settings(framework: str, url: str, folder: str, port: int) -> Settings:
    return Settings.model_validate(
        {
            "database_url": f"sqlite+pysqlite:///{Path(folder, 'shop.db')}",
            "secret_keys": [KEY],
            "http": {"port": port, "public_url": "http://localhost", "allowed_hosts": ["*"]},
            "telegram": {
                "token": TOKEN,
                "driver": framework,
                "mode": "webhook",
                "webhook_secret": SECRET,
                "api_url": url,
            },
        }
    )


async def _main(framework: str, url: str, folder: str) -> None:
    told: dict[str, Any] = {"port": free_port()}

    async def stock(_: str, telegram: Telegram | None) -> None:
        assert telegram is not None
        shop = Shop(database=telegram.database)
        await shop.stock(PRODUCTS, PLENTY)
        told["tokens"] = [encode(SetQuantity(shop.skus[0], units)) for units in (1, 2)]

    chosen = settings(framework, url, folder, int(told["port"]))
    async with shop_open(chosen, FRONT, on_open=stock, pace=UNLIMITED):
        spare_what_is_there()
        await until_told(told)


if __name__ == "__main__":
    asyncio.run(_main(*sys.argv[1:]))
