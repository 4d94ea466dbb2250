"""Every column that may tell who somebody is: what becomes of it when they are erased."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Column, LargeBinary, select

from shopclerk.adapters.db.database import Database
from shopclerk.adapters.db.privacy import WHERE, WHOSE
from shopclerk.adapters.db.sealer import SEALED
from shopclerk.adapters.db.tables import metadata
from shopclerk.core.ports.files import File
from tests.contracts.databases import SEALER
from tests.contracts.examples import NOON
from tests.contracts.test_privacy import ANN, CHAT, PHONE, lives

TELLING: Final = re.compile(
    r"person|about|customer|contact|address|account|lane|recipient|sealed|by$|name|owner|key$"
)
"""How columns are called that may name a person, or a chat with one; besides those that hold bytes."""

GONE: Final = frozenset(f"{table.name}.{column}" for table, column in (*WHOSE, *WHERE))
"""Whose rows go."""

EMPTIED: Final = frozenset(
    {
        "cases.sealed",
        "files.content",
        "inbox.event_id",
        "inbox.lane",
        "inbox.sealed",
        "claims.key",
        "parcel_events.sealed",
    }
)
"""What is taken out, or goes, where it is of the one who is erased."""

WITH_ITS_ROW: Final = frozenset(
    {
        "accounts.account",
        "address_books.sealed",
        "contacts.sealed",
        "people.sealed_name",
        "people.named",
        "placements.address",
        "reaches.address",
        "sent_files.known_as",
        "sessions.address",
        "thread_messages.by",
        "thread_messages.sealed",
        "threads.closed_by",
        "sessions.sealed",
        "transcript.edit_key",
        "transcript.key",
        "transcript.sealed",
    }
)
"""Goes with a row of `GONE`."""

AN_ID_THAT_LEADS_NOWHERE: Final = frozenset(
    {"acts.about", "acts.by", "claims.owner", "orders.customer_id", "orders.contact_id", "timeline.by"}
)
"""Stays, so that the books stay: it names a row that is gone."""

OF_THE_SHOP: Final = frozenset(
    {
        "alembic_version.version_num",
        "campaigns.created_by",
        "campaigns.sealed",
        "carts.id",
        "categories.name",
        "counters.name",
        "discounts.most_per_customer",
        "discrepancies.settled_by",
        "leases.name",
        "orders.pay_by",
        "products.edited_by",
        "setting_choices.chosen_by",
        "rooms.address",
        "shipments.shipped_by",
        "stock_movements.by",
    }
)
"""The shop's own, or of its staff; counters name customers by the id that leads nowhere."""

KNOWN: Final = GONE | EMPTIED | WITH_ITS_ROW | AN_ID_THAT_LEADS_NOWHERE | OF_THE_SHOP


def telling() -> Iterator[Column[Any]]:
    for table in metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, LargeBinary) or TELLING.search(column.name):
                yield column


def test_of_every_column_that_may_tell_who_somebody_is_it_is_known_what_becomes_of_it() -> None:
    """A new one belongs to the export (`PersonalData.of`), to the erasure, and to one of the lists above."""
    assert {str(column) for column in telling()} - KNOWN == set()


def test_what_is_said_of_a_column_is_said_of_one_that_is_there() -> None:
    there = {str(column) for table in metadata.sorted_tables for column in table.columns}
    assert there >= KNOWN - {"alembic_version.version_num"}


async def test_nothing_of_an_erased_person_is_left_in_any_table(database: Database) -> None:
    await lives(database)
    before = await told(database)
    assert before["people"] == {ANN, "Ann"}
    assert {"Li Ming", "1 Long Lane", "a crack", CHAT} <= set().union(*before.values())
    assert before["transcript"] >= {"Li Ming", "1 Long Lane", "Ann"}, "what staff were shown"
    receipt = await database.files.put(File(b"receipt of Li Ming", "application/pdf"))
    body = json.dumps({"attachment": {"name": "receipt.pdf", "file": receipt}}).encode()
    await database.transcript.say(CHAT, "paper", mine=False, body=body, at=NOON)
    slips = await database.files.put(File(b"slip for Li Ming", "application/pdf"))
    body = json.dumps({"attachment": {"name": "slips.pdf", "file": slips}}).encode()
    await database.transcript.say("web:boss", "paper", mine=False, body=body, at=NOON)
    await database.personal.erase(ANN)
    after = await told(database)
    assert after == {"claims": {ANN}, "orders": {ANN}, "timeline": {ANN}}


async def told(database: Database) -> dict[str, set[str]]:
    """Of each table what it tells of Ann, also under its seals."""
    secrets = (CHAT, PHONE, "web:1", "Li Ming", "1 Long Lane", "Ann", ANN, "a crack", "where is it?")
    words = re.compile("|".join(rf"(?<![\w:]){re.escape(each)}(?![\w:])" for each in secrets))

    def read(connection: Any) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for table in metadata.sorted_tables:
            for row in connection.execute(select(table)):
                for cell in row:
                    found.setdefault(table.name, set()).update(words.findall(_text(cell)))
        return {name: seen for name, seen in found.items() if seen}

    return await database.transactions.read(read)


def _text(cell: object) -> str:
    if not isinstance(cell, bytes):
        return str(cell)
    return (SEALER.open(cell) if cell.startswith(SEALED) else cell).decode(errors="replace")
