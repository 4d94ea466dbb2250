from dataclasses import replace

import pytest

from shopclerk.core.domain.errors import CurrencyMismatch
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import CancelReason
from tests.core.domain.examples import CLERK, LATER, LI, NOON, line, paid, placed


def test_a_new_order_waits_for_the_sum_of_its_lines() -> None:
    order = placed(line(1, 2, price=3900), line(2, 3, price=100))
    assert (order.status, order.total) == (OrderStatus.PENDING_PAYMENT, Money(8100, "CNY"))
    (move,) = order.moves
    assert (move.from_, move.to, move.by, move.at) == (None, "pending_payment", LI, NOON)


def test_an_order_has_one_currency() -> None:
    with pytest.raises(CurrencyMismatch):
        placed(line(1, 1, currency="CNY"), line(2, 1, currency="JPY"))


def test_a_confirmed_order_has_no_time_to_be_paid_by() -> None:
    order = paid()
    assert (order.remind_at, order.pay_by, order.is_payable) == (None, None, False)


def test_a_cancelled_order_says_why_and_falls_due_for_nothing() -> None:
    order = placed().completing_at(LATER).cancel(CancelReason.TIMEOUT, by=CLERK, at=LATER)
    assert order.cancelled_because is CancelReason.TIMEOUT
    assert order.moves[-1].why == "timeout"
    assert (order.remind_at, order.pay_by, order.complete_at) == (None, None, None)


def test_a_completed_order_falls_due_for_nothing() -> None:
    assert paid().completing_at(LATER).complete(by=LI, at=LATER, why="receipt").complete_at is None


def test_a_reminder_is_due_once_and_moves_nothing() -> None:
    order = placed()
    assert order.reminded() == replace(order, remind_at=None)


def test_moves_add_up_and_do_not_make_orders_different() -> None:
    order = paid().complete(by=LI, at=LATER)
    assert [move.to for move in order.moves] == ["pending_payment", "confirmed", "completed"]
    assert replace(order, moves=()) == order
