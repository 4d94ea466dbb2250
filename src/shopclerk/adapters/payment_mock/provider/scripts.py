"""The scripted faults in the file, used up in the same transaction as what they spoil."""

import sqlite3
from collections.abc import Iterable

from shopclerk.adapters.payment_mock.provider.fault import Fault, Script
from shopclerk.adapters.payment_mock.provider.store import Store


class Scripts:
    """What is still to go wrong."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def add(self, scripts: Iterable[Script]) -> None:
        rows = [(script.fault, script.on, script.times, script.model_dump_json()) for script in scripts]
        statement = 'INSERT INTO fault (name, "on", remaining, script) VALUES (?, ?, ?, ?)'
        await self._store.transact(lambda connection: connection.executemany(statement, rows))

    async def left(self) -> tuple[Script, ...]:
        """Those with occasions left, the next first; `times` is how many."""
        rows = await self._store.transact(
            lambda connection: connection.execute("SELECT * FROM fault ORDER BY sequence").fetchall()
        )
        return tuple(_script(row).model_copy(update={"times": row["remaining"]}) for row in rows)

    async def clear(self) -> None:
        await self._store.transact(lambda connection: connection.execute("DELETE FROM fault"))

    async def take(self, *faults: Fault, on: str) -> Script | None:
        return await self._store.transact(lambda connection: take(connection, *faults, on=on))


def take(connection: sqlite3.Connection, *faults: Fault, on: str = "any") -> Script | None:
    """Use up one occasion of the first script of these faults; None when nothing is to go wrong."""
    names = ", ".join("?" * len(faults))
    row = connection.execute(
        f"""
        SELECT * FROM fault WHERE name IN ({names}) AND "on" IN ('any', ?) ORDER BY sequence LIMIT 1
        """,  # noqa: S608 - question marks only
        (*faults, on),
    ).fetchone()
    if row is None:
        return None
    connection.execute("UPDATE fault SET remaining = remaining - 1 WHERE sequence = ?", (row["sequence"],))
    connection.execute("DELETE FROM fault WHERE remaining = 0")
    return _script(row)


def _script(row: sqlite3.Row) -> Script:
    return Script.model_validate_json(row["script"])
