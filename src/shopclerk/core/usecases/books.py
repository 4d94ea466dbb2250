"""The money of one order within one decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shopclerk.core.domain import refund
from shopclerk.core.domain.discrepancy import Discrepancy, DiscrepancyKind
from shopclerk.core.domain.errors import CurrencyMismatch
from shopclerk.core.domain.events import DiscrepancyOpened, RefundMoved
from shopclerk.core.domain.ids import AttemptId, CaseId, DiscrepancyId, OrderId, RefundId
from shopclerk.core.domain.ledger import Balance, balance
from shopclerk.core.domain.lifecycle import RefundStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyEntry, MoneyKind, PaymentAttempt
from shopclerk.core.domain.people import SYSTEM, Actor
from shopclerk.core.domain.refund import Refund, RefundLine, RefundReason
from shopclerk.core.ports.queries.money import DiscrepanciesOf, MoneyOf, RefundsOf
from shopclerk.core.ports.store import Query
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """For what money goes back: its reason, whose word it is, and what it pays back."""

    reason: RefundReason
    by: Actor
    lines: Sequence[RefundLine] = ()
    shipping: Money | None = None
    case_id: CaseId | None = None


@dataclass(slots=True)
class Books:
    """The ledger, refunds and discrepancies of an order: what is committed, and what this decision adds.

    Whoever writes in them saves the order.
    """

    work: Work
    order_id: OrderId
    currency: str
    entries: list[MoneyEntry]
    refunds: dict[RefundId, Refund]
    discrepancies: list[Discrepancy]

    @property
    def balance(self) -> Balance:
        return balance(self.currency, self.entries, self.refunds.values())

    def enter(
        self, kind: MoneyKind, tried: PaymentAttempt, amount: Money, *, reference: str, at: datetime
    ) -> None:
        """Book what a provider tells, whatever comes of it; a balance below zero is reported."""
        entry = MoneyEntry(
            id=self.work.next_id(),
            order_id=self.order_id,
            attempt_id=tried.id,
            kind=kind,
            amount=amount,
            provider=tried.provider,
            reference=reference,
            at=at,
        )
        self.entries.append(entry)
        self.work.append(entry)
        if self.balance.is_overdrawn(tried.id):
            self.report(DiscrepancyKind.NEGATIVE_BALANCE, tried, reference, told=amount)

    def report(
        self,
        kind: DiscrepancyKind,
        tried: PaymentAttempt,
        reference: str,
        *,
        told: Money,
        known: Money | None = None,
    ) -> bool:
        """Open a discrepancy for the owner, once for the same words; answers whether it is new."""
        words = (kind, tried.provider, reference, told)
        if any((one.kind, one.provider, one.reference, one.told) == words for one in self.discrepancies):
            return False
        opened = Discrepancy(
            id=DiscrepancyId(self.work.next_id()),
            order_id=self.order_id,
            attempt_id=tried.id,
            kind=kind,
            provider=tried.provider,
            reference=reference,
            told=told,
            known=known,
            opened_at=self.work.at,
        )
        self.discrepancies.append(opened)
        self.work.save(opened)
        self.work.tell(DiscrepancyOpened(self.order_id, opened.id))
        return True

    def promise(self, amount: Money, why: Why, *, sparing: AttemptId | None = None) -> tuple[Refund, ...]:
        """Promise to send so much back, of the latest payments first and of the one `sparing` last.

        From now on it is gone from what can be refunded. The first of the refunds names the lines; nothing is
        promised of nothing. Raises NotRefundable when there is not so much left, CurrencyMismatch.
        """
        if amount.currency != self.currency:
            raise CurrencyMismatch(self.currency, amount.currency)
        parts = self.balance.drawn(amount.minor, self.order_id, sparing=sparing)
        lines: Sequence[RefundLine] = why.lines
        shipping = why.shipping
        promised = []
        for attempt_id, minor in parts:
            promised.append(self._promised(attempt_id, minor, why, lines, shipping))
            lines, shipping = (), None
        return tuple(promised)

    def promise_through(self, attempt_id: AttemptId, amount: Money, why: Why) -> tuple[Refund, ...]:
        """Promise to send so much back through that payment, or what is left of it."""
        minor = min(amount.minor, self.balance.left(attempt_id))
        return (self._promised(attempt_id, minor, why, why.lines, why.shipping),) if minor else ()

    def succeed(
        self, one: Refund, tried: PaymentAttempt, *, reference: str, at: datetime, by: Actor = SYSTEM
    ) -> None:
        """It has gone back: booked once, whoever tells it and however often."""
        if one.status is RefundStatus.SUCCEEDED:
            return
        self._keep(self._submitted(one).succeed(reference, by=by, at=self.work.at))
        booked = (entry.reference for entry in self.entries if entry.kind is MoneyKind.REFUNDED)
        if reference not in booked:
            self.enter(MoneyKind.REFUNDED, tried, one.amount, reference=reference, at=at)

    def fail(self, one: Refund, reason: str) -> None:
        """The provider will not send it back: it can be refunded anew. A refund that is over stays as
        it is.
        """
        if one.status not in (RefundStatus.SUCCEEDED, RefundStatus.FAILED):
            self._keep(self._submitted(one).fail(reason, by=SYSTEM, at=self.work.at))

    def lose_sight(self, one: Refund) -> None:
        """The provider was asked and nobody knows what it did: the amount stays promised."""
        if one.status is RefundStatus.SUBMITTED:
            self._keep(one.lose_sight(by=SYSTEM, at=self.work.at))
        else:
            self.keep(one)

    def payment_of(self, one: Refund, tried: PaymentAttempt) -> tuple[str, Money]:
        """What the provider calls the payment that a refund goes back through, and all that came by it.

        An attempt can have been paid twice, and some providers call a refund by the name of its payment:
        there each payment goes back once.
        """
        paid = {
            entry.reference: entry.amount
            for entry in self.entries
            if entry.kind is MoneyKind.CAPTURED and entry.attempt_id == tried.id
        }
        named = [reference for reference in (tried.reference, *paid) if reference]
        free = (reference for reference in named if not self.is_taken(reference, but=one))
        chosen = next(free, tried.reference or "")
        return chosen, paid.get(chosen, tried.amount)

    def is_taken(self, reference: str, *, but: Refund) -> bool:
        """Whether another refund has that name at the provider, so that this one cannot be it."""
        others = (each for each in self.refunds.values() if each.id != but.id and each.holds)
        return any(each.reference == reference for each in others)

    def keep(self, one: Refund) -> None:
        """Save a refund that moved nowhere."""
        self.refunds[one.id] = one
        self.work.save(one)

    def _keep(self, one: Refund) -> None:
        self.keep(one)
        self.work.tell(RefundMoved(one.order_id, one.id, one.status))

    def _submitted(self, one: Refund) -> Refund:
        if one.status is not RefundStatus.REQUESTED:
            return one
        return one.submit(by=SYSTEM, at=self.work.at, next_try_at=self.work.at)

    def _promised(
        self,
        attempt_id: AttemptId,
        minor: int,
        why: Why,
        lines: Sequence[RefundLine],
        shipping: Money | None,
    ) -> Refund:
        promised = refund.refund(
            refund_id=RefundId(self.work.next_id()),
            order_id=self.order_id,
            attempt_id=attempt_id,
            amount=Money(minor, self.currency),
            reason=why.reason,
            by=why.by,
            at=self.work.at,
            lines=lines,
            shipping=shipping,
            case_id=why.case_id,
        )
        self.keep(promised)
        return promised


def questions_of_books(order_id: OrderId) -> tuple[Query[Any], ...]:
    """What `open_books` asks."""
    return MoneyOf(order_id), RefundsOf(order_id), DiscrepanciesOf(order_id)


async def open_books(work: Work, order: Order) -> Books:
    await work.foresee(*questions_of_books(order.id))
    return Books(
        work,
        order.id,
        order.total.currency,
        entries=list(await work.find(MoneyOf(order.id))),
        refunds={one.id: one for one in await work.find(RefundsOf(order.id))},
        discrepancies=list(await work.find(DiscrepanciesOf(order.id))),
    )
