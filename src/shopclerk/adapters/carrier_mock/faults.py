"""What can be scripted to go wrong with parcels; each fault waits for its next occasions."""

import sqlite3
from enum import StrEnum
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

SCHEMA: Final = """
    CREATE TABLE IF NOT EXISTS fault (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, remaining INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS spoiled (shipment_id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;
"""


class Fault(StrEnum):
    """The first six are for parcels registered from now on, the last two for calls of the API."""

    SILENT = "silent"
    BACKWARDS = "backwards"
    DUPLICATES = "duplicates"
    EXCEPTION = "exception"
    LOST = "lost"
    RETURNING = "returning"

    SERVER_ERROR = "server_error"
    SERVER_ERROR_AFTER = "server_error_after"


OF_CALLS: Final = (Fault.SERVER_ERROR, Fault.SERVER_ERROR_AFTER)
OF_PARCELS: Final = tuple(fault for fault in Fault if fault not in OF_CALLS)


class Script(BaseModel):
    """`fault` happens on its next `times` occasions."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fault: Fault
    times: Annotated[int, Field(strict=True, ge=1, le=1000)] = 1


class FaultOrder(BaseModel):
    """The body of `POST /sandbox/faults`."""

    model_config = ConfigDict(extra="forbid")

    faults: tuple[Script, ...]


def add(connection: sqlite3.Connection, scripts: tuple[Script, ...]) -> None:
    rows = [(script.fault, script.times) for script in scripts]
    connection.executemany("INSERT INTO fault (name, remaining) VALUES (?, ?)", rows)


def left(connection: sqlite3.Connection) -> tuple[Script, ...]:
    """Those with occasions left, the next first."""
    rows = connection.execute("SELECT name, remaining FROM fault ORDER BY sequence")
    return tuple(Script(fault=Fault(name), times=remaining) for name, remaining in rows)


def clear(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM fault")


def take(connection: sqlite3.Connection, faults: tuple[Fault, ...]) -> Fault | None:
    """Use up one occasion of the first script of these faults; None when nothing is to go wrong."""
    row = connection.execute(
        "SELECT sequence, name FROM fault WHERE name IN (SELECT value FROM json_each(?)) ORDER BY sequence",
        (json_list(faults),),
    ).fetchone()
    if row is None:
        return None
    connection.execute("UPDATE fault SET remaining = remaining - 1 WHERE sequence = ?", (row[0],))
    connection.execute("DELETE FROM fault WHERE remaining = 0")
    return Fault(row[1])


def json_list(faults: tuple[Fault, ...]) -> str:
    return "[" + ", ".join(f'"{fault}"' for fault in faults) + "]"


def spoil_next(connection: sqlite3.Connection, shipment_id: str) -> None:
    """A parcel that is new meets the next fault for parcels, and keeps it."""
    fault = take(connection, OF_PARCELS)
    if fault is not None:
        connection.execute("INSERT OR REPLACE INTO spoiled VALUES (?, ?)", (shipment_id, fault))


def fault_of(connection: sqlite3.Connection, shipment_id: str) -> Fault | None:
    row = connection.execute("SELECT name FROM spoiled WHERE shipment_id = ?", (shipment_id,)).fetchone()
    return Fault(row[0]) if row else None
