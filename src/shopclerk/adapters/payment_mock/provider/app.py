"""The provider put together, to be mounted in another application or started alone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from aiohttp import web

from shopclerk.adapters.payment_mock.provider.api import MerchantApi
from shopclerk.adapters.payment_mock.provider.events import Events
from shopclerk.adapters.payment_mock.provider.fault_api import FaultApi
from shopclerk.adapters.payment_mock.provider.gate import gate
from shopclerk.adapters.payment_mock.provider.money_api import MoneyApi
from shopclerk.adapters.payment_mock.provider.owed import OwedWebhooks
from shopclerk.adapters.payment_mock.provider.page import PayPage
from shopclerk.adapters.payment_mock.provider.payments import Payments
from shopclerk.adapters.payment_mock.provider.refunds import Refunds
from shopclerk.adapters.payment_mock.provider.scripts import Scripts
from shopclerk.adapters.payment_mock.provider.sender import WebhookSender
from shopclerk.adapters.payment_mock.provider.settings import Now, ProviderSettings, utc_now
from shopclerk.adapters.payment_mock.provider.store import Store


def create_provider_app(settings: ProviderSettings, *, now: Now = utc_now) -> web.Application:
    """An application that sends its webhooks as long as it runs; `add_subapp` mounts it anywhere.

    Mounted, `settings.public_url` includes the prefix. It is for demo and tests: no real money moves, so
    whoever starts it elsewhere must have been told to. Raises ValueError when the webhook secret is not
    base64.
    """
    store = Store(settings.file)
    payments, scripts, closing = Payments(store), Scripts(store), asyncio.Event()
    sender = WebhookSender(
        OwedWebhooks(store), url=settings.webhook_url, secret=settings.webhook_secret, now=now
    )

    async def running(_: web.Application) -> AsyncIterator[None]:
        await scripts.add(settings.faults)
        sending = asyncio.create_task(sender.run(), name="sandbox payment webhooks")
        yield
        sending.cancel()
        with suppress(asyncio.CancelledError):
            await sending
        await store.close()

    async def close_held(_: web.Application) -> None:
        closing.set()

    app = web.Application(middlewares=[gate(scripts, closing)])
    app.on_shutdown.append(close_held)
    app.add_routes(FaultApi(scripts, settings.api_key).routes())
    app.add_routes(MerchantApi(payments, settings, now, sender.wake).routes())
    app.add_routes(MoneyApi(Refunds(store), Events(store), settings.api_key, now, sender.wake).routes())
    app.add_routes(PayPage(payments, sender, settings, now).routes())
    app.cleanup_ctx.append(running)
    return app


def run(settings: ProviderSettings, *, host: str = "127.0.0.1", port: int = 9001) -> None:
    """Serve the provider alone until it is interrupted."""
    web.run_app(create_provider_app(settings), host=host, port=port, print=None)
