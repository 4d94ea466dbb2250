"""Address books: who they name is sealed as a whole."""

import json
from collections.abc import Sequence
from typing import Any

from shopclerk.adapters.db.mapping.kind import Kind, Pen
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Row
from shopclerk.adapters.db.tables.people import address_books
from shopclerk.core.domain.addresses import AddressBook, SavedAddress
from shopclerk.core.domain.people import Point


def _book_apart(book: AddressBook, pen: Pen) -> tuple[Row, Sequence[Sequence[Row]]]:
    personal = json.dumps([_written(entry) for entry in book.entries]).encode()
    return {"id": book.id, "sealed": pen.sealer.seal(personal)}, ()


def _written(entry: SavedAddress) -> list[object]:
    point = [entry.point.latitude, entry.point.longitude] if entry.point else []
    return [entry.id, entry.name, entry.phone, entry.address, *point]


def _book(row: Row, below: Sequence[Sequence[Row]], sealer: Sealer) -> AddressBook:
    entries = json.loads(sealer.open(row["sealed"]))
    return AddressBook(id=row["id"], entries=tuple(map(_read, entries)), version=row["version"])


def _read(written: list[Any]) -> SavedAddress:
    id, name, phone, address, *point = written
    return SavedAddress(
        id=id,
        name=name,
        phone=phone,
        address=address,
        point=Point(*point) if point else None,
    )


ADDRESS_BOOK = Kind(address_books, _book_apart, _book)
