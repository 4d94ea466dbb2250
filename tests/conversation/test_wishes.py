"""What is told whoever wants it or not, and what at any hour."""

from collections import Counter
from zoneinfo import ZoneInfo

import pytest

from shopclerk.conversation.wishes import cannot_wait, clocks, kind_of, zone_called
from shopclerk.core.domain.events import (
    CaseMoved,
    DiscrepancyOpened,
    OrderCancelled,
    OrderConfirmed,
    OrderShipped,
    ParcelMoved,
    PaymentDeclined,
    PaymentShort,
    PaymentUnapplied,
    RefundMoved,
)
from shopclerk.core.domain.ids import CaseId, RefundId, ShipmentId
from shopclerk.core.domain.lifecycle import IN_TROUBLE, CaseStatus, RefundStatus, ShipmentStatus
from shopclerk.core.domain.preferences import OF_CUSTOMERS, OF_STAFF, NoticeKind
from tests.contracts.test_store_records import EVENTS, ORDER

ALWAYS = (
    PaymentDeclined,
    PaymentShort,
    PaymentUnapplied,
    OrderCancelled,
    OrderShipped,
    DiscrepancyOpened,
    RefundMoved,
)


def test_nobody_can_do_without_what_is_about_money() -> None:
    for event in EVENTS:
        if isinstance(event, ALWAYS):
            assert kind_of(event, own=True) is None
            assert kind_of(event, own=False) is None
    assert all(kind_of(CaseMoved(ORDER, CaseId("case"), status), own=True) is None for status in CaseStatus)
    assert kind_of(OrderConfirmed(ORDER), own=True) is None


def test_a_parcel_in_trouble_is_no_step_on_its_way() -> None:
    found = {
        status: kind_of(ParcelMoved(ORDER, ShipmentId("parcel"), status), own=True) is None
        for status in ShipmentStatus
    }
    assert {status for status, always in found.items() if always} == set(IN_TROUBLE)


def test_customers_and_staff_are_offered_what_they_can_be_told() -> None:
    to_customers = Counter(filter(None, (kind_of(event, own=True) for event in EVENTS)))
    to_staff = Counter(filter(None, (kind_of(event, own=False) for event in EVENTS)))
    asked = kind_of(CaseMoved(ORDER, CaseId("case"), CaseStatus.REQUESTED), own=False)
    assert set(to_customers) == set(OF_CUSTOMERS)
    assert {*to_staff, asked, NoticeKind.QUESTIONS} == set(OF_STAFF)


def test_only_trouble_with_money_cannot_wait() -> None:
    at_once = {type(event) for event in EVENTS if cannot_wait(event)}
    assert at_once == {PaymentUnapplied, PaymentShort, DiscrepancyOpened}
    assert cannot_wait(RefundMoved(ORDER, RefundId("refund"), RefundStatus.FAILED))
    assert not cannot_wait(RefundMoved(ORDER, RefundId("refund"), RefundStatus.SUCCEEDED))


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        (" asia/shanghai ", "Asia/Shanghai"),
        ("", None),
        ("Atlantis", None),
        ("../etc/passwd", None),
    ],
)
def test_clocks_are_found_by_their_zone_or_its_city(text: str, zone: str | None) -> None:
    assert zone_called(text) == zone


def test_a_zone_that_is_not_there_is_that_of_the_shop() -> None:
    shop = ZoneInfo("Asia/Shanghai")
    assert clocks("Moon/Crater", shop) is shop
    assert clocks(None, shop) is shop
    assert clocks("Europe/Berlin", shop) == ZoneInfo("Europe/Berlin")
