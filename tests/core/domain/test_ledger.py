"""What the money ledger of an order adds up to."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.core.domain.errors import NotRefundable
from shopclerk.core.domain.ids import AttemptId, OrderId, RefundId
from shopclerk.core.domain.ledger import Balance, balance
from shopclerk.core.domain.lifecycle import RefundStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.payment import MoneyEntry, MoneyKind
from shopclerk.core.domain.refund import Refund, RefundReason

NOW = datetime(2026, 3, 5, tzinfo=UTC)
FIRST, SECOND, THIRD = AttemptId("a1"), AttemptId("a2"), AttemptId("a3")


def entry(kind: MoneyKind, attempt: AttemptId, minor: int, *, currency: str = "CNY") -> MoneyEntry:
    return MoneyEntry(
        id=f"{kind}-{attempt}",
        order_id=OrderId("o"),
        attempt_id=attempt,
        kind=kind,
        amount=Money(minor, currency),
        provider="fake",
        reference=f"{kind}-{attempt}",
        at=NOW,
    )


def refund(minor: int, status: RefundStatus, reference: str | None = None) -> Refund:
    return Refund(
        id=RefundId(f"r-{status}"),
        order_id=OrderId("o"),
        attempt_id=FIRST,
        amount=Money(minor, "CNY"),
        reason=RefundReason.GOODWILL,
        created_at=NOW,
        status=status,
        reference=reference,
    )


def came(**minor: int) -> Balance:
    entries = [entry(MoneyKind.CAPTURED, AttemptId(name), amount) for name, amount in minor.items()]
    return balance("CNY", entries, ())


@pytest.mark.invariant(26)
@pytest.mark.parametrize("status", RefundStatus)
def test_a_refund_holds_its_headroom_until_it_has_failed(status: RefundStatus) -> None:
    left = balance("CNY", [entry(MoneyKind.CAPTURED, FIRST, 100)], [refund(30, status)]).left(FIRST)
    assert left == (100 if status is RefundStatus.FAILED else 70)


def test_what_the_provider_sent_back_of_its_own_is_gone_and_ours_counts_once() -> None:
    booked = [entry(MoneyKind.CAPTURED, FIRST, 100), entry(MoneyKind.REFUNDED, FIRST, 30)]
    assert balance("CNY", booked, ()).left(FIRST) == 70
    ours = refund(30, RefundStatus.SUCCEEDED, reference=booked[1].reference)
    assert balance("CNY", booked, [ours]).left(FIRST) == 70


def test_a_chargeback_leaves_less_to_refund_and_never_less_than_nothing() -> None:
    booked = [entry(MoneyKind.CAPTURED, FIRST, 100), entry(MoneyKind.CHARGED_BACK, FIRST, 80)]
    assert balance("CNY", booked, ()).left(FIRST) == 20
    after = balance("CNY", booked, [refund(30, RefundStatus.UNKNOWN)])
    assert (after.left(FIRST), after.is_overpromised(FIRST), after.is_overdrawn(FIRST)) == (0, True, False)


def test_a_balance_is_overdrawn_once_more_went_back_than_came() -> None:
    booked = [
        entry(MoneyKind.CAPTURED, FIRST, 100),
        entry(MoneyKind.REFUNDED, FIRST, 60),
        entry(MoneyKind.CHARGED_BACK, FIRST, 60),
    ]
    assert balance("CNY", booked, ()).is_overdrawn(FIRST)
    assert not balance("CNY", booked[1:], ()).is_overdrawn(FIRST), "its capture is yet to be heard of"


def test_another_currency_never_counts() -> None:
    assert balance("CNY", [entry(MoneyKind.CAPTURED, FIRST, 100, currency="USD")], ()).total_captured == 0


def test_money_is_drawn_from_the_latest_payment_first_and_from_the_spared_one_last() -> None:
    money = came(a1=50, a2=50, a3=50)
    assert money.drawn(70, "o") == ((THIRD, 50), (SECOND, 20))
    assert money.drawn(70, "o", sparing=THIRD) == ((SECOND, 50), (FIRST, 20))


def test_the_earliest_payment_of_everything_is_the_one_that_pays() -> None:
    money = came(a1=60, a2=100, a3=100)
    assert (money.paying(100), money.paying(101)) == (SECOND, None)


@pytest.mark.invariant(15)
@given(
    st.dictionaries(st.sampled_from([FIRST, SECOND, THIRD]), st.integers(1, 10_000), min_size=1),
    st.integers(0, 40_000),
    st.none() | st.sampled_from([FIRST, SECOND, THIRD]),
)
def test_what_is_drawn_sums_to_the_amount_and_overdraws_no_payment(
    captured: dict[AttemptId, int], amount: int, sparing: AttemptId | None
) -> None:
    money = Balance("CNY", captured, {}, {}, {})
    if amount > sum(captured.values()):
        with pytest.raises(NotRefundable):
            money.drawn(amount, "o", sparing=sparing)
        return
    parts = money.drawn(amount, "o", sparing=sparing)
    assert sum(part for _, part in parts) == amount
    assert all(0 < part <= captured[attempt] for attempt, part in parts)
