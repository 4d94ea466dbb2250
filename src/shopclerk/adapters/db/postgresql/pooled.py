"""Behind a pooler that gives every transaction another connection of the server.

It refuses start parameters that it does not know, and there is no session that remembers anything: each
transaction says its own patience, in the words with which it begins, and statements have no name.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asyncpg import Connection, Record


def pooled_manners(patience: Mapping[str, str]) -> dict[str, Any]:
    """Arguments of a connection; `patience` is PostgreSQL's time-outs, in milliseconds."""
    words = "".join(f"SET LOCAL {name} = {limit};" for name, limit in patience.items())
    return {
        "connection_class": _patient(words),
        "statement_cache_size": 0,
        "prepared_statement_cache_size": 0,
        "prepared_statement_name_func": lambda: "",
    }


def _patient(words: str) -> "type[Connection[Record]]":
    """The driver's connection. What its transactions say at their beginning costs no further round trip."""
    from asyncpg import Connection  # noqa: PLC0415 - installed only where there is a server

    plainly = Connection.execute

    async def execute(self: "Connection[Record]", query: str, *args: object, **options: Any) -> str:
        more = words if query.startswith("BEGIN") else ""
        return await plainly(self, query + more, *args, **options)

    return type("PatientConnection", (Connection,), {"execute": execute})
