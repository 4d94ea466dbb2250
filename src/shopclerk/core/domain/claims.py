"""What of an order can be claimed after the sale, and what it is worth."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from shopclerk.core.domain import packing
from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind, CaseLine, summed, units_claimed
from shopclerk.core.domain.errors import NotReturnable, NotThatMany
from shopclerk.core.domain.ids import OrderLineId
from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.order import Order, OrderLine
from shopclerk.core.domain.refund import Refund, RefundLine, RefundReason, line_refund, units_refunded
from shopclerk.core.domain.shipment import Shipment

_SOLD = (OrderStatus.CONFIRMED, OrderStatus.COMPLETED)
_NEVER_THERE = (ShipmentStatus.LOST, ShipmentStatus.RETURNING, ShipmentStatus.RETURNED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sale:
    """What is known of an order when something of it is claimed. `parcels` are those that have left and were
    not made good otherwise; `completed_at` is when the customer had everything, as far as anybody knows.
    """

    order: Order
    parcels: Sequence[Shipment]
    refunds: Sequence[Refund]
    cases: Sequence[AfterSalesCase]
    completed_at: datetime | None

    def must_allow(
        self, kind: CaseKind, lines: Sequence[CaseLine], *, at: datetime, window: timedelta
    ) -> None:
        """Raise NotReturnable or NotThatMany unless all these units can be claimed now."""
        if self.order.status not in _SOLD:
            raise NotReturnable(self.order.id, "not_delivered")
        if any(case.is_open for case in self.cases):
            raise NotReturnable(self.order.id, "open_case")
        if not lines:
            raise NotReturnable(self.order.id, "nothing_left")
        for line in lines:
            if line.quantity < 1:
                raise NotThatMany(
                    line.order_line_id, line.quantity, self.left(kind, line.order_line_id, at, window)
                )
        for line_id, units in summed(lines).items():
            self._must_have(kind, self.order.line(line_id).id, units, at, window)

    def left(self, kind: CaseKind, line_id: OrderLineId, at: datetime, window: timedelta) -> int:
        """How many units of the line can be claimed so: in time, not claimed yet, not paid back otherwise.

        Units cancelled before they left were never sent, so what was paid back for them counts nothing here.
        """
        otherwise = [
            one for one in self.refunds if one.case_id is None and one.reason is not RefundReason.CANCELLED
        ]
        gone = units_refunded(otherwise, line_id) + units_claimed(self.cases, line_id)
        in_time = sum(_units(parcel, line_id) for parcel in self._in_time(kind, at, window))
        return max(min(in_time, self._sent(line_id) - gone), 0)

    def _must_have(
        self, kind: CaseKind, line_id: OrderLineId, units: int, at: datetime, window: timedelta
    ) -> None:
        left = self.left(kind, line_id, at, window)
        if left == 0:
            raise NotReturnable(self.order.id, self._why_none(kind, line_id, at, window))
        if units > left:
            raise NotThatMany(line_id, units, left)

    def _why_none(self, kind: CaseKind, line_id: OrderLineId, at: datetime, window: timedelta) -> str:
        if any(_units(parcel, line_id) for parcel in self._in_time(kind, at, window)):
            return "nothing_left"
        arrived = any(_units(parcel, line_id) and self._arrived_at(parcel) for parcel in self.parcels)
        return "too_late" if arrived else "not_delivered"

    def _in_time(self, kind: CaseKind, at: datetime, window: timedelta) -> list[Shipment]:
        return [parcel for parcel in self.parcels if self._is_in_time(kind, parcel, at, window)]

    def _is_in_time(self, kind: CaseKind, parcel: Shipment, at: datetime, window: timedelta) -> bool:
        arrived_at = self._arrived_at(parcel)
        if arrived_at is None:
            return kind is CaseKind.REFUND_ONLY
        return at <= arrived_at + window

    def _arrived_at(self, parcel: Shipment) -> datetime | None:
        """When the customer had it: a scan, or the word that everything came, says so."""
        if parcel.status in _NEVER_THERE:
            return None
        return parcel.delivered_at or self.completed_at

    def _sent(self, line_id: OrderLineId) -> int:
        return sum(_units(parcel, line_id) for parcel in self.parcels)


def valued(
    order: Order, refunds: Sequence[Refund], units: Mapping[OrderLineId, int]
) -> tuple[RefundLine, ...]:
    """These units with what was paid for them; those that were paid back already are left out."""
    lines = []
    for line_id, wanted in units.items():
        line = as_paid(order, order.line(line_id))
        if (some := min(wanted, line.quantity - units_refunded(refunds, line_id))) > 0:
            lines.append(line_refund(line, refunds, some))
    return tuple(lines)


def units_spoken_for(cases: Iterable[AfterSalesCase], refunds: Sequence[Refund], line_id: OrderLineId) -> int:
    """How many units of a line a case has yet to pay back, or has given other goods for.

    What went back for a case already counts as refunded, not here.
    """
    standing = [case for case in cases if case.is_open or case.replacement_id is not None]
    paid = units_refunded([one for one in refunds if one.case_id in {case.id for case in standing}], line_id)
    return max(units_claimed(standing, line_id) - paid, 0)


def is_paid_back(
    order: Order, parcel: Shipment, cases: Sequence[AfterSalesCase], refunds: Sequence[Refund]
) -> bool:
    """Whether so much went back, or will, of what is in the parcel that it cannot be sent again as well."""
    for line_id, units in packing.summed(parcel.lines).items():
        gone = units_refunded(refunds, line_id) + units_spoken_for(cases, refunds, line_id)
        if order.line(line_id).quantity - gone < units:
            return True
    return False


def as_paid(order: Order, line: OrderLine) -> OrderLine:
    """The credit of a replacement was paid with the order before it: it makes nothing cheaper."""
    return replace(line, discount=None) if order.replaces else line


def _units(parcel: Shipment, line_id: OrderLineId) -> int:
    return sum(line.quantity for line in parcel.lines if line.order_line_id == line_id)
