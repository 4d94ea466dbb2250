"""What must be true of a shop's files after one whole life of one order, whatever befell it on the way."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final, TypeAlias

from shopclerk.adapters.db.database import open_database
from shopclerk.adapters.db.sealer import Sealer
from tests.faults.life import ADDRESS, CODE, PERSON, PHONE, TRACKING, Life
from tests.invariants import violations

Expected: TypeAlias = dict[str, tuple[str, list[tuple[Any, ...]]]]
"""What must be so, the query that shows it, and the rows it answers."""

EXPECTED: Final[Expected] = {
    "one order, completed": ("SELECT status FROM orders", [("completed",)]),
    "money captured once": ("SELECT kind, amount FROM money_entries", [("captured", 20520)]),
    "the code used once": ("SELECT count FROM counters WHERE name = 'discount:WELCOME10'", [(1,)]),
    "two attempts: the declined one and the paid one": (
        "SELECT method, status FROM payment_attempts ORDER BY id",
        [("alipay", "failed"), ("wechat_pay", "captured")],
    ),
    "one parcel, delivered": (
        "SELECT tracking_number, status FROM shipments",
        [(TRACKING, "delivered")],
    ),
    "stock left once": (
        "SELECT quantity FROM stock_movements WHERE reason = 'shipped'",
        [(-1,)],
    ),
    "nothing reserved": ("SELECT sum(reserved) FROM stock_levels", [(0,)]),
    "one contact": ("SELECT count(*) FROM contacts", [(1,)]),
    "nothing waits in the inbox": ("SELECT count(*) FROM inbox WHERE finished_at IS NULL", [(0,)]),
    "nothing failed in the inbox": ("SELECT source, failure FROM inbox WHERE failure IS NOT NULL", []),
    "nothing waits to be told": (
        "SELECT (SELECT count(*) FROM outbox_entries) + count(*) FROM deliveries WHERE settled_at IS NULL",
        [(0,)],
    ),
    "nothing could not be told": ("SELECT event, failure FROM deliveries WHERE failure IS NOT NULL", []),
    "no transition twice": (
        "SELECT max(axis), from_status, to_status FROM timeline GROUP BY entity_id, 2, 3 HAVING count(*) > 1",
        [],
    ),
}
PROVIDER: Final[Expected] = {
    "one paid payment, one declined": (
        "SELECT method, status FROM payment ORDER BY status",
        [("wechat_pay", "captured"), ("alipay", "failed")],
    ),
    "nothing owed": ("SELECT count(*) FROM event WHERE due_at IS NOT NULL", [(0,)]),
}
ONCE: Final = ("Thank you! Order", "is on its way", "Is everything there?")
"""What the customer is told in a message of its own, and never twice."""
CARDS: Final = 2
"""What the merchant sees of the order: the card that came by itself, and the answer to shipping."""


async def wrongs(directory: Path, life: Life, number: str) -> list[str]:
    """Everything that is not as it should be."""
    data = directory / "var" / "demo"
    found = [
        *_differences(data / "shopclerk.db", EXPECTED),
        *_differences(data / "sandbox-payment.db", PROVIDER),
        *_said(life, number),
        *_logged(directory / "stderr.txt"),
    ]
    return found + await violated(data)


def _differences(file: Path, expected: Expected) -> Iterator[str]:
    with closing(sqlite3.connect(file)) as connection:
        for what, (query, rows) in expected.items():
            if (found := connection.execute(query).fetchall()) != rows:
                yield f"{what}: {found}"


def _said(life: Life, number: str) -> Iterator[str]:
    customer, merchant = life.customer, life.merchant
    if (said := customer.said()) != [PERSON, "138", PHONE, ADDRESS, CODE]:
        yield f"the customer said {said}"
    if (said := merchant.said()) != [f"ship {number} {TRACKING}"]:
        yield f"the merchant said {said}"
    bubbles = customer.bubbles()
    for once in ONCE:
        if (times := sum(once in bubble for bubble in bubbles)) > 1:
            yield f"{times} times told: {once}"
    titles = Counter(bubble.partition("\n")[0] for bubble in bubbles if f"{number}: " in bubble)
    yield from (f"{times} times told: {title}" for title, times in titles.items() if times > 1)
    if (cards := sum(number in bubble for bubble in merchant.bubbles())) != CARDS:
        yield f"the merchant has {cards} bubbles about the order: {merchant.bubbles()}"


def _logged(file: Path) -> Iterator[str]:
    """What people typed is nobody's business who reads logs."""
    log = file.read_text(encoding="utf-8")
    secrets = (PERSON, PHONE, PHONE.replace(" ", ""), ADDRESS)
    yield from (f"the log says {secret}" for secret in secrets if secret in log)
    if "Traceback" in log:
        yield f"the log has a stack trace: {log}"


async def violated(data: Path) -> list[str]:
    sealer = Sealer([(data / "secret.key").read_text().strip()])
    database = open_database(f"sqlite+pysqlite:///{data / 'shopclerk.db'}", sealer)
    try:
        return await violations(database.store)
    finally:
        await database.close()
