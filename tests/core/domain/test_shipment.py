from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.core.domain.errors import InvalidTrackingNumber
from shopclerk.core.domain.ids import OrderLineId
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.shipment import Scan, Shipment, ShipmentLine, tracking_number, unshipped
from tests.core.domain.examples import CLERK, LATER, NOON, line, paid, sent


def part(number: int, quantity: int) -> ShipmentLine:
    return ShipmentLine(OrderLineId(f"line-{number}"), quantity)


def test_a_parcel_leaves_now_and_is_asked_after_at_once() -> None:
    parcel = sent(paid())
    assert (parcel.status, parcel.shipped_at, parcel.next_poll_at) == (ShipmentStatus.SHIPPED, LATER, LATER)
    (move,) = parcel.moves
    assert (move.from_, move.to, move.why) == (None, "shipped", "SF1234567")


def test_what_left_in_parcels_is_not_left_to_ship() -> None:
    order = paid(line(1, 3), line(2, 1))
    first = sent(order, part(1, 2))
    assert unshipped(order, ()) == (part(1, 3), part(2, 1))
    assert unshipped(order, [first]) == (part(1, 1), part(2, 1))
    assert unshipped(order, [first, sent(order, part(1, 1), part(2, 1), name="second")]) == ()


def test_what_was_cancelled_never_left() -> None:
    order = paid(line(1, 3))
    assert unshipped(order, [replace(sent(order), status=ShipmentStatus.CANCELLED)]) == (part(1, 3),)


@pytest.mark.invariant(33)
@given(st.integers(1, 9), st.lists(st.integers(1, 3), max_size=4))
def test_what_left_and_what_is_left_are_what_was_ordered(ordered: int, parts: list[int]) -> None:
    """As far as one parcel after the other goes."""
    order = paid(line(1, ordered))
    parcels: list[Shipment] = []
    for number, quantity in enumerate(parts):
        left = sum(each.quantity for each in unshipped(order, parcels))
        if quantity <= left:
            parcels.append(sent(order, part(1, quantity), name=str(number)))
    gone = sum(each.quantity for parcel in parcels for each in parcel.lines)
    assert gone + sum(each.quantity for each in unshipped(order, parcels)) == ordered


def test_nobody_asks_after_a_parcel_whose_journey_is_over() -> None:
    delivered = sent(paid()).move_to(ShipmentStatus.DELIVERED, by=CLERK, at=LATER)
    assert delivered.delivered_at == LATER
    assert delivered.polled(next_at=LATER, polls=1).next_poll_at is None
    assert not delivered.polled(next_at=LATER, polls=1).is_poll_due(LATER)


def test_a_question_is_due_from_its_moment_on() -> None:
    waiting = sent(paid()).polled(next_at=LATER, polls=1)
    assert (waiting.is_poll_due(NOON), waiting.is_poll_due(LATER)) == (False, True)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("sf1234567", "SF1234567"),
        (" SF 123 4567 ", "SF1234567"),
        ("1Z-999-AA1", "1Z-999-AA1"),
        ("1" * 40, "1" * 40),
    ],
)
def test_a_tracking_number_is_kept_as_it_is_printed(typed: str, number: str) -> None:
    assert tracking_number(typed) == number


@pytest.mark.parametrize(
    "typed", ["", "12345", "nonsense", "1" * 41, "SF123/4567", "ＳＦ１２３４５６７", "SF1234567é"]
)
def test_what_is_printed_on_no_label_is_no_tracking_number(typed: str) -> None:
    with pytest.raises(InvalidTrackingNumber):
        tracking_number(typed)


def test_scans_are_the_same_when_the_carrier_says_the_same() -> None:
    one = Scan(at=NOON, status=ShipmentStatus.IN_TRANSIT, raw_code="50", place="Shenzhen", description="")
    assert replace(one, status=ShipmentStatus.EXCEPTION).fingerprint() == one.fingerprint()
    others = [
        replace(one, at=LATER),
        replace(one, raw_code="51"),
        replace(one, place="Shanghai"),
        replace(one, place="", description="Shenzhen"),
    ]
    assert one.fingerprint() not in {other.fingerprint() for other in others}


def test_a_scan_with_a_broken_letter_still_has_a_fingerprint() -> None:
    assert Scan(at=NOON, status=ShipmentStatus.LOST, raw_code="\ud800").fingerprint()
