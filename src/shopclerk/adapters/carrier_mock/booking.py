"""Parcels announced before they are handed over: their numbers and whether somebody withdrew them."""

import hashlib
import sqlite3
from dataclasses import dataclass
from typing import Final

SCHEMA: Final = """
    CREATE TABLE IF NOT EXISTS booking (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
        shipment_id TEXT NOT NULL UNIQUE,
        carrier TEXT NOT NULL,
        order_number TEXT NOT NULL,
        name TEXT NOT NULL,
        phone TEXT NOT NULL,
        address TEXT NOT NULL,
        cancelled INTEGER NOT NULL DEFAULT 0
    ) STRICT
"""
_ADD: Final = """
    INSERT INTO booking (shipment_id, carrier, order_number, name, phone, address)
    VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (shipment_id) DO NOTHING
"""
_FIND: Final = """
    SELECT sequence, carrier, order_number, name, phone, address, cancelled
    FROM booking WHERE shipment_id = ?
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is printed on the label of a parcel; `shipment_id` is the idempotency key."""

    shipment_id: str
    carrier: str
    order_number: str
    name: str
    phone: str
    address: str


@dataclass(frozen=True, slots=True)
class Booking:
    """A wish that was taken, under a number of its own."""

    wish: Wish
    tracking_number: str
    cancelled: bool


def book(connection: sqlite3.Connection, wish: Wish) -> Booking:
    """The booking of that shipment, made now if there was none; repeated it answers what was booked first."""
    told = (wish.shipment_id, wish.carrier, wish.order_number, wish.name, wish.phone, wish.address)
    connection.execute(_ADD, told)
    booking = find(connection, wish.shipment_id)
    if booking is None:
        raise LookupError(wish.shipment_id)
    return booking


def find(connection: sqlite3.Connection, shipment_id: str) -> Booking | None:
    row = connection.execute(_FIND, (shipment_id,)).fetchone()
    if row is None:
        return None
    sequence, carrier, order_number, name, phone, address, cancelled = row
    wish = Wish(
        shipment_id=shipment_id,
        carrier=carrier,
        order_number=order_number,
        name=name,
        phone=phone,
        address=address,
    )
    return Booking(wish, number(carrier, shipment_id, sequence), bool(cancelled))


def cancel(connection: sqlite3.Connection, shipment_id: str) -> None:
    """Withdraw it; what was never booked is withdrawn already."""
    connection.execute("UPDATE booking SET cancelled = 1 WHERE shipment_id = ?", (shipment_id,))


def number(carrier: str, shipment_id: str, sequence: int) -> str:
    """A number of the shape the carrier's have: unlike others by its `sequence`, which only grows."""
    salt = int.from_bytes(hashlib.sha256(shipment_id.encode()).digest()[:4]) % 1000
    match carrier:
        case "sf":
            return f"SF{salt:03}{sequence:010}"
        case "zto":
            return f"78{salt:03}{sequence:09}"
        case _:
            return f"EA{sequence:08}{check_digit(f'{sequence:08}')}CN"


def check_digit(serial: str) -> int:
    """The check digit of eight digits. Source: UPU standard S10, identification of postal items."""
    weighed = sum(int(digit) * weight for digit, weight in zip(serial, (8, 6, 4, 2, 3, 5, 9, 7), strict=True))
    return {10: 0, 11: 5}.get(11 - weighed % 11, 11 - weighed % 11)
