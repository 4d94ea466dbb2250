"""Reading the list of Star transactions from a moment on."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.adapters.payment_telegram.bot import Refused
from shopclerk.adapters.payment_telegram.transactions import PAGE, Transactions
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.payments import FactKind

START = 1_800_000_000


@dataclass(slots=True)
class Listing:
    """A bot that only lists; counts how often it is asked."""

    transactions: list[dict[str, Any]]
    asked: int = 0

    async def call(self, method: str, body: Mapping[str, Any]) -> Any:
        self.asked += 1
        offset = body["offset"]
        return {"transactions": self.transactions[offset : offset + body["limit"]]}


@dataclass(slots=True)
class Broken:
    error: Exception = field(default_factory=lambda: OutcomeUnknown("telegram"))

    async def call(self, method: str, body: Mapping[str, Any]) -> Any:
        raise self.error


def came(number: int, date: int, **partner: Any) -> dict[str, Any]:
    user = {"id": 7, "is_bot": False, "first_name": "Mei"}
    source = {"type": "user", "transaction_type": "invoice_payment", "user": user, "invoice_payload": "a"}
    return {"id": f"c{number}", "amount": 39, "date": date, "source": source | partner}


def moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


@given(
    gaps=st.lists(st.integers(0, 3), max_size=450),
    since=st.integers(-3, 600),
)
async def test_from_any_moment_on_everything_is_found_and_nothing_else(gaps: list[int], since: int) -> None:
    dates = [START + sum(gaps[: number + 1]) for number in range(len(gaps))]
    listing = Listing([came(number, date) for number, date in enumerate(dates)])
    found = await Transactions(listing).since(moment(START + since))
    assert [fact.event_id for fact in found] == [
        f"c{number}" for number, date in enumerate(dates) if date >= START + since
    ]


async def test_wherever_it_begins_nothing_is_skipped() -> None:
    """At each place around which pages are halved."""
    count = 4 * PAGE + 5
    listing = Listing([came(number, START + number) for number in range(count)])
    for first in range(count + 1):
        found = await Transactions(listing).since(moment(START + first))
        assert len(found) == count - first


async def test_what_is_long_ago_is_not_read() -> None:
    listing = Listing([came(number, START + number) for number in range(100_000)])
    found = await Transactions(listing).since(moment(START + 99_950))
    assert len(found) == 50
    assert listing.asked <= 2 * math.log2(100_000 / PAGE) + 5


async def test_only_invoices_are_payments_of_ours() -> None:
    listing = Listing(
        [
            came(1, START),
            came(2, START, transaction_type="paid_media_payment"),
            came(3, START, type="fragment", user=None),
            came(4, START, invoice_payload=""),
            {"id": "c5", "amount": 100, "date": START, "receiver": {"type": "fragment"}},
        ]
    )
    assert [fact.event_id for fact in await Transactions(listing).since(None)] == ["c1"]


async def test_what_went_back_without_saying_of_what_is_known_by_what_came() -> None:
    gone = came(1, START + 5)
    gone["receiver"] = gone.pop("source") | {"invoice_payload": ""}
    first, second = await Transactions(Listing([came(1, START), gone])).since(None)
    assert (first.kind, second.kind) == (FactKind.CAPTURED, FactKind.REFUNDED)
    assert (second.attempt_id, second.reference) == (first.attempt_id, first.reference)
    assert second.at - first.at == timedelta(seconds=5)


@pytest.mark.parametrize("error", [OutcomeUnknown("telegram"), Refused("Bad Request: WRONG")])
async def test_a_list_that_cannot_be_had_is_unavailable(error: Exception) -> None:
    with pytest.raises(Unavailable):
        await Transactions(Broken(error)).since(None)


async def test_a_list_that_cannot_be_read_is_unavailable() -> None:
    with pytest.raises(Unavailable):
        await Transactions(Listing([{"id": 5}])).since(None)
