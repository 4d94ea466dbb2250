"""What a provider's fact does to an order: a function of the facts heard, not of the order in which they
come.

Money is booked first, always. What it does to the order follows from the ledger: how much came altogether,
and how much of it goes back by itself. Facts that contradict each other, or us, are kept apart as
discrepancies.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from shopclerk.core.domain import lifecycle
from shopclerk.core.domain.discount import uses, uses_by
from shopclerk.core.domain.discrepancy import DiscrepancyKind
from shopclerk.core.domain.events import OrderConfirmed, PaymentDeclined, PaymentShort, PaymentUnapplied
from shopclerk.core.domain.ids import AttemptId, SkuId
from shopclerk.core.domain.lifecycle import AttemptStatus, OrderStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyEntry, MoneyKind, PaymentAttempt
from shopclerk.core.domain.people import SYSTEM, Actor, Contact
from shopclerk.core.domain.refund import Refund, RefundReason
from shopclerk.core.ports.changeset import StockDelta
from shopclerk.core.ports.payments import FactKind, PaymentFact
from shopclerk.core.ports.queries.money import AttemptsOf, MoneyReferenced
from shopclerk.core.ports.queries.stock import ReservationsOf
from shopclerk.core.usecases.books import Books, Why, open_books
from shopclerk.core.usecases.work import Work

BY_ITSELF: Final = frozenset({RefundReason.SURPLUS, RefundReason.LATE})
"""Why money goes back without anybody's word."""

_MONEY: Final = {
    FactKind.CAPTURED: MoneyKind.CAPTURED,
    FactKind.REFUNDED: MoneyKind.REFUNDED,
    FactKind.CHARGED_BACK: MoneyKind.CHARGED_BACK,
}


@dataclass(frozen=True, slots=True)
class Hearing:
    """One fact, told of one attempt of one order. `revives` says whether an order that timed out may reserve
    its stock again.
    """

    work: Work
    books: Books
    order: Order
    tried: PaymentAttempt
    fact: PaymentFact
    revives: bool

    async def believe(self) -> PaymentAttempt:
        """Remember what the fact means; answers the attempt as it is then."""
        if self.fact.amount.currency != self.tried.amount.currency:
            return self._quarantine(DiscrepancyKind.WRONG_CURRENCY, self.tried.amount)
        known = await self._known()
        for entry in known:
            if (entry.attempt_id, entry.amount) != (self.tried.id, self.fact.amount):
                return self._quarantine(DiscrepancyKind.CHANGED_AMOUNT, entry.amount)
        match self.fact.kind:
            case FactKind.AUTHORIZED:
                return self._authorise()
            case FactKind.FAILED:
                return self._decline()
            case FactKind.CAPTURED if not known:
                return await self._capture()
            case FactKind.CHARGED_BACK if not known:
                self._charge_back()
            case FactKind.REFUNDED | FactKind.REFUND_FAILED:
                self._return(is_booked=bool(known))
        return self.tried

    async def _known(self) -> tuple[MoneyEntry, ...]:
        """What the ledger has under the fact's own reference."""
        kind = _MONEY.get(self.fact.kind)
        if kind is None:
            return ()
        booked = await self.work.find(MoneyReferenced(self.fact.provider, self.fact.reference))
        return tuple(entry for entry in booked if entry.kind is kind)

    def _report(self, kind: DiscrepancyKind, known: Money | None = None) -> None:
        self.books.report(kind, self.tried, self.fact.reference, told=self.fact.amount, known=known)

    def _enter(self, kind: MoneyKind, tried: PaymentAttempt) -> None:
        self.books.enter(kind, tried, self.fact.amount, reference=self.fact.reference, at=self.fact.at)

    def _quarantine(self, kind: DiscrepancyKind, known: Money) -> PaymentAttempt:
        self._report(kind, known)
        self.work.save(self.order)
        return self.tried

    def _authorise(self) -> PaymentAttempt:
        if AttemptStatus.AUTHORIZED not in lifecycle.ATTEMPT[self.tried.status]:
            return self.tried
        authorised = self.tried.authorise(self.fact.reference, by=SYSTEM, at=self.work.at)
        self.work.save(self.order, authorised)
        return authorised

    def _decline(self) -> PaymentAttempt:
        """A decline ends an attempt that may still be paid; of one that is over it changes nothing."""
        if AttemptStatus.FAILED not in lifecycle.ATTEMPT[self.tried.status]:
            return self.tried
        failed = self.tried.fail(self.fact.reason or "", by=SYSTEM, at=self.work.at)
        self.work.save(self.order, failed)
        if self.order.is_payable:
            self.work.tell(PaymentDeclined(self.order.id, failed.id, self.fact.reason or ""))
        return failed

    def _charge_back(self) -> None:
        self._enter(MoneyKind.CHARGED_BACK, self.tried)
        self._report(DiscrepancyKind.CHARGED_BACK)
        self.work.save(self.order)

    def _return(self, *, is_booked: bool) -> None:
        self.work.save(self.order)
        ours = self._refund_meant()
        if ours is None:
            if self.fact.kind is FactKind.REFUNDED and not is_booked:
                self._enter(MoneyKind.REFUNDED, self.tried)
                self._report(DiscrepancyKind.REFUND_NOT_OURS)
        elif self.fact.kind is FactKind.REFUND_FAILED:
            self.books.fail(ours, self.fact.reason or "")
        elif ours.is_known_otherwise(self.fact.reference) and not is_booked:
            self._enter(MoneyKind.REFUNDED, self.tried)
            self._report(DiscrepancyKind.REFUND_NOT_OURS)
        elif self.fact.amount != ours.amount:
            self._report(DiscrepancyKind.CHANGED_AMOUNT, ours.amount)
        else:
            self.books.succeed(ours, self.tried, reference=self.fact.reference, at=self.fact.at)

    def _refund_meant(self) -> Refund | None:
        """The refund that we asked for: by its id, by the name that the provider answered with, or else the
        one of that amount whose answer is still to come.
        """
        fact = self.fact
        ours = [one for one in self.books.refunds.values() if one.attempt_id == fact.attempt_id]
        if fact.refund_id:
            return next((one for one in ours if one.id == fact.refund_id), None)
        named = (one for one in ours if one.reference == fact.reference)
        asked = (one for one in ours if one.is_unanswered and one.amount == fact.amount)
        return next(named, None) or next(asked, None)

    async def _capture(self) -> PaymentAttempt:
        work, order, captured = self.work, self.order, self.tried
        if captured.status is not AttemptStatus.CAPTURED:
            captured = captured.capture(self.fact.reference, by=SYSTEM, at=work.at)
        self._enter(MoneyKind.CAPTURED, captured)
        work.save(captured, order)
        if order.status is OrderStatus.CANCELLED:
            if not await self._can_revive():
                self._return_late(captured)
                return captured
            await revive(work, order)
        elif order.is_payable:
            if self.books.balance.total_captured < order.total.minor:
                work.tell(PaymentShort(order.id, captured.id))
                return captured
            await confirm(work, order, but=captured.id)
        self._return_surplus(captured)
        return captured

    async def _can_revive(self) -> bool:
        """Only one payment of everything brings an order back, and only while it is known who gets it: a
        customer may be out of the books by then.
        """
        order = self.order
        if not (self.revives and order.is_revivable and self.fact.amount.minor >= order.total.minor):
            return False
        return await self.work.peek(Contact, order.contact_id) is not None

    def _return_late(self, captured: PaymentAttempt) -> None:
        why = Why(reason=RefundReason.LATE, by=SYSTEM)
        self.books.promise_through(captured.id, self.fact.amount, why)
        self.work.tell(PaymentUnapplied(self.order.id, captured.id))

    def _return_surplus(self, captured: PaymentAttempt) -> None:
        """What came beyond the total goes back once, of the payments that the order did not need.

        A refund that failed counts as tried: from then on it is the owner's to decide.
        """
        books, due = self.books, self.order.total.minor
        balance = books.balance
        tried = sum(one.amount.minor for one in books.refunds.values() if one.reason in BY_ITSELF)
        surplus = min(balance.total_captured - due - tried, balance.total_left)
        if surplus > 0:
            why = Why(reason=RefundReason.SURPLUS, by=SYSTEM)
            books.promise(Money(surplus, books.currency), why, sparing=balance.paying(due))
            self.work.tell(PaymentUnapplied(self.order.id, captured.id))


async def believe(
    work: Work, order: Order, tried: PaymentAttempt, fact: PaymentFact, *, revives: bool
) -> PaymentAttempt:
    """See `Hearing`."""
    return await Hearing(work, await open_books(work, order), order, tried, fact, revives).believe()


async def confirm(work: Work, order: Order, *, but: AttemptId | None = None) -> Order:
    """The order is paid: its stock is kept without end, its other payments are closed."""
    confirmed = order.confirm(by=SYSTEM, at=work.at)
    work.save(confirmed)
    for reservation in await work.find(ReservationsOf(order.id)):
        work.save(reservation.kept())
    void_open(work, await work.find(AttemptsOf(order.id)), by=SYSTEM, but=but)
    work.tell(OrderConfirmed(order.id))
    return confirmed


async def revive(work: Work, order: Order) -> Order:
    """Reserve everything again and confirm; the commit is refused when something of it is gone."""
    units: Counter[SkuId] = Counter()
    for line in order.lines:
        units[line.sku_id] += line.wanted
    for reservation in await work.find(ReservationsOf(order.id)):
        wanted = units[reservation.sku_id]
        work.save(replace(reservation, held=wanted, expires_at=None))
        work.move_stock(StockDelta(sku_id=reservation.sku_id, reserved=wanted, order_id=order.id))
    use_discount(work, order, 1)
    revived = order.revive(by=SYSTEM, at=work.at)
    work.save(revived)
    work.tell(OrderConfirmed(order.id))
    return revived


def void_open(
    work: Work, attempts: Sequence[PaymentAttempt], *, by: Actor, but: AttemptId | None = None
) -> tuple[PaymentAttempt, ...]:
    """Close every open attempt except `but`; answers those whose provider should hear of it."""
    closed = tuple(one.void(by=by, at=work.at) for one in attempts if one.is_open and one.id != but)
    work.save(*closed)
    return closed


def use_discount(work: Work, order: Order, times: int) -> None:
    """Move the uses of the code that the order was placed with: one less when it ends unpaid, one again
    when it is revived.

    A revived order takes its use back even when others have used up the code: its price stands. What a
    replacement has for its discount is no code's.
    """
    if order.discount is not None and order.replaces is None:
        code = order.discount.code
        work.count(uses(code), times)
        work.count(uses_by(code, order.customer_id), times)
