"""Paying back what a case grants, and ending it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind
from shopclerk.core.domain.claims import valued
from shopclerk.core.domain.errors import CurrencyMismatch, DifferenceUnpaid, NotRefundable, ReasonNeeded
from shopclerk.core.domain.ids import CaseId, RefundId
from shopclerk.core.domain.lifecycle import CaseStatus, RefundStatus
from shopclerk.core.domain.money import Money, total
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import SYSTEM, Actor
from shopclerk.core.domain.refund import RefundLine, RefundReason
from shopclerk.core.ports.queries.money import RefundsOf
from shopclerk.core.ports.queries.parcels import ShipmentsOf
from shopclerk.core.usecases.aftersales.casework import case_for, conclude, keep, lineage, refunds_for
from shopclerk.core.usecases.aftersales.exchanging import counted, replacement_of
from shopclerk.core.usecases.arriving import REMEDY, WRONG, paid_back
from shopclerk.core.usecases.books import Why, open_books
from shopclerk.core.usecases.gateways import Gateways
from shopclerk.core.usecases.refunding import SubmitRefunds
from shopclerk.core.usecases.terms import Terms, TermsOfNow
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work

LOOK_AGAIN: Final = timedelta(minutes=15)
"""How long until a case in settlement is looked at again: providers answer when they like."""


@dataclass(frozen=True, slots=True)
class SettleCase:
    """Promise back what the inspection leaves of the granted amount, and have the provider asked for it.

    `amount` is less (nothing, too) for a reason that must be given, or more up to what was granted. The case
    is closed once everything went back, at once when that is nothing; a refund that failed keeps it in
    settlement, and to settle it again promises what is still missing. Repeating a request changes nothing.
    Staff only. Raises NotAllowed, NotFound, NotRefundable, CurrencyMismatch, ReasonNeeded, DifferenceUnpaid
    while an exchange waits for payment, and IllegalTransition when it is not time to settle.
    """

    unit_of_work: UnitOfWork
    gateways: Gateways
    terms: TermsOfNow

    async def __call__(
        self, *, actor: Actor, request_id: str, case_id: CaseId, amount: Money | None = None, why: str = ""
    ) -> AfterSalesCase:
        actor.must_be_staff("SettleCase")

        async def decide(work: Work) -> tuple[RefundId, ...]:
            order, case = await case_for(work, actor, case_id)
            if await work.already("request", request_id):
                return ()
            work.claim("request", request_id, case.id)
            case = await counted(work, case)
            due = await _to_pay(work, order, case)
            granted = _agreed(order, case, due, amount, why)
            return await settle(work, order, case, granted, by=actor, why=why, terms=self.terms.now)

        promised = await self.unit_of_work.transact(decide)
        return await carry_out(self.unit_of_work, self.gateways, self.terms.now, case_id, promised)


async def _to_pay(work: Work, order: Order, case: AfterSalesCase) -> Money:
    """What the case pays unless somebody says otherwise: of what was granted, the share of the worth that
    came back; once that is decided, all of it.
    """
    replacement = await replacement_of(work, case)
    if replacement is not None and replacement.is_payable:
        raise DifferenceUnpaid(replacement.id)
    granted = case.refund or Money.zero(order.total.currency)
    if case.status is CaseStatus.SETTLING:
        return granted
    refunds = await work.find(RefundsOf(order.id))
    claimed = _worth(valued(order, refunds, case.units), granted.currency)
    back = _worth(valued(order, refunds, case.units_back), granted.currency)
    return Money(granted.minor * back.minor // claimed.minor if claimed.minor else 0, granted.currency)


def _worth(lines: Sequence[RefundLine], currency: str) -> Money:
    return total((line.amount for line in lines), currency)


def _agreed(order: Order, case: AfterSalesCase, due: Money, amount: Money | None, why: str) -> Money:
    granted = case.refund or Money.zero(due.currency)
    if amount is None:
        return due
    must_be_within(order, amount, granted)
    if amount < due and not why.strip():
        raise ReasonNeeded("SettleCase")
    return amount


def must_be_within(order: Order, amount: Money, most: Money) -> None:
    """Raise unless 0 <= amount <= most, in the same currency."""
    if amount.currency != most.currency:
        raise CurrencyMismatch(amount.currency, most.currency)
    if not 0 <= amount.minor <= most.minor:
        raise NotRefundable(order.id, amount.minor, most.minor, most.currency)


async def settle(
    work: Work, order: Order, case: AfterSalesCase, amount: Money, *, by: Actor, why: str, terms: Terms
) -> tuple[RefundId, ...]:
    """The case pays so much altogether: what of it was not promised yet is promised now.

    Raises NotRefundable when more has been promised already, or not so much is left.
    """
    settling = case
    if case.status is not CaseStatus.SETTLING:
        settling = case.move_to(CaseStatus.SETTLING, by=by, at=work.at, why=why)
    settling = settling.waiting(work.at + LOOK_AGAIN).decided(amount)
    before = sum(one.amount.minor for one in await refunds_for(work, order, case) if one.holds)
    if amount.minor < before:
        raise NotRefundable(order.id, amount.minor, before, amount.currency)
    missing = Money(amount.minor - before, amount.currency)
    promised = await _promise(work, order, settling, missing, by)
    if promised:
        await _make_good(work, order, settling)
    if not await close_if_paid(work, order, settling, terms):
        keep(work, order, settling)
    return promised


async def _make_good(work: Work, order: Order, case: AfterSalesCase) -> None:
    """A lost parcel that a refund alone pays for is not sent again, and its order waits for it no more."""
    if case.kind is not CaseKind.REFUND_ONLY:
        return
    for parcel in await work.find(ShipmentsOf(order.id)):
        is_due = parcel.status in WRONG and await work.owner(REMEDY, parcel.id) is None
        if is_due and await paid_back(work, order, parcel):
            work.claim(REMEDY, parcel.id, f"case:{case.id}")


async def _promise(
    work: Work, order: Order, case: AfterSalesCase, amount: Money, by: Actor
) -> tuple[RefundId, ...]:
    """Of the order's own money first, then of the orders it replaces; units are paid back only once."""
    reason = RefundReason.GOODWILL if case.kind is CaseKind.REFUND_ONLY else RefundReason.RETURNED
    lines = await _lines(work, order, case)
    promised: list[RefundId] = []
    left = amount.minor
    for source in await lineage(work, order):
        books = await open_books(work, source)
        part = min(left, books.balance.total_left)
        why = Why(reason=reason, by=by, lines=lines if source.id == order.id else (), case_id=case.id)
        promised += [one.id for one in books.promise(Money(part, amount.currency), why)]
        work.save(source)
        left -= part
    if left:
        raise NotRefundable(order.id, amount.minor, amount.minor - left, amount.currency)
    return tuple(promised)


async def _lines(work: Work, order: Order, case: AfterSalesCase) -> tuple[RefundLine, ...]:
    """The units that are paid back; none of them while other goods stand for them."""
    if case.replacement_id is not None:
        return ()
    return valued(order, await work.find(RefundsOf(order.id)), case.units_back)


async def close_if_paid(work: Work, order: Order, case: AfterSalesCase, terms: Terms) -> bool:
    """End the case if everything that it owes has gone back."""
    now = await counted(work, case)
    refunds = await refunds_for(work, order, case)
    paid = sum(one.amount.minor for one in refunds if one.status is RefundStatus.SUCCEEDED)
    if now.refund is None or paid < now.refund.minor:
        return False
    await conclude(work, order, now.move_to(CaseStatus.CLOSED, by=SYSTEM, at=work.at), terms)
    return True


async def carry_out(
    unit_of_work: UnitOfWork,
    gateways: Gateways,
    terms: Terms,
    case_id: CaseId,
    promised: Sequence[RefundId],
) -> AfterSalesCase:
    """Ask for what was promised, and end the case if that was all; answers it as it stands then."""
    if promised:
        await SubmitRefunds(unit_of_work, gateways)(*promised)

    async def decide(work: Work) -> AfterSalesCase:
        order, case = await case_for(work, SYSTEM, case_id)
        if promised and case.status is CaseStatus.SETTLING:
            await close_if_paid(work, order, case, terms)
        return await work.get(AfterSalesCase, case_id)

    return await unit_of_work.transact(decide)
