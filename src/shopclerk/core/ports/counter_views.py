"""What the merchant reads of a day, and of what needs somebody's hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.views import OrderRow, ViewQuery


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFigures:
    """`placed` counts the orders placed then, but those that replace another; `paid` the orders for which
    money came then. `received` and `returned` are the money that came and went back then, whatever day it was
    for: a sum for each currency, by its code.
    """

    placed: int = 0
    paid: int = 0
    received: tuple[Money, ...] = ()
    returned: tuple[Money, ...] = ()


def summed(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """A sum for each currency, by its code."""
    sums: dict[str, Money] = {}
    for amount in amounts:
        known = sums.get(amount.currency)
        sums[amount.currency] = known + amount if known else amount
    return tuple(sums[currency] for currency in sorted(sums))


@dataclass(frozen=True, slots=True)
class DayOf(ViewQuery[DayFigures]):
    """Exactly one row: from `since`, before `until`."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class OrdersUnpaid(ViewQuery[OrderRow]):
    """Orders that await payment, oldest first."""

    after: OrderId | None = None
    limit: int = 6


class Trouble(StrEnum):
    """Why an order needs somebody's hand.

    PARCEL: of a confirmed order a parcel is held up, lost, on its way back or back. SILENT: nothing was heard
    of one for too long. Neither once the order was sent again, or paid back for its loss. BOOKING: a carrier
    has not answered for a parcel. REFUND: one failed, and no other stands for it.
    """

    PARCEL = "parcel"
    SILENT = "silent"
    BOOKING = "booking"
    REFUND = "refund"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionRow:
    order: OrderRow
    troubles: frozenset[Trouble]


@dataclass(frozen=True, slots=True)
class Exceptions(ViewQuery[ExceptionRow]):
    """Orders that need somebody's hand, oldest first. A parcel is silent when nothing was heard of it since
    `silent_since`.
    """

    silent_since: datetime
    after: OrderId | None = None
    limit: int = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionCount:
    orders: int


@dataclass(frozen=True, slots=True)
class ExceptionCounts(ViewQuery[ExceptionCount]):
    """Exactly one row: how many orders `Exceptions` has."""

    silent_since: datetime
