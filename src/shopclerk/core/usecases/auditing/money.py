"""Money: the ledger of an order against its status, its payments, and what goes back."""

from collections import Counter
from typing import Final

from shopclerk.core.domain.discrepancy import DiscrepancyKind
from shopclerk.core.domain.ids import AttemptId
from shopclerk.core.domain.ledger import Balance, balance
from shopclerk.core.domain.lifecycle import AttemptStatus, OrderStatus, RefundStatus
from shopclerk.core.domain.money import Money, total
from shopclerk.core.domain.payment import MoneyEntry, MoneyKind
from shopclerk.core.domain.refund import shipping_refunded, units_refunded
from shopclerk.core.ports.auditing import Family
from shopclerk.core.usecases.auditing.breach import Found, spelled

UNASKED: Final = frozenset(
    {
        DiscrepancyKind.CHANGED_AMOUNT,
        DiscrepancyKind.CHARGED_BACK,
        DiscrepancyKind.NEGATIVE_BALANCE,
        DiscrepancyKind.REFUND_NOT_OURS,
    }
)
"""Why more may go back through a payment than came, though we never asked for it."""


def check_price(family: Family) -> Found:
    """(27): the lines, less their shares of the discount, and the fee are the total to the minor unit."""
    order = family.order
    currency = order.total.currency
    fee = order.shipping.fee if order.shipping else Money.zero(currency)
    priced = total((line.net for line in order.lines), currency) + fee
    if priced != order.total:
        yield 27, f"total {spelled(order.total)}, its lines and shipping sum to {spelled(priced)}"
    shared = sum(line.discount.minor for line in order.lines if line.discount)
    if order.discount and shared != order.discount.amount.minor:
        yield (
            27,
            f"discount {spelled(order.discount.amount)}, its lines share {spelled(Money(shared, currency))}",
        )


def check_ledger(family: Family) -> Found:
    """(14), (17) of one order: paid is what the ledger has the total of, and everything is booked once."""
    order = family.order
    sums = _balance(family)
    for entry in family.money:
        if entry.amount.minor <= 0:
            yield 14, f"ledger entry {entry.id}: {entry.kind} {spelled(entry.amount)}"
    if order.status in (OrderStatus.CONFIRMED, OrderStatus.COMPLETED) and (
        sums.total_captured < order.total.minor
    ):
        captured = Money(sums.total_captured, sums.currency)
        yield 14, f"{order.status}, total {spelled(order.total)}, captured {spelled(captured)}"
    booked = Counter((one.provider, one.reference, one.kind) for one in family.money)
    for (provider, reference, kind), times in booked.items():
        if times > 1:
            yield 17, f"{kind} under {provider} {reference} is booked {times} times"


def check_attempts(family: Family) -> Found:
    """(17), (24) of its payments: what is captured is booked, nothing else is, and one is open at a time."""
    booked = {entry.attempt_id for entry in family.money if entry.kind is MoneyKind.CAPTURED}
    captured = {each.id for each in family.attempts if each.status is AttemptStatus.CAPTURED}
    for attempt_id in sorted(booked ^ captured):
        where = "in the ledger" if attempt_id in booked else "captured"
        yield 17, f"payment {attempt_id} is {where} only"
    open_ = [each.id for each in family.attempts if each.is_open]
    if open_ and not family.order.is_payable:
        yield 17, f"{family.order.status}, and payments are still open: {', '.join(open_)}"
    if len(open_) > 1:
        yield 24, f"several payments are open at a time: {', '.join(open_)}"


def check_headroom(family: Family) -> Found:
    """(14), (15), (22): no more goes back than came, unless the provider did it unasked; and all of it when
    the order is off.
    """
    sums = _balance(family)
    unasked = {each.attempt_id for each in family.discrepancies if each.kind in UNASKED} | _late(family)
    touched = {entry.attempt_id for entry in family.money} | {one.attempt_id for one in family.refunds}
    for attempt_id in sorted(touched - unasked):
        if sums.is_overdrawn(attempt_id):
            yield 14, f"payment {attempt_id}: {_flow(sums, attempt_id)}"
        if sums.is_overpromised(attempt_id):
            yield 15, f"payment {attempt_id}: {_flow(sums, attempt_id)}"
    tried = any(one.status is RefundStatus.FAILED for one in family.refunds)
    if family.order.status is OrderStatus.CANCELLED and sums.total_left and not tried:
        yield (
            22,
            f"cancelled, and {spelled(Money(sums.total_left, sums.currency))} of its money is not given back",
        )


def check_returned(family: Family) -> Found:
    """(15), (17) of what went back: each refund that succeeded is booked, and what is booked is known."""
    booked = {
        (entry.attempt_id, entry.reference): entry
        for entry in family.money
        if entry.kind is MoneyKind.REFUNDED
    }
    for one in family.refunds:
        entry = booked.pop((one.attempt_id, one.reference or ""), None)
        if entry is None and one.status is RefundStatus.SUCCEEDED:
            yield 17, f"refund {one.id} of {spelled(one.amount)} succeeded and is not in the ledger"
        if entry is not None and one.status is not RefundStatus.SUCCEEDED:
            yield 17, f"refund {one.id} is {one.status}, the ledger has {spelled(entry.amount)}"
    for entry in booked.values():
        if not _reported(family, entry):
            yield 15, f"{spelled(entry.amount)} went back as {entry.reference}, and nobody asked for it"


def check_units(family: Family) -> Found:
    """(16), (27): no more units are refunded than were bought, nor more than was paid for them: for the
    goods of a replacement, with the order before it too.
    """
    order = family.order
    if _late(family):
        return
    for line in order.lines:
        units = units_refunded(family.refunds, line.id)
        if units > line.quantity:
            yield 16, f"line {line.id}: {units} refunded, {line.quantity} bought"
        parts = (part for one in family.refunds if one.holds for part in one.lines)
        worth = sum(part.amount.minor for part in parts if part.order_line_id == line.id)
        paid = line.amount if order.replaces else line.net
        if worth > paid.minor:
            yield 27, f"line {line.id}: {spelled(Money(worth, paid.currency))} refunded, {spelled(paid)} paid"
    fee = order.shipping.fee.minor if order.shipping else 0
    if (back := shipping_refunded(family.refunds)) > fee:
        yield 27, f"shipping: {spelled(Money(back, order.total.currency))} refunded, {fee} minor units paid"


def _balance(family: Family) -> Balance:
    return balance(family.order.total.currency, family.money, family.refunds)


def _late(family: Family) -> set[AttemptId]:
    """Payments of which a refund succeeded after it had failed, and was perhaps promised anew by then."""
    if not family.refunds:
        return set()
    revived = {
        entry.move.entity_id
        for entry in family.timeline
        if (entry.move.from_, entry.move.to) == (RefundStatus.FAILED, RefundStatus.SUCCEEDED)
    }
    return {one.attempt_id for one in family.refunds if one.id in revived}


def _reported(family: Family, entry: MoneyEntry) -> bool:
    return any(
        each.kind is DiscrepancyKind.REFUND_NOT_OURS and each.reference == entry.reference
        for each in family.discrepancies
    )


def _flow(sums: Balance, attempt_id: AttemptId) -> str:
    flows = {
        "captured": sums.captured,
        "charged back": sums.charged_back,
        "returned": sums.returned,
        "promised": sums.promised,
    }
    return ", ".join(
        f"{name} {spelled(Money(of.get(attempt_id, 0), sums.currency))}" for name, of in flows.items()
    )
