"""The judge of changesets, against a plain model and against what must always hold."""

from datetime import UTC, datetime
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.events import StockCameBack, StockRanLow
from shopclerk.core.domain.ids import PersonId, SkuId
from shopclerk.core.domain.stock import StockItem
from shopclerk.core.ports.admission import Rows, admit, touched
from shopclerk.core.ports.changeset import (
    Admitted,
    Changeset,
    Claim,
    CounterDelta,
    Expect,
    Key,
    Moved,
    Refused,
    Short,
    Spent,
    Stale,
    StockDelta,
    Taken,
)

NOW: Final = datetime(2026, 3, 1, tzinfo=UTC)
SKUS: Final = [SkuId("a"), SkuId("b"), SkuId("c")]

small: Final = st.integers(-4, 6)
deltas: Final = st.lists(
    st.builds(
        StockDelta,
        sku_id=st.sampled_from(SKUS),
        on_hand=small,
        reserved=small,
        safety_stock=st.none() | st.integers(0, 4),
    ),
    max_size=6,
).map(tuple)


@st.composite
def level_maps(draw: st.DrawFn) -> dict[SkuId, StockItem]:
    stocked = draw(st.sets(st.sampled_from(SKUS)))
    return {sku_id: draw(_levels(sku_id)) for sku_id in sorted(stocked)}


@st.composite
def _levels(draw: st.DrawFn, sku_id: SkuId) -> StockItem:
    on_hand = draw(st.integers(0, 10))
    reserved = draw(st.integers(0, on_hand))
    return StockItem(sku_id=sku_id, on_hand=on_hand, reserved=reserved, safety_stock=draw(st.integers(0, 4)))


def decision(*stock: StockDelta, **guards: Any) -> Changeset:
    return Changeset(id="d", at=NOW, stock=stock, **guards)


@pytest.mark.invariant(3, 5)
@given(deltas, level_maps())
def test_stock_is_admitted_exactly_when_every_sum_is_sound(
    stock: tuple[StockDelta, ...], levels: dict[SkuId, StockItem]
) -> None:
    sums = {
        sku_id: levels.get(sku_id, StockItem(sku_id=sku_id)).moved(
            sum(delta.on_hand for delta in stock if delta.sku_id == sku_id),
            sum(delta.reserved for delta in stock if delta.sku_id == sku_id),
        )
        for sku_id in {delta.sku_id for delta in stock}
    }
    verdict = admit(decision(*stock), Rows(levels=levels))
    assert isinstance(verdict, Admitted) == all(level.is_sound for level in sums.values())
    if isinstance(verdict, Admitted):
        assert {(each.sku_id, each.on_hand, each.reserved) for each in verdict.levels} == {
            (each.sku_id, each.on_hand, each.reserved) for each in sums.values()
        }


@pytest.mark.invariant(1)
@given(deltas, level_maps())
def test_the_movements_explain_every_change_of_what_is_on_hand(
    stock: tuple[StockDelta, ...], levels: dict[SkuId, StockItem]
) -> None:
    verdict = admit(decision(*stock), Rows(levels=levels))
    if isinstance(verdict, Admitted):
        assert len({row.id for row in verdict.movements}) == len(verdict.movements)
        for level in verdict.levels:
            before = levels.get(level.sku_id, StockItem(sku_id=level.sku_id)).on_hand
            moved = sum(row.quantity for row in verdict.movements if row.sku_id == level.sku_id)
            assert before + moved == level.on_hand


@pytest.mark.invariant(13)
@given(st.lists(deltas, max_size=8), level_maps())
def test_between_two_alerts_of_a_sku_its_stock_recovered(
    decisions: list[tuple[StockDelta, ...]], levels: dict[SkuId, StockItem]
) -> None:
    low = {sku_id: level.is_low for sku_id, level in levels.items()}
    for stock in decisions:
        verdict = admit(decision(*stock), Rows(levels=levels))
        if isinstance(verdict, Refused):
            continue
        for alert in verdict.alerts:
            if isinstance(alert.event, StockRanLow):
                assert not low.get(alert.event.sku_id, True)
        levels |= {level.sku_id: level for level in verdict.levels}
        low |= {level.sku_id: level.is_low for level in verdict.levels}


@given(deltas, level_maps())
def test_a_sku_is_told_to_be_back_exactly_when_the_first_unit_can_be_promised_again(
    stock: tuple[StockDelta, ...], levels: dict[SkuId, StockItem]
) -> None:
    verdict = admit(decision(*stock), Rows(levels=levels))
    if isinstance(verdict, Admitted):
        told = {alert.event.sku_id for alert in verdict.alerts if isinstance(alert.event, StockCameBack)}
        assert told == {
            each.sku_id
            for each in verdict.levels
            if each.available > 0 and levels.get(each.sku_id, StockItem(sku_id=each.sku_id)).available == 0
        }


counter_deltas: Final = st.lists(
    st.builds(CounterDelta, st.sampled_from(["x", "y"]), st.integers(-2, 2), st.none() | st.integers(0, 4)),
    max_size=5,
).map(tuple)


@given(counter_deltas, st.dictionaries(st.sampled_from(["x", "y"]), st.integers(0, 5)))
def test_counters_never_go_below_zero_and_are_never_moved_above_their_bound(
    counters: tuple[CounterDelta, ...], counts: dict[str, int]
) -> None:
    verdict = admit(decision(counters=counters), Rows(counters=counts))
    if isinstance(verdict, Refused):
        assert isinstance(verdict.reason, Spent)
        return
    after = dict(verdict.counters)
    assert after.keys() == {delta.name for delta in counters}
    assert all(count >= 0 for count in after.values())
    for delta in counters:
        if delta.delta > 0 and delta.most is not None:
            assert after[delta.name] <= delta.most


@given(st.integers(0, 5), st.integers(1, 3), st.integers(0, 5))
def test_a_counter_is_refused_exactly_when_it_would_be_above_its_bound(
    count: int, delta: int, most: int
) -> None:
    verdict = admit(decision(counters=(CounterDelta("x", delta, most),)), Rows(counters={"x": count}))
    fitting = Admitted(counters=(("x", count + delta),))
    assert verdict == (fitting if count + delta <= most else Refused(Spent("x", most)))


@given(deltas, level_maps(), st.data())
def test_judging_changes_nothing_and_says_the_same_twice(
    stock: tuple[StockDelta, ...], levels: dict[SkuId, StockItem], data: st.DataObject
) -> None:
    before = dict(levels)
    changeset = decision(*stock, claims=(Claim("scope", data.draw(st.sampled_from("xy")), "me"),))
    rows = Rows(levels=levels, owners={("scope", "x"): "they"})
    assert admit(changeset, rows) == admit(changeset, rows)
    assert levels == before


@pytest.mark.invariant(32)
@given(st.integers(0, 3), st.integers(0, 3))
def test_a_record_is_saved_only_at_the_version_that_is_there(saved: int, there: int) -> None:
    key = Key(Cart, PersonId("p"))
    cart = Cart(id=PersonId("p"), version=saved)
    rows = Rows(versions={key: there} if there else {})
    fitting = Admitted() if saved == there else Refused(Stale(key))
    assert admit(decision(saves=(cart,)), rows) == fitting
    assert admit(decision(expects=(Expect(key, saved),)), rows) == fitting
    assert touched(decision(saves=(cart,))) == touched(decision(expects=(Expect(key, saved),))) == (key,)


def test_a_key_claimed_twice_in_one_decision_is_taken() -> None:
    mine, yours = Claim("scope", "key", "me"), Claim("scope", "key", "you")
    assert admit(decision(claims=(mine, yours)), Rows()) == Refused(Taken(yours, "me"))


def test_claims_come_before_versions_before_counters_before_corrections_before_stock() -> None:
    claim = Claim("scope", "key", "me")
    cart = Cart(id=PersonId("p"), version=1)
    correction = StockDelta(sku_id=SkuId("a"), on_hand=1, expected_on_hand=3)
    reserve = StockDelta(sku_id=SkuId("a"), reserved=9)
    owned = Rows(owners={("scope", "key"): "they"})
    assert admit(decision(reserve, correction, claims=(claim,), saves=(cart,)), owned) == Refused(
        Taken(claim, "they")
    )
    assert admit(decision(reserve, correction, claims=(claim,), saves=(cart,)), Rows()) == Refused(
        Stale(Key(Cart, PersonId("p")))
    )
    spent = (CounterDelta("x", 1, 0),)
    assert admit(decision(reserve, correction, claims=(claim,), counters=spent), Rows()) == Refused(
        Spent("x", 0)
    )
    assert admit(decision(reserve, correction, claims=(claim,)), Rows()) == Refused(Moved(SkuId("a"), 0))
    assert admit(decision(reserve, claims=(claim,)), Rows()) == Refused(Short(SkuId("a"), 9, 0))


def test_a_short_answer_says_how_many_were_wanted_and_how_many_are_left() -> None:
    rows = Rows(levels={SkuId("a"): StockItem(sku_id=SkuId("a"), on_hand=5, reserved=3)})
    wanted = (StockDelta(sku_id=SkuId("a"), reserved=2), StockDelta(sku_id=SkuId("a"), reserved=2))
    assert admit(decision(*wanted), rows) == Refused(Short(SkuId("a"), 4, 2))
    assert admit(decision(StockDelta(sku_id=SkuId("a"), on_hand=-3)), rows) == Refused(
        Short(SkuId("a"), 3, 2)
    )
