from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.adapters.carrier_mock.parcels import Parcel
from shopclerk.adapters.carrier_mock.script import SCRIPT
from shopclerk.adapters.carrier_mock.spoiling import journey as told
from shopclerk.adapters.carrier_mock.statuses import STATUSES
from shopclerk.adapters.carrier_mock.timeline import timeline
from shopclerk.core.domain.lifecycle import RANK, ShipmentStatus

REGISTERED = datetime(2026, 3, 1, 8, tzinfo=UTC)
PARCEL = Parcel(
    shipment_id="shipment-1",
    carrier="sf",
    tracking_number="SF1234567890",
    registered_at=REGISTERED,
    day=timedelta(seconds=6),
)
parcels = st.builds(
    Parcel,
    shipment_id=st.text(min_size=1),
    carrier=st.sampled_from(sorted(SCRIPT.carriers)),
    tracking_number=st.text(min_size=6),
    registered_at=st.just(REGISTERED),
    day=st.sampled_from([timedelta(seconds=6), timedelta(days=1)]),
)


@given(parcels)
def test_every_journey_goes_forward_to_delivered_in_about_three_days(parcel: Parcel) -> None:
    events = timeline(parcel)
    statuses = [STATUSES[parcel.carrier, event.code] for event in events]

    assert [event.at for event in events] == sorted({event.at for event in events})
    assert [RANK[status] for status in statuses] == sorted(RANK[status] for status in statuses)
    assert statuses[0] is ShipmentStatus.SHIPPED
    assert statuses[-1] is ShipmentStatus.DELIVERED
    assert parcel.day * 2 <= events[-1].at - REGISTERED <= parcel.day * 3


@given(parcels)
def test_a_journey_is_the_same_whenever_it_is_asked(parcel: Parcel) -> None:
    assert timeline(parcel) == timeline(replace(parcel))


def test_what_lies_ahead_is_not_told() -> None:
    journey = timeline(PARCEL)
    assert told(PARCEL, None, REGISTERED) == ()
    assert told(PARCEL, None, journey[2].at) == journey[:3]
    assert told(PARCEL, None, journey[2].at - timedelta(microseconds=1)) == journey[:2]


def test_two_parcels_travel_differently() -> None:
    other = replace(PARCEL, shipment_id="shipment-2")
    assert timeline(other) != timeline(PARCEL)


@pytest.mark.parametrize("carrier", sorted(SCRIPT.carriers))
def test_every_code_that_a_carrier_plays_is_translated(carrier: str) -> None:
    assert {(carrier, code) for code in SCRIPT.carriers[carrier].codes.values()} <= set(STATUSES)


@pytest.mark.parametrize("carrier", sorted(SCRIPT.carriers))
def test_every_scan_says_where_and_what_in_two_languages(carrier: str) -> None:
    for event in timeline(replace(PARCEL, carrier=carrier)):
        for text in (event.place, event.description):
            assert any(letter.isascii() and letter.isalpha() for letter in text.en)
            assert any(letter > "\u3400" for letter in text.zh)
