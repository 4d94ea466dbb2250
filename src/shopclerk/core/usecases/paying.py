"""Paying an order."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shopclerk.core.domain import lifecycle
from shopclerk.core.domain.errors import MethodUnavailable, NotFound, PaymentClosed
from shopclerk.core.domain.events import OrderConfirmed, PaymentDeclined, PaymentUnapplied
from shopclerk.core.domain.ids import AttemptId, OrderId
from shopclerk.core.domain.lifecycle import AttemptStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyEntry, MoneyKind, PaymentAttempt, attempt
from shopclerk.core.domain.people import SYSTEM, Actor
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.payments import (
    ActionRequired,
    Approved,
    Declined,
    PaymentFact,
    PaymentGateway,
    PaymentOutcome,
    PaymentRequest,
)
from shopclerk.core.ports.store import AttemptsOf, MoneyOf, ReservationsOf
from shopclerk.core.usecases.viewing import must_see
from shopclerk.core.usecases.work import UnitOfWork, Work

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Gateways:
    """The payment providers of the shop, in the order to offer them."""

    gateways: tuple[PaymentGateway, ...]

    @property
    def methods(self) -> tuple[str, ...]:
        return tuple(method for gateway in self.gateways for method in gateway.methods)

    def taking(self, method: str) -> PaymentGateway:
        """Who takes this method, or MethodUnavailable."""
        for gateway in self.gateways:
            if method in gateway.methods:
                return gateway
        raise MethodUnavailable(method)

    async def void(self, attempts: Iterable[PaymentAttempt]) -> None:
        """Have providers close what we closed already.

        A provider that cannot be asked now is left alone: its payment ends there with the order's own time
        limit, and money taken before that is still booked by `ConfirmPayment`.
        """
        for closed in attempts:
            if closed.reference:
                await self.void_payment(closed.provider, closed.reference)

    async def void_payment(self, provider: str, reference: str) -> None:
        """Have one provider close one payment, if it can be asked now."""
        for gateway in self.gateways:
            if gateway.provider == provider:
                await _void(gateway, reference)
                return
        log.warning("payment %s not voided: %s is not configured any more", reference, provider)


async def _void(gateway: PaymentGateway, reference: str) -> None:
    try:
        await gateway.void(reference)
    except (Unavailable, OutcomeUnknown) as error:
        log.warning("payment %s not voided at %s: %r", reference, gateway.provider, error)


@dataclass(frozen=True, slots=True)
class StartPayment:
    """Open a payment of the order's total by a method; the customer then acts at its link.

    One method is open at a time: choosing another voids the one before. Choosing the same again answers with
    the payment that is open. The attempt is committed before the provider is called and its id is the
    idempotency key there, so that a crash or a time-out between is repaired by choosing again.
    Raises PaymentClosed, MethodUnavailable, Unavailable, OutcomeUnknown.
    """

    unit_of_work: UnitOfWork
    gateways: Gateways
    ids: IdSource

    async def __call__(
        self,
        *,
        actor: Actor,
        request_id: str,
        order_id: OrderId,
        method: str,
        language: str,
        return_url: str | None,
    ) -> PaymentAttempt:
        gateway = self.gateways.taking(method)
        order, opened, closed = await self._open(actor, request_id, order_id, gateway, method)
        await self.gateways.void(closed)
        if opened.status is not AttemptStatus.CREATED:
            return opened
        if order.pay_by is None or order.pay_by <= self.unit_of_work.clock.now():
            raise PaymentClosed(order.id, order.status.value)
        outcome = await gateway.create(
            PaymentRequest(
                attempt_id=opened.id,
                order_number=order.number,
                method=method,
                amount=opened.amount,
                expires_at=order.pay_by,
                return_url=return_url,
                language=language,
            )
        )
        recorded = await self._record(opened.id, outcome)
        if recorded.status is AttemptStatus.VOIDED and isinstance(outcome, ActionRequired):
            await self.gateways.void_payment(gateway.provider, outcome.reference)
        return recorded

    async def _open(
        self, actor: Actor, request_id: str, order_id: OrderId, gateway: PaymentGateway, method: str
    ) -> tuple[Order, PaymentAttempt, tuple[PaymentAttempt, ...]]:
        attempt_id = AttemptId(self.ids.new())

        async def decide(work: Work) -> tuple[Order, PaymentAttempt, tuple[PaymentAttempt, ...]]:
            order = must_see(actor, await work.get(Order, order_id))
            if done := await work.owner("request", request_id):
                return order, await work.get(PaymentAttempt, done), ()
            if not order.is_payable or order.pay_by is None or order.pay_by <= work.at:
                raise PaymentClosed(order.id, order.status.value)
            attempts = await work.find(AttemptsOf(order.id))
            mine = next((one for one in attempts if one.is_open and one.method == method), None)
            opened = mine or attempt(
                attempt_id=attempt_id,
                order_id=order.id,
                provider=gateway.provider,
                method=method,
                amount=order.total,
                by=actor,
                at=work.at,
            )
            closed = void_open(work, attempts, by=actor, but=opened.id)
            work.claim("request", request_id, opened.id)
            work.save(order, opened)
            return order, opened, closed

        return await self.unit_of_work.transact(decide)

    async def _record(self, attempt_id: AttemptId, outcome: PaymentOutcome) -> PaymentAttempt:
        async def decide(work: Work) -> PaymentAttempt:
            opened = await work.get(PaymentAttempt, attempt_id)
            order = await work.get(Order, opened.order_id)
            if isinstance(outcome, Approved):
                return await book(work, order, opened, _captured(opened, outcome.reference, work))
            if opened.status is not AttemptStatus.CREATED:
                return opened
            moved = _answered(opened, outcome, work)
            work.save(order, moved)
            return moved

        return await self.unit_of_work.transact(decide)


def _answered(opened: PaymentAttempt, outcome: ActionRequired | Declined, work: Work) -> PaymentAttempt:
    if isinstance(outcome, Declined):
        return opened.fail(outcome.reason, by=SYSTEM, at=work.at)
    return opened.require_action(outcome.reference, outcome.link, by=SYSTEM, at=work.at)


def _captured(opened: PaymentAttempt, reference: str, work: Work) -> PaymentFact:
    return PaymentFact(
        provider=opened.provider,
        event_id=opened.id,
        attempt_id=opened.id,
        reference=reference,
        status=AttemptStatus.CAPTURED,
        amount=opened.amount,
        reason=None,
        at=work.at,
    )


@dataclass(frozen=True, slots=True)
class ConfirmPayment:
    """Believe what a provider says of one of our attempts, once per event, in any order of arrival.

    Money is booked first, always; the order is confirmed when it waits for exactly that amount, and otherwise
    the owner is told that money came which confirms nothing. Raises NotFound while the attempt is unknown:
    the event came before its order, and is to be handed in again.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, fact: PaymentFact) -> PaymentAttempt:
        async def decide(work: Work) -> PaymentAttempt:
            tried = await work.peek(PaymentAttempt, fact.attempt_id)
            if tried is None or tried.provider != fact.provider:
                raise NotFound("payment attempt", fact.attempt_id)
            scope = f"event:{fact.provider}"
            if await work.owner(scope, fact.event_id):
                return tried
            work.claim(scope, fact.event_id, tried.id)
            order = await work.get(Order, tried.order_id)
            if fact.status is AttemptStatus.CAPTURED:
                return await book(work, order, tried, fact)
            return _decline(work, order, tried, fact.reason or "")

        return await self.unit_of_work.transact(decide)


def _decline(work: Work, order: Order, tried: PaymentAttempt, reason: str) -> PaymentAttempt:
    """A decline ends an attempt that may still be paid; of one that is over it changes nothing."""
    if AttemptStatus.FAILED not in lifecycle.ATTEMPT[tried.status]:
        return tried
    failed = tried.fail(reason, by=SYSTEM, at=work.at)
    work.save(order, failed)
    if order.is_payable:
        work.tell(PaymentDeclined(order.id, failed.id, reason))
    return failed


async def book(work: Work, order: Order, tried: PaymentAttempt, fact: PaymentFact) -> PaymentAttempt:
    """Write captured money into the ledger, once per reference, and confirm the order if that pays it."""
    money = await work.find(MoneyOf(order.id))
    if any((entry.provider, entry.reference) == (fact.provider, fact.reference) for entry in money):
        return tried
    captured = tried
    if tried.status is not AttemptStatus.CAPTURED:
        captured = tried.capture(fact.reference, by=SYSTEM, at=work.at)
    work.append(_entry(work, captured, fact))
    work.save(captured)
    if order.is_payable and fact.amount == order.total:
        await _confirm(work, order, captured)
    else:
        work.save(order)
        work.tell(PaymentUnapplied(order.id, captured.id))
    return captured


def _entry(work: Work, captured: PaymentAttempt, fact: PaymentFact) -> MoneyEntry:
    return MoneyEntry(
        id=work.next_id(),
        order_id=captured.order_id,
        attempt_id=captured.id,
        kind=MoneyKind.CAPTURED,
        amount=fact.amount,
        provider=fact.provider,
        reference=fact.reference,
        at=fact.at,
    )


async def _confirm(work: Work, order: Order, captured: PaymentAttempt) -> None:
    work.save(order.confirm(by=SYSTEM, at=work.at))
    for reservation in await work.find(ReservationsOf(order.id)):
        work.save(reservation.kept())
    void_open(work, await work.find(AttemptsOf(order.id)), by=SYSTEM, but=captured.id)
    work.tell(OrderConfirmed(order.id))


def void_open(
    work: Work, attempts: Sequence[PaymentAttempt], *, by: Actor, but: AttemptId | None = None
) -> tuple[PaymentAttempt, ...]:
    """Close every open attempt except `but`; answers those whose provider should hear of it."""
    closed = tuple(one.void(by=by, at=work.at) for one in attempts if one.is_open and one.id != but)
    work.save(*closed)
    return closed
