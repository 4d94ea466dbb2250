"""The parcels the sandbox was told of, in a small SQLite file, so that a restart forgets none."""

import sqlite3
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from shopclerk.adapters.carrier_mock import booking, faults
from shopclerk.adapters.carrier_mock.booking import Booking, Wish
from shopclerk.adapters.carrier_mock.faults import Fault, Script

_SCHEMA: Final = """
    CREATE TABLE IF NOT EXISTS parcel (
        shipment_id TEXT PRIMARY KEY,
        carrier TEXT NOT NULL,
        tracking_number TEXT NOT NULL,
        registered_at TEXT NOT NULL,
        day_seconds REAL NOT NULL
    ) STRICT
"""
_REGISTER: Final = """
    INSERT INTO parcel (shipment_id, carrier, tracking_number, registered_at, day_seconds)
    VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (shipment_id) DO UPDATE SET
        carrier = excluded.carrier,
        tracking_number = excluded.tracking_number,
        registered_at = excluded.registered_at,
        day_seconds = excluded.day_seconds
    WHERE carrier != excluded.carrier OR tracking_number != excluded.tracking_number
"""
_FIND: Final = """
    SELECT shipment_id, carrier, tracking_number, registered_at, day_seconds FROM parcel WHERE shipment_id = ?
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """`day` is how long one simulated day takes, kept with the parcel so that its past never moves."""

    shipment_id: str
    carrier: str
    tracking_number: str
    registered_at: datetime
    day: timedelta


class Parcels:
    """Blocking; call it from a thread. One connection, used by one thread at a time."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(path, timeout=10, check_same_thread=False, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute(_SCHEMA)
        self._connection.execute(booking.SCHEMA)
        self._connection.executescript(faults.SCHEMA)

    def register(self, parcel: Parcel) -> None:
        """Keep the parcel; told again it stays as it was, but a corrected number begins a new journey."""
        row = (
            parcel.shipment_id,
            parcel.carrier,
            parcel.tracking_number,
            parcel.registered_at.astimezone(UTC).isoformat(),
            parcel.day.total_seconds(),
        )
        with self._lock:
            if self._connection.execute(_REGISTER, row).rowcount:
                faults.spoil_next(self._connection, parcel.shipment_id)

    def find(self, shipment_id: str) -> Parcel | None:
        with self._lock:
            row = self._connection.execute(_FIND, (shipment_id,)).fetchone()
        return _parcel(*row) if row else None

    def fault_of(self, shipment_id: str) -> Fault | None:
        """What its journey was scripted to suffer from."""
        with self._lock:
            return faults.fault_of(self._connection, shipment_id)

    def take_fault(self, among: tuple[Fault, ...]) -> Fault | None:
        with self._lock:
            return faults.take(self._connection, among)

    def add_faults(self, scripts: tuple[Script, ...]) -> None:
        with self._lock:
            faults.add(self._connection, scripts)

    def faults_left(self) -> tuple[Script, ...]:
        with self._lock:
            return faults.left(self._connection)

    def clear_faults(self) -> None:
        with self._lock:
            faults.clear(self._connection)

    def book(self, wish: Wish) -> Booking:
        with self._lock:
            return booking.book(self._connection, wish)

    def cancel(self, shipment_id: str) -> None:
        with self._lock:
            booking.cancel(self._connection, shipment_id)

    def close(self) -> None:
        with self._lock:
            self._connection.close()


def _parcel(shipment_id: str, carrier: str, number: str, registered_at: str, day_seconds: float) -> Parcel:
    return Parcel(
        shipment_id=shipment_id,
        carrier=carrier,
        tracking_number=number,
        registered_at=datetime.fromisoformat(registered_at),
        day=timedelta(seconds=day_seconds),
    )
