"""Paying an order."""

from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.errors import MethodUnavailable, NotFound, OutOfStock, PaymentClosed
from shopclerk.core.domain.ids import AttemptId, OrderId
from shopclerk.core.domain.ledger import balance
from shopclerk.core.domain.lifecycle import AttemptStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import PaymentAttempt, attempt
from shopclerk.core.domain.people import SYSTEM, Actor
from shopclerk.core.ports.errors import OutcomeUnknown
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.payments import (
    ActionRequired,
    Approved,
    Declined,
    FactKind,
    PaymentFact,
    PaymentGateway,
    PaymentOutcome,
    PaymentRequest,
)
from shopclerk.core.ports.queries.money import AttemptsOf, MoneyOf, MoneyReferenced
from shopclerk.core.ports.queries.stock import ReservationsOf
from shopclerk.core.ports.store import Identified
from shopclerk.core.usecases.believing import believe, void_open
from shopclerk.core.usecases.books import questions_of_books
from shopclerk.core.usecases.gateways import Gateways
from shopclerk.core.usecases.terms import TermsOfNow
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.viewing import must_see
from shopclerk.core.usecases.work import Work

UNANSWERED = (AttemptStatus.CREATED, AttemptStatus.UNKNOWN)
"""The provider is yet to be asked, or to be asked again by the same id."""


@dataclass(frozen=True, slots=True)
class ConfirmPayment:
    """Believe what a provider says of one of our attempts, once per event, in any order of arrival.

    See `believing.believe` for what comes of it. Once it is committed that money came, the provider is asked
    to close whatever else of the order we had closed, so that no other pay page stays open; hearing the fact
    again asks again, so a crash between the two is repaired by the inbox. Raises NotFound while the attempt
    is unknown: the event came before its order, and is to be handed in again.
    """

    unit_of_work: UnitOfWork
    gateways: Gateways

    async def __call__(self, fact: PaymentFact) -> PaymentAttempt:
        tried, closed = await self._believed(fact)
        await self.gateways.void(closed)
        return tried

    async def _believed(self, fact: PaymentFact) -> tuple[PaymentAttempt, tuple[PaymentAttempt, ...]]:
        try:
            return await self._heard(fact, revives=True)
        except OutOfStock:
            return await self._heard(fact, revives=False)

    async def _heard(
        self, fact: PaymentFact, *, revives: bool
    ) -> tuple[PaymentAttempt, tuple[PaymentAttempt, ...]]:
        """The attempt as it is then, and what the provider is to close."""

        async def decide(work: Work) -> tuple[PaymentAttempt, tuple[PaymentAttempt, ...]]:
            tried = await work.peek(PaymentAttempt, fact.attempt_id)
            if tried is None or tried.provider != fact.provider:
                raise NotFound("payment attempt", fact.attempt_id)
            scope = event_scope(fact.provider)
            if await work.already(scope, fact.event_id):
                return tried, await _closed(work, fact, tried)
            work.claim(scope, fact.event_id, tried.id)
            await work.foresee(
                Identified(Order, tried.order_id),
                *questions_of_books(tried.order_id),
                MoneyReferenced(fact.provider, fact.reference),
                AttemptsOf(tried.order_id),
                ReservationsOf(tried.order_id),
            )
            order = await work.get(Order, tried.order_id)
            heard = await believe(work, order, tried, fact, revives=revives)
            return heard, await _closed(work, fact, tried)

        return await self.unit_of_work.transact(decide)


async def _closed(work: Work, fact: PaymentFact, tried: PaymentAttempt) -> tuple[PaymentAttempt, ...]:
    """What of the order we have closed, by this decision or before, when the fact is that money came."""
    if fact.kind is not FactKind.CAPTURED:
        return ()
    attempts = (work.as_saved(one) for one in await work.find(AttemptsOf(tried.order_id)))
    return tuple(one for one in attempts if one.status is AttemptStatus.VOIDED)


def event_scope(provider: str) -> str:
    """Where the events of a provider are claimed."""
    return f"event:{provider}"


@dataclass(frozen=True, slots=True)
class StartPayment:
    """Open a payment of what is due of the order by a method; the customer then acts at its link.

    One method is open at a time: choosing another voids the one before. Choosing the same again answers with
    the payment that is open, also when the shop has turned the method off meanwhile. The attempt is committed
    before the provider is called and its id is the idempotency key there, so that a crash or a time-out
    between is repaired by choosing again.
    For its customer and staff. Raises NotFound, PaymentClosed, MethodUnavailable, Unavailable,
    OutcomeUnknown.
    """

    unit_of_work: UnitOfWork
    gateways: Gateways
    ids: IdSource
    terms: TermsOfNow

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
        if opened.status not in UNANSWERED:
            return opened
        if order.pay_by is None or order.pay_by <= self.unit_of_work.clock.now():
            raise PaymentClosed(order.id, order.status.value)
        request = PaymentRequest(
            attempt_id=opened.id,
            order_number=order.number,
            method=method,
            amount=opened.amount,
            expires_at=order.pay_by,
            return_url=return_url,
            language=language,
        )
        try:
            outcome = await gateway.create(request)
        except OutcomeUnknown:
            await self._lose_sight(opened.id)
            raise
        return await self._record(opened, outcome)

    async def _open(
        self, actor: Actor, request_id: str, order_id: OrderId, gateway: PaymentGateway, method: str
    ) -> tuple[Order, PaymentAttempt, tuple[PaymentAttempt, ...]]:
        attempt_id = AttemptId(self.ids.new())

        async def decide(work: Work) -> tuple[Order, PaymentAttempt, tuple[PaymentAttempt, ...]]:
            await work.foresee(Identified(Order, order_id), AttemptsOf(order_id), MoneyOf(order_id))
            order = must_see(actor, await work.get(Order, order_id))
            if done := await work.already("request", request_id):
                return order, await work.get(PaymentAttempt, done), ()
            if not order.is_payable or order.pay_by is None or order.pay_by <= work.at:
                raise PaymentClosed(order.id, order.status.value)
            attempts = await work.find(AttemptsOf(order.id))
            due = await still_due(work, order)
            open_ = (one for one in attempts if one.is_open)
            mine = next((one for one in open_ if (one.method, one.amount) == (method, due)), None)
            if mine is None and method not in self.terms.now.offered(self.gateways.methods):
                raise MethodUnavailable(method)
            opened = mine or attempt(
                attempt_id=attempt_id,
                order_id=order.id,
                provider=gateway.provider,
                method=method,
                amount=due,
                by=actor,
                at=work.at,
            )
            closed = void_open(work, attempts, by=actor, but=opened.id)
            work.claim("request", request_id, opened.id)
            work.save(order, opened)
            return order, opened, closed

        return await self.unit_of_work.transact(decide)

    async def _record(self, opened: PaymentAttempt, outcome: PaymentOutcome) -> PaymentAttempt:
        if isinstance(outcome, Approved):
            at = self.unit_of_work.clock.now()
            return await ConfirmPayment(self.unit_of_work, self.gateways)(
                _captured(opened, outcome.reference, at)
            )

        async def decide(work: Work) -> PaymentAttempt:
            await work.foresee(Identified(PaymentAttempt, opened.id), Identified(Order, opened.order_id))
            known = await work.get(PaymentAttempt, opened.id)
            if known.status not in UNANSWERED:
                return known
            moved = _answered(known, outcome, work)
            work.save(await work.get(Order, known.order_id), moved)
            return moved

        recorded = await self.unit_of_work.transact(decide)
        if recorded.status is AttemptStatus.VOIDED and isinstance(outcome, ActionRequired):
            await self.gateways.void_payment(opened.provider, outcome.reference)
        return recorded

    async def _lose_sight(self, attempt_id: AttemptId) -> None:
        async def decide(work: Work) -> None:
            known = await work.get(PaymentAttempt, attempt_id)
            if known.status is AttemptStatus.CREATED:
                work.save(await work.get(Order, known.order_id), known.lose_sight(by=SYSTEM, at=work.at))

        await self.unit_of_work.transact(decide)


async def still_due(work: Work, order: Order) -> Money:
    """The total, less what came short before."""
    came = balance(order.total.currency, await work.find(MoneyOf(order.id)), ()).total_captured
    return Money(order.total.minor - came, order.total.currency)


def _answered(known: PaymentAttempt, outcome: ActionRequired | Declined, work: Work) -> PaymentAttempt:
    if isinstance(outcome, Declined):
        return known.fail(outcome.reason, by=SYSTEM, at=work.at)
    return known.require_action(outcome.reference, outcome.link, by=SYSTEM, at=work.at)


def _captured(opened: PaymentAttempt, reference: str, at: datetime) -> PaymentFact:
    """What the answer to the call tells, as the fact that the provider's own event will repeat."""
    return PaymentFact(
        provider=opened.provider,
        event_id=opened.id,
        attempt_id=opened.id,
        reference=reference,
        kind=FactKind.CAPTURED,
        amount=opened.amount,
        at=at,
    )
