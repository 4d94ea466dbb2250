"""The sandbox payment provider and carrier: where the shop finds them, and who may start them."""

from collections.abc import Mapping
from pathlib import Path

import aiohttp
from aiohttp import web

from shopclerk.adapters.carrier_mock.client import SandboxCarrier
from shopclerk.adapters.carrier_mock.server import create_app as create_carrier
from shopclerk.adapters.carrier_mock.server import run as run_carrier
from shopclerk.adapters.payment_mock.gateway import METHODS, SandboxPayments
from shopclerk.adapters.payment_mock.provider.app import create_provider_app
from shopclerk.adapters.payment_mock.provider.app import run as run_payment
from shopclerk.adapters.payment_mock.provider.settings import ProviderSettings
from shopclerk.adapters.payment_mock.webhooks import PATH as WEBHOOK_PATH
from shopclerk.app.refusals import Refused
from shopclerk.app.settings import CARRIER_PHRASE, SANDBOX_PHRASE, Settings, load
from shopclerk.app.system import SystemClock

PAYMENT_MOUNT = "/sandbox/payment"
CARRIER_MOUNT = "/sandbox/carrier"


def must_be_allowed(settings: Settings, *, for_payment: bool) -> None:
    """Sandboxes start only by a setting that says so in plain words: the carrier's, and the provider's unless
    money is taken elsewhere.
    """
    if settings.allows_sandbox(for_payment=for_payment):
        return
    if for_payment:
        raise Refused(
            "the only payment provider and carrier set up are sandboxes: no real money moves and no parcel "
            "travels.\nTo try the shop, use `shopclerk demo`; to run it with sandboxes all the same, set\n"
            f"  SHOPCLERK_ALLOW_SANDBOX={SANDBOX_PHRASE}"
        )
    raise Refused(
        "money is taken in Telegram, but the only carrier set up is a sandbox: it makes up where parcels are."
        f"\nTo run the shop all the same, set\n  SHOPCLERK_ALLOW_SANDBOX={CARRIER_PHRASE}"
    )


def payments(
    settings: Settings, session: aiohttp.ClientSession, own_url: str, *, offered: bool
) -> SandboxPayments:
    """The gateway to the provider that runs alone, or else inside this server. Not `offered`, it only settles
    what was paid by it before.
    """
    url = settings.sandbox.payment_url or own_url + PAYMENT_MOUNT
    key = settings.sandbox.api_key.get_secret_value()
    return SandboxPayments(session, url=str(url), key=key, methods=METHODS if offered else ())


def carrier(settings: Settings, session: aiohttp.ClientSession, own_url: str) -> SandboxCarrier:
    """The carrier that runs alone, or else inside this server."""
    url = str(settings.sandbox.carrier_url or own_url + CARRIER_MOUNT).rstrip("/")
    return SandboxCarrier(session=session, url=url, key=settings.sandbox.api_key.get_secret_value())


def mounts(settings: Settings, own_url: str, public_url: str) -> Mapping[str, web.Application]:
    """The sandboxes that run inside this server."""
    inside: dict[str, web.Application] = {}
    if settings.sandbox.payment_url is None:
        provider = _provider(settings, f"{public_url}{PAYMENT_MOUNT}", own_url)
        inside[PAYMENT_MOUNT] = create_provider_app(provider)
    if settings.sandbox.carrier_url is None:
        inside[CARRIER_MOUNT] = create_carrier(
            settings.directory / "sandbox-carrier.db",
            key=settings.sandbox.api_key.get_secret_value(),
            now=SystemClock().now,
            day=settings.sandbox.day,
        )
    return inside


def run_sandbox(what: str, port: int) -> int:
    """`shopclerk sandbox payment|carrier`: one of them alone, until interrupted."""
    settings = load()
    must_be_allowed(settings, for_payment=what == "payment" or settings.allow_sandbox != CARRIER_PHRASE)
    Path(settings.directory).mkdir(parents=True, exist_ok=True)
    print(f"sandbox {what} at http://127.0.0.1:{port} (no real money, no real parcels)")
    if what == "payment":
        shop = settings.http.public_url or f"http://127.0.0.1:{settings.http.port}"
        run_payment(_provider(settings, f"http://127.0.0.1:{port}", str(shop).rstrip("/")), port=port)
    else:
        key = settings.sandbox.api_key.get_secret_value()
        state = settings.directory / "sandbox-carrier.db"
        run_carrier(host="127.0.0.1", port=port, state=state, key=key, day=settings.sandbox.day)
    return 0


def _provider(settings: Settings, public_url: str, shop_url: str) -> ProviderSettings:
    return ProviderSettings(
        file=settings.directory / "sandbox-payment.db",
        public_url=public_url,
        api_key=settings.sandbox.api_key.get_secret_value(),
        webhook_url=shop_url + WEBHOOK_PATH,
        webhook_secret=settings.sandbox.webhook_secret.get_secret_value(),
        merchant=settings.shop_name,
    )
