"""Comparing what providers know of money with what we have booked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from shopclerk.core.domain.discrepancy import DiscrepancyKind
from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyEntry, MoneyKind, PaymentAttempt
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.refund import is_by_hand
from shopclerk.core.ports.errors import OutcomeUnknown, PortError, Unavailable
from shopclerk.core.ports.payments import FactKind, PaymentFact, PaymentGateway
from shopclerk.core.ports.queries.money import AttemptsUnclear, MoneySince
from shopclerk.core.ports.store import Store
from shopclerk.core.usecases.books import open_books
from shopclerk.core.usecases.gateways import Gateways
from shopclerk.core.usecases.paying import ConfirmPayment, event_scope
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work

LOOK_BACK: Final = timedelta(days=3)
UNDER_WAY: Final = timedelta(minutes=2)
"""So young an attempt is being opened by somebody, and so young an entry may not be in the provider's
list yet.
"""

CLOCKS_DIFFER: Final = timedelta(hours=1)
"""By so much at the very most, the provider's and ours."""

_MONEY: Final = {
    MoneyKind.CAPTURED: FactKind.CAPTURED,
    MoneyKind.REFUNDED: FactKind.REFUNDED,
    MoneyKind.CHARGED_BACK: FactKind.CHARGED_BACK,
}


@dataclass(slots=True)
class Reconciled:
    """What came of it at one provider.

    `asked` counts unclear attempts that it was asked about, `heard` the facts that it had not told us
    before and that are applied now. `strangers` are facts of attempts that are none of ours, `missing` are
    entries of our ledger that it does not know; each of those has an open discrepancy. `failure` says why
    it stopped early.
    """

    provider: str
    asked: int = 0
    heard: int = 0
    strangers: list[PaymentFact] = field(default_factory=list)
    missing: list[MoneyEntry] = field(default_factory=list)
    failure: PortError | None = None


@dataclass(frozen=True, slots=True)
class ReconcilePayments:
    """Ask every provider what it knows since a moment, three days ago unless said, and repair what we do not.

    Facts that were lost on the way are applied as if they came now. What a provider does not know of our
    ledger is reported to the owner, and changed by nobody; so is nothing of one that keeps no list. Repeating
    it changes nothing. By the owner and the shop itself. Raises NotAllowed.
    """

    unit_of_work: UnitOfWork
    gateways: Gateways

    async def __call__(self, *, actor: Actor, since: datetime | None = None) -> tuple[Reconciled, ...]:
        actor.must_be_owner("ReconcilePayments")
        now = self.unit_of_work.clock.now()
        confirm = ConfirmPayment(self.unit_of_work, self.gateways)
        runs = [
            _Run(self.unit_of_work, confirm, gateway, now, since or now - LOOK_BACK)
            for gateway in self.gateways.gateways
        ]
        return tuple([await run() for run in runs])


@dataclass(frozen=True, slots=True)
class _Run:
    """One provider, once."""

    unit_of_work: UnitOfWork
    confirm: ConfirmPayment
    gateway: PaymentGateway
    now: datetime
    since: datetime

    @property
    def store(self) -> Store:
        return self.unit_of_work.store

    async def __call__(self) -> Reconciled:
        report = Reconciled(self.gateway.provider)
        try:
            await self._ask_unclear(report)
            facts = await self.gateway.facts(since=self.since)
            if facts is None:
                return report
            await self._hear(facts, report)
            await self._look_for_ours(facts, report)
        except (Unavailable, OutcomeUnknown) as error:
            report.failure = error
        return report

    async def _ask_unclear(self, report: Reconciled) -> None:
        for tried in await self.store.find(AttemptsUnclear(self.now - UNDER_WAY)):
            if tried.provider == self.gateway.provider:
                report.asked += 1
                since = tried.created_at - CLOCKS_DIFFER
                await self._hear(await self.gateway.facts(attempt_id=tried.id, since=since) or (), report)

    async def _hear(self, facts: Iterable[PaymentFact], report: Reconciled) -> None:
        scope = event_scope(self.gateway.provider)
        for fact in facts:
            if await self.store.owner(scope, fact.event_id) is None:
                try:
                    await self.confirm(fact)
                except NotFound:
                    report.strangers.append(fact)
                else:
                    report.heard += 1

    async def _look_for_ours(self, facts: Iterable[PaymentFact], report: Reconciled) -> None:
        told = {(fact.kind, fact.reference) for fact in facts}
        for entry in await self.store.find(MoneySince(self.gateway.provider, self.since)):
            if entry.at > self.now - UNDER_WAY or _key(entry) in told or is_by_hand(entry.reference):
                continue
            # The two clocks differ: what is not in the list may be just before it.
            of_attempt = await self.gateway.facts(attempt_id=entry.attempt_id) or ()
            if _key(entry) not in {(fact.kind, fact.reference) for fact in of_attempt}:
                report.missing.append(entry)
                await self._report(entry)

    async def _report(self, entry: MoneyEntry) -> None:
        async def decide(work: Work) -> None:
            order = await work.get(Order, entry.order_id)
            tried = await work.get(PaymentAttempt, entry.attempt_id)
            books = await open_books(work, order)
            kind = DiscrepancyKind.UNKNOWN_AT_PROVIDER
            if books.report(kind, tried, entry.reference, told=entry.amount, known=entry.amount):
                work.save(order)

        await self.unit_of_work.transact(decide)


def _key(entry: MoneyEntry) -> tuple[FactKind, str]:
    return _MONEY[entry.kind], entry.reference
