"""Sending money back."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, TypeAlias

from shopclerk.core.domain.claims import units_spoken_for
from shopclerk.core.domain.errors import InvalidAmount, NotRefundable, NotThatMany
from shopclerk.core.domain.ids import OrderId, RefundId
from shopclerk.core.domain.lifecycle import RefundStatus
from shopclerk.core.domain.money import Money, total
from shopclerk.core.domain.order import GOODWILL_NOTE, Order
from shopclerk.core.domain.packing import summed
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.domain.people import SYSTEM, Actor
from shopclerk.core.domain.refund import Refund, RefundReason, line_refund, shipping_refunded, units_refunded
from shopclerk.core.domain.shipment import ShipmentLine
from shopclerk.core.ports.errors import Conflict, OutcomeUnknown, Unavailable
from shopclerk.core.ports.payments import (
    RefundAccepted,
    RefundDeclined,
    Refunded,
    RefundOutcome,
    RefundRequest,
)
from shopclerk.core.ports.queries.aftersales import CasesOf
from shopclerk.core.ports.queries.money import RefundsDue
from shopclerk.core.ports.store import Identified
from shopclerk.core.usecases.books import Books, Why, open_books, questions_of_books
from shopclerk.core.usecases.gateways import Gateways
from shopclerk.core.usecases.sweeping import raise_all
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work

log = logging.getLogger(__name__)

LEASE: Final = timedelta(minutes=2)
"""How long a call may take before somebody else asks again."""
FIRST_RETRY: Final = timedelta(seconds=30)
LAST_RETRY: Final = timedelta(hours=6)
ACCEPTED_RETRY: Final = timedelta(hours=1)
AT_ONCE: Final = 8

Leased: TypeAlias = tuple[Refund, PaymentAttempt, tuple[str, Money]]
"""A refund, its attempt, and the payment that it goes back through: see `Books.payment_of`."""

REFUNDED_BEFORE: Final = "refunded_before"
"""Why a refund fails whose payment another one has sent back already."""


async def promise_refund(work: Work, order: Order, amount: Money, why: Why) -> tuple[Refund, ...]:
    """Promise to send `amount` back, through as many payments as it takes, before any provider hears of it.

    Raises NotRefundable when there is not so much left. The caller saves the order in the same decision,
    calls this once for it (see `Books` for more), and hands the ids to `SubmitRefunds` once it is committed.
    """
    return (await open_books(work, order)).promise(amount, why)


@dataclass(frozen=True, slots=True)
class ByAmount:
    """So much, for no goods: the owner's word only."""

    amount: Money


@dataclass(frozen=True, slots=True)
class ByLines:
    """What these units were paid with; `shipping` adds what is left of the fee."""

    lines: tuple[ShipmentLine, ...]
    shipping: bool = False


Asked: TypeAlias = ByAmount | ByLines


@dataclass(frozen=True, slots=True)
class RequestRefund:
    """Promise money back and ask the provider for it at once. Goods are another matter: nothing is restocked.

    The owner refunds by amount, staff by lines; `because` stands in the timeline of the order, where the
    customer reads it. Repeating the request answers its refunds as they stand; they are several when the
    money came by several payments. Units that an after-sales case claims are left to it.
    Raises NotAllowed, NotFound, NotThatMany, NotRefundable (also while the order is unpaid: cancel it
    instead), InvalidAmount, CurrencyMismatch.
    """

    unit_of_work: UnitOfWork
    gateways: Gateways

    async def __call__(
        self,
        asked: Asked,
        *,
        actor: Actor,
        request_id: str,
        order_id: OrderId,
        reason: RefundReason = RefundReason.GOODWILL,
        because: str = "",
    ) -> tuple[Refund, ...]:
        actor.must_be_staff("RequestRefund")
        if isinstance(asked, ByAmount):
            actor.must_be_owner("RequestRefund")

        async def decide(work: Work) -> tuple[RefundId, ...]:
            order = await work.get(Order, order_id)
            if done := await work.already("request", request_id):
                return tuple(RefundId(one) for one in done.split())
            books = await open_books(work, order)
            await _must_be_free(work, asked, order, books)
            amount, why = _meant(asked, order, books, Why(reason=reason, by=actor))
            if amount.minor <= 0:
                raise InvalidAmount(amount.decimal(), amount.currency)
            if order.is_payable:
                raise NotRefundable(order.id, amount.minor, 0, amount.currency)
            promised = tuple(one.id for one in books.promise(amount, why))
            work.claim("request", request_id, " ".join(promised))
            work.save(order.note(f"{GOODWILL_NOTE}{because}", by=actor, at=work.at) if because else order)
            return promised

        promised = await self.unit_of_work.transact(decide)
        await SubmitRefunds(self.unit_of_work, self.gateways)(*promised)
        standing = [await self.unit_of_work.store.load(Refund, one) for one in promised]
        return tuple(one for one in standing if one is not None)


async def _must_be_free(work: Work, asked: Asked, order: Order, books: Books) -> None:
    """What an after-sales case pays back is not paid back beside it."""
    if isinstance(asked, ByAmount):
        return
    cases, refunds = await work.find(CasesOf(order.id)), tuple(books.refunds.values())
    for line_id, units in summed(asked.lines).items():
        gone = units_refunded(refunds, line_id) + units_spoken_for(cases, refunds, line_id)
        left = max(order.line(line_id).quantity - gone, 0)
        if units > left:
            raise NotThatMany(line_id, units, left)


def _meant(asked: Asked, order: Order, books: Books, why: Why) -> tuple[Money, Why]:
    """How much that is, and what it pays back."""
    if isinstance(asked, ByAmount):
        return asked.amount, why
    refunds = books.refunds.values()
    lines = tuple(
        line_refund(order.line(line_id), refunds, units) for line_id, units in summed(asked.lines).items()
    )
    goods = total((line.amount for line in lines), books.currency)
    if not (asked.shipping and order.shipping):
        return goods, Why(reason=why.reason, by=why.by, lines=lines)
    fee = Money(order.shipping.fee.minor - shipping_refunded(refunds), books.currency)
    return goods + fee, Why(reason=why.reason, by=why.by, lines=lines, shipping=fee)


@dataclass(frozen=True, slots=True)
class SubmitRefunds:
    """Ask providers for the refunds that are due, or for these alone. Answers how many were asked for.

    Each is leased in one commit, asked for outside any transaction by its own id, and its outcome committed;
    whatever happens between, it is asked for again by the same id until its end is known. A promise that a
    chargeback has overtaken fails instead. By the shop itself.
    """

    unit_of_work: UnitOfWork
    gateways: Gateways

    async def __call__(self, *only: RefundId) -> int:
        due = await self.unit_of_work.store.find(RefundsDue(self.unit_of_work.clock.now()))
        gate = asyncio.Semaphore(AT_ONCE)

        async def submit(refund_id: RefundId) -> bool:
            async with gate:
                try:
                    return await self._submit(refund_id)
                except Conflict as busy:
                    log.warning("refund %s is left to the next sweep: %r", refund_id, busy)
                    return False

        meant = only or tuple(one.id for one in due)
        answers = await asyncio.gather(*map(submit, meant), return_exceptions=True)
        raise_all("sending refunds", answers)
        return sum(answer is True for answer in answers)

    async def _submit(self, refund_id: RefundId) -> bool:
        leased = await self._lease(refund_id)
        if leased is None:
            return False
        one, tried, (payment, paid) = leased
        request = RefundRequest(refund_id=one.id, payment_reference=payment, amount=one.amount, paid=paid)
        outcome: RefundOutcome | Unavailable | OutcomeUnknown
        try:
            outcome = await self.gateways.named(tried.provider).refund(request)
        except (Unavailable, OutcomeUnknown) as error:
            log.warning("refund %s not sent by %s: %r", one.id, tried.provider, error)
            outcome = error
        await self._record(one.id, outcome)
        return True

    async def _lease(self, refund_id: RefundId) -> Leased | None:
        async def decide(work: Work) -> Leased | None:
            one = await work.get(Refund, refund_id)
            if one.next_try_at is None or one.next_try_at > work.at:
                return None
            await work.foresee(
                Identified(Order, one.order_id),
                Identified(PaymentAttempt, one.attempt_id),
                *questions_of_books(one.order_id),
            )
            order = await work.get(Order, one.order_id)
            tried = await work.get(PaymentAttempt, one.attempt_id)
            books = await open_books(work, order)
            work.save(order)
            again = work.at + LEASE
            if one.status is not RefundStatus.REQUESTED:
                leased = one.trying_again(again)
            elif books.balance.is_overpromised(tried.id):
                books.fail(one, "charged_back")
                return None
            else:
                leased = one.submit(by=SYSTEM, at=work.at, next_try_at=again)
            books.keep(leased)
            return leased, tried, books.payment_of(leased, tried)

        return await self.unit_of_work.transact(decide)

    async def _record(
        self, refund_id: RefundId, outcome: RefundOutcome | Unavailable | OutcomeUnknown
    ) -> None:
        async def decide(work: Work) -> None:
            one = await work.get(Refund, refund_id)
            await work.foresee(
                Identified(Order, one.order_id),
                Identified(PaymentAttempt, one.attempt_id),
                *questions_of_books(one.order_id),
            )
            order = await work.get(Order, one.order_id)
            tried = await work.get(PaymentAttempt, one.attempt_id)
            books = await open_books(work, order)
            work.save(order)
            match outcome:
                case Refunded(reference) if books.is_taken(reference, but=one):
                    books.fail(one, REFUNDED_BEFORE)
                case Refunded(reference):
                    books.succeed(one, tried, reference=reference, at=work.at)
                case RefundDeclined(reason):
                    books.fail(one, reason)
                case _ if one.next_try_at is None:
                    return
                case RefundAccepted(reference):
                    books.keep(one.accept(reference, next_try_at=work.at + ACCEPTED_RETRY))
                case Unavailable(_, retry_after):
                    books.keep(one.postponed(work.at + _pause(one, retry_after)))
                case OutcomeUnknown():
                    books.lose_sight(one.postponed(work.at + _pause(one, None)))

        await self.unit_of_work.transact(decide)


def _pause(one: Refund, asked: timedelta | None) -> timedelta:
    return max(min(FIRST_RETRY * (1 << min(one.tries, 16)), LAST_RETRY), asked or FIRST_RETRY)
