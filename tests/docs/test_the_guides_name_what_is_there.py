"""Ports, ticks, routes and documents are named in the guides as they are in the code."""

import ast
import inspect
from pathlib import Path

import pytest
from aiohttp import web

from shopclerk.adapters.carrier_mock.server import create_app
from shopclerk.adapters.payment_mock.provider.app import create_provider_app
from shopclerk.adapters.payment_mock.provider.settings import ProviderSettings
from shopclerk.app import workers
from shopclerk.app.demo import CODES
from shopclerk.app.system import SystemClock
from shopclerk.core.ports.carriers import Carrier
from shopclerk.core.ports.payments import PaymentGateway
from tests.docs.pages import DOCS, ROOT, table_rows

STATIC = ROOT / "src" / "shopclerk" / "adapters" / "webchat" / "static"


def asked(port: type) -> set[str]:
    """The methods of a port."""
    return {name for name, member in vars(port).items() if inspect.iscoroutinefunction(member)}


@pytest.mark.parametrize("port", [PaymentGateway, Carrier], ids=lambda port: port.__name__)
def test_the_architecture_names_whatever_a_port_asks(port: type) -> None:
    (told,) = (
        row[1] for row in table_rows(DOCS / "architecture.md") if row[0].endswith(f".{port.__name__}`")
    )
    assert asked(port) <= set(told.split(", "))


def test_the_architecture_names_every_tick() -> None:
    tree = ast.parse(inspect.getsource(workers._ticks))
    ticked = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "shop"
    }
    told = (DOCS / "architecture.md").read_text(encoding="utf-8")
    names = {name.title().replace("_", "") for name in ticked} | {"ReconcilePayments"}
    assert {name for name in names if f"`{name}`" not in told} == set()


def test_the_sandboxes_guide_names_every_call(tmp_path: Path) -> None:
    provider = create_provider_app(
        ProviderSettings(
            file=tmp_path / "provider.db",
            public_url="http://127.0.0.1:1",
            api_key="key",
            webhook_url="http://127.0.0.1:2",
            webhook_secret="whsec_c2VjcmV0",
            merchant="Shop",
        )
    )
    carrier = create_app(tmp_path / "carrier.db", key="key", now=SystemClock().now)
    told = (DOCS / "sandboxes.md").read_text(encoding="utf-8")
    assert [call for app in (provider, carrier) for call in calls(app) if f"`{call}`" not in told] == []


def calls(app: web.Application) -> list[str]:
    """`POST /v1/payments`, ...: the API that a real provider or carrier has as well."""
    routes = [(route.method, route.resource) for route in app.router.routes()]
    return [
        f"{method} {resource.canonical}"
        for method, resource in routes
        if resource and method != "HEAD" and resource.canonical.startswith("/v1/")
    ]


def test_the_readme_and_the_demo_page_name_the_codes_to_try() -> None:
    for page in (ROOT / "README.md", *STATIC.glob("words.*.json")):
        told = page.read_text(encoding="utf-8")
        assert [wanted.code for wanted in CODES if wanted.code not in told] == [], page.name


@pytest.mark.parametrize("folder", ["src", "tests", "docs", "scripts"])
def test_nothing_refers_to_a_document_that_is_not_there(folder: str) -> None:
    dead = " ".join(("design", "\u00a7"))
    files = [path for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".md", ".toml")]
    assert [str(path) for path in files if dead in path.read_text(encoding="utf-8")] == []
