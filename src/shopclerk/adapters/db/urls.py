"""Addresses of databases."""

from typing import Final

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from shopclerk.adapters.db.faults import DatabaseRefused

SQLITE: Final = "sqlite+pysqlite"
POSTGRESQL: Final = "postgresql+asyncpg"
EXAMPLES: Final = f"{SQLITE}:///shop.db or {POSTGRESQL}://user:password@host/shop"
DRIVERS: Final = {"sqlite": SQLITE, "postgresql": POSTGRESQL, "postgres": POSTGRESQL}
"""The driver that is meant when none is named."""


def parsed(url: str) -> URL:
    """The address, of a database that is supported; or DatabaseRefused, which shows no password."""
    try:
        address = make_url(url)
    except ArgumentError:
        raise DatabaseRefused(url, f"is no database URL; write one like {EXAMPLES}") from None
    name = address.drivername
    if name in DRIVERS:
        raise refused(address, f"names no driver; write {DRIVERS[name]}:// instead of {name}://")
    if name not in (SQLITE, POSTGRESQL):
        raise refused(address, f"{name} is not supported; write one like {EXAMPLES}")
    return address


def shown(url: str) -> str:
    """The address, of a database that is supported, without its password."""
    return parsed(url).render_as_string(hide_password=True)


def refused(address: URL, reason: str) -> DatabaseRefused:
    """The refusal of this address, its password hidden."""
    return DatabaseRefused(address.render_as_string(hide_password=True), reason)
