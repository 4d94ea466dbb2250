"""Statements asked of asyncpg itself.

SQLAlchemy's way to the driver and back takes two to three times what the driver takes, and a batch of orders
is some twenty statements. The first of a transaction goes that way all the same: with it SQLAlchemy begins
the transaction, and finds out whether the connection is still there.
"""

from collections.abc import Sequence
from typing import Any, NoReturn

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError

INTEGRITY: str = "23"
"""How the codes of violated constraints begin."""


def run(connection: Connection, text: str, values: Sequence[Any]) -> Sequence[Sequence[Any]]:
    """The rows that the statement answers, if any. Raises what SQLAlchemy would."""
    driver = connection.connection.driver_connection
    if driver is None or not driver.is_in_transaction():
        result = connection.exec_driver_sql(text, tuple(values))
        return result.all() if result.returns_rows else ()
    adapted: Any = connection.connection.dbapi_connection
    try:
        found: Sequence[Sequence[Any]] = adapted.run_async(lambda asyncpg: asyncpg.fetch(text, *values))
    except Exception as fault:  # noqa: BLE001 - whatever the driver says is told as SQLAlchemy tells it
        _tell(connection, text, fault, is_lost=driver.is_closed())
    return found


def _tell(connection: Connection, text: str, fault: Exception, *, is_lost: bool) -> NoReturn:
    if is_lost:
        connection.invalidate(fault)
    if isinstance(fault, OSError):
        raise fault
    state = getattr(fault, "sqlstate", None) or ""
    kind = IntegrityError if state.startswith(INTEGRITY) else DBAPIError
    raise kind(text, None, fault, hide_parameters=True, connection_invalidated=is_lost) from fault
