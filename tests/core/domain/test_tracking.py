"""Tracking never regresses, duplicates are no-ops, and the order of hearing is no matter."""

import random
from datetime import timedelta
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.core.domain.lifecycle import RANK, SHIPMENT, ShipmentStatus
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.domain.shipment import Scan, Shipment
from shopclerk.core.domain.tracking import follow, journey
from shopclerk.core.usecases.auditing.lifecycles import replay
from tests.core.domain.examples import LATER, paid, sent

S = ShipmentStatus
ENDINGS = [{S.DELIVERED}, {S.LOST}, {S.RETURNING, S.RETURNED}]
BY_THE_WAY = set(S) - {status for ending in ENDINGS for status in ending}


def scan(hour: int, status: S) -> Scan:
    return Scan(at=LATER + timedelta(hours=hour), status=status, raw_code=status.value)


def scans_with(endings: set[S]) -> st.SearchStrategy[list[Scan]]:
    told = st.builds(scan, st.integers(-2, 6), st.sampled_from(sorted(BY_THE_WAY | endings)))
    return st.lists(told, max_size=6)


anything = scans_with(set(S))
consistent = st.sampled_from(ENDINGS).flatmap(scans_with)
"""Journeys with one kind of ending at most: a parcel is not both delivered and lost."""


def hear(*batches: list[Scan]) -> Shipment:
    """The parcel after one batch of news after the other."""
    parcel, known = sent(paid()), list[Scan]()
    for batch in batches:
        known += batch
        parcel = follow(parcel, known, by=SYSTEM)
    return parcel


@pytest.mark.invariant(34)
@given(consistent, st.randoms())
def test_scans_heard_one_by_one_in_any_order_lead_where_the_whole_story_leads(
    scans: list[Scan], chance: random.Random
) -> None:
    heard = [*scans, *scans[:2]]
    chance.shuffle(heard)
    assert hear(*([each] for each in heard)).status is hear(scans).status


@pytest.mark.invariant(34)
@given(anything, st.randoms())
def test_an_ending_that_was_heard_stands(scans: list[Scan], chance: random.Random) -> None:
    chance.shuffle(scans)
    parcel, known = sent(paid()), list[Scan]()
    for told in scans:
        before = parcel
        known.append(told)
        parcel = follow(parcel, known, by=SYSTEM)
        if before.status in (S.DELIVERED, S.LOST, S.RETURNED):
            assert parcel.status is before.status


@pytest.mark.invariant(34)
@given(anything)
def test_hearing_everything_again_changes_nothing(scans: list[Scan]) -> None:
    parcel = hear(scans)
    again = follow(parcel, [*scans, *scans], by=SYSTEM)
    assert (again, again.moves) == (parcel, parcel.moves)


@given(anything, st.randoms())
def test_every_step_is_declared_and_the_rows_come_in_the_order_of_their_time(
    scans: list[Scan], chance: random.Random
) -> None:
    chance.shuffle(scans)
    moves = hear(*([told] for told in scans)).moves
    steps = [(S(move.from_), S(move.to)) for move in moves if move.from_]
    assert all(to in SHIPMENT[from_] for from_, to in steps)
    assert [move.at for move in moves] == sorted(move.at for move in moves)
    assert replay(moves) == hear(*([told] for told in scans)).status


@pytest.mark.invariant(34)
@given(anything)
def test_on_the_road_a_parcel_goes_back_only_after_trouble(scans: list[Scan]) -> None:
    statuses = [S.SHIPPED, *(step.status for step in journey(scans))]
    for here, there in pairwise(statuses):
        if here in RANK and there in RANK:
            assert RANK[there] > RANK[here]


@pytest.mark.parametrize(
    ("story", "end"),
    [
        ([S.OUT_FOR_DELIVERY, S.EXCEPTION, S.IN_TRANSIT], S.IN_TRANSIT),
        ([S.IN_TRANSIT, S.EXCEPTION], S.EXCEPTION),
        ([S.EXCEPTION, S.IN_TRANSIT, S.DELIVERED], S.DELIVERED),
        ([S.DELIVERED, S.EXCEPTION, S.IN_TRANSIT], S.DELIVERED),
        ([S.RETURNING, S.OUT_FOR_DELIVERY], S.RETURNING),
        ([S.IN_TRANSIT, S.RETURNED, S.RETURNING], S.RETURNED),
        ([S.PENDING, S.CANCELLED], S.SHIPPED),
    ],
)
def test_a_story_has_one_end_in_whatever_order_it_is_heard(story: list[S], end: S) -> None:
    scans = [scan(hour, status) for hour, status in enumerate(story)]
    for heard in permutations(scans):
        assert hear(*([told] for told in heard)).status is end


def test_a_batch_of_news_leaves_a_row_for_each_step_with_the_time_of_its_scan() -> None:
    story = [S.IN_TRANSIT, S.EXCEPTION, S.IN_TRANSIT, S.DELIVERED]
    scans = [scan(hour, status) for hour, status in enumerate(story)]
    parcel = hear(scans[:1], scans[1:])
    assert [(move.to, move.at) for move in parcel.moves[1:]] == [(each.status, each.at) for each in scans]
    assert (parcel.delivered_at, parcel.last_scan_at) == (scans[-1].at, scans[-1].at)


def test_without_news_a_parcel_stays_as_it_is() -> None:
    parcel = sent(paid())
    assert follow(parcel, [], by=SYSTEM) is parcel
