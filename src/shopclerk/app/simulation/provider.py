"""A payment provider of the simulation: it answers, or takes effect and is not heard, or is down."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from shopclerk.app.simulation.world import World
from shopclerk.core.domain.ids import AttemptId, RefundId
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.payments import (
    ActionRequired,
    Approved,
    Declined,
    FactKind,
    PaymentFact,
    PaymentOutcome,
    PaymentRequest,
    RefundAccepted,
    RefundDeclined,
    Refunded,
    RefundOutcome,
    RefundRequest,
)

IN_FULL: Final = 100
DOWN: Final = 0.01
UNHEARD: Final = 0.01
REFUNDS: Final = {"at once": 80, "later": 17, "never": 3}
"""How a refund goes."""


@dataclass(slots=True)
class Payment:
    """A payment as the provider knows it; `taken` and `returned` are minor units."""

    request: PaymentRequest
    reference: str
    outcome: PaymentOutcome
    is_open: bool = True
    authorised: bool = False
    taken: int = 0
    returned: int = 0


@dataclass(slots=True)
class SimulatedProvider:
    """See `core.ports.payments.PaymentGateway`. `card` is authorised and captured later, `wallet` is paid on
    the provider's page, `balance` is approved or declined in the call.

    `told` is every fact so far, oldest first, heard or not; `unsent` those whose webhook is still to be sent,
    `accepted` the refunds whose end is still open.
    """

    world: World
    provider: str = "simulated"
    methods: tuple[str, ...] = ("card", "wallet", "balance")
    payments: dict[str, Payment] = field(default_factory=dict)
    refunds: dict[RefundId, RefundOutcome] = field(default_factory=dict)
    asked: dict[RefundId, RefundRequest] = field(default_factory=dict)
    told: list[PaymentFact] = field(default_factory=list)
    told_of: defaultdict[AttemptId, list[PaymentFact]] = field(default_factory=lambda: defaultdict(list))
    unsent: list[PaymentFact] = field(default_factory=list)
    accepted: list[RefundId] = field(default_factory=list)

    async def create(self, request: PaymentRequest) -> PaymentOutcome:
        self._may_be_down()
        name = f"pay-{request.attempt_id}"
        payment = self.payments.get(name) or self._open(name, request)
        self._may_go_unheard("create")
        return payment.outcome

    async def capture(self, reference: str) -> None:
        self._may_be_down()
        payment = self.payments[reference]
        if payment.authorised and not payment.taken:
            self._take(payment, payment.request.amount)
        self._may_go_unheard("capture")

    async def void(self, reference: str) -> None:
        self._may_be_down()
        self.payments[reference].is_open = False

    async def refund(self, request: RefundRequest) -> RefundOutcome:
        self._may_be_down()
        if request.refund_id not in self.refunds:
            self.asked[request.refund_id] = request
            self.refunds[request.refund_id] = self._refund(request)
        self._may_go_unheard("refund")
        return self.refunds[request.refund_id]

    async def facts(
        self, *, attempt_id: AttemptId | None = None, since: datetime | None = None
    ) -> tuple[PaymentFact, ...]:
        self._may_be_down()
        told = self.told if attempt_id is None else self.told_of[attempt_id]
        first = 0 if since is None else bisect_left(told, since, key=lambda fact: fact.at)
        return tuple(told[first:])

    def pay(self, reference: str, *, percent: int = IN_FULL) -> None:
        """The payer pays, or promises to; nothing happens when it is too late for that, or done."""
        payment = self.payments[reference]
        if not payment.is_open or self.world.at >= payment.request.expires_at:
            return
        payment.is_open = False
        amount = payment.request.amount
        if payment.request.method == "card" and percent == IN_FULL:
            payment.authorised = True
            self._tell(payment, FactKind.AUTHORIZED, amount, reference)
        else:
            self._take(payment, Money(max(amount.minor * percent // IN_FULL, 1), amount.currency))

    def pay_in_another_currency(self, reference: str) -> None:
        payment = self.payments[reference]
        if payment.is_open:
            payment.is_open = False
            foreign = Money(payment.request.amount.minor, "JPY")
            self._tell(payment, FactKind.CAPTURED, foreign, reference)

    def decline(self, reference: str) -> None:
        payment = self.payments[reference]
        if payment.is_open:
            payment.is_open = False
            self._tell(payment, FactKind.FAILED, payment.request.amount, reference, reason="declined")

    def contradict(self, reference: str) -> None:
        """Tell of a payment that was told already, with another amount."""
        payment = self.payments[reference]
        if payment.taken:
            changed = Money(payment.taken + 1, payment.request.amount.currency)
            self._tell(payment, FactKind.CAPTURED, changed, reference)

    def charge_back(self, reference: str, *, percent: int) -> None:
        """The payer's bank takes it back."""
        payment = self.payments[reference]
        if payment.taken and not payment.returned:
            taken_back = Money(max(payment.taken * percent // IN_FULL, 1), payment.request.amount.currency)
            payment.returned += taken_back.minor
            self._tell(payment, FactKind.CHARGED_BACK, taken_back, f"dispute-{reference}")

    def give_back_unasked(self, reference: str) -> None:
        payment = self.payments[reference]
        if payment.taken > payment.returned:
            amount = Money(payment.taken - payment.returned, payment.request.amount.currency)
            payment.returned = payment.taken
            self._tell(payment, FactKind.REFUNDED, amount, f"unasked-{reference}")

    def end_refund(self, refund_id: RefundId, *, succeeds: bool) -> None:
        """A refund that was accepted has gone through, or has bounced."""
        outcome, request = self.refunds[refund_id], self.asked[refund_id]
        if not isinstance(outcome, RefundAccepted):
            return
        payment = self.payments[request.payment_reference]
        if succeeds:
            self.refunds[refund_id] = Refunded(outcome.reference)
            self._tell_of(request, payment, FactKind.REFUNDED, outcome.reference)
        else:
            payment.returned -= request.amount.minor
            self.refunds[refund_id] = RefundDeclined("bounced")
            self._tell_of(request, payment, FactKind.REFUND_FAILED, outcome.reference, reason="bounced")

    def _open(self, name: str, request: PaymentRequest) -> Payment:
        payment = Payment(request, name, ActionRequired(name, f"https://pay.example/{name}"))
        self.payments[name] = payment
        if request.method == "balance":
            payment.is_open = False
            if self.world.dice.happens(0.1):
                payment.outcome = Declined("insufficient_funds")
            else:
                payment.outcome = Approved(name)
                self._take(payment, request.amount)
        return payment

    def _take(self, payment: Payment, amount: Money) -> None:
        payment.taken += amount.minor
        self._tell(payment, FactKind.CAPTURED, amount, payment.reference)

    def _refund(self, request: RefundRequest) -> RefundOutcome:
        payment, reference = self.payments[request.payment_reference], f"back-{request.refund_id}"
        way = self.world.dice.weighed(REFUNDS)
        if payment.returned + request.amount.minor > payment.taken or way == "never":
            return RefundDeclined("refused")
        payment.returned += request.amount.minor
        if way == "later":
            self.accepted.append(request.refund_id)
            return RefundAccepted(reference)
        self._tell_of(request, payment, FactKind.REFUNDED, reference)
        return Refunded(reference)

    def _tell_of(
        self,
        request: RefundRequest,
        payment: Payment,
        kind: FactKind,
        reference: str,
        *,
        reason: str | None = None,
    ) -> None:
        self._tell(payment, kind, request.amount, reference, reason=reason, refund_id=request.refund_id)

    def _tell(
        self,
        payment: Payment,
        kind: FactKind,
        amount: Money,
        reference: str,
        *,
        reason: str | None = None,
        refund_id: RefundId | None = None,
    ) -> None:
        fact = PaymentFact(
            provider=self.provider,
            event_id=f"event-{len(self.told)}",
            attempt_id=payment.request.attempt_id,
            reference=reference,
            kind=kind,
            amount=amount,
            at=self.world.at,
            reason=reason,
            refund_id=refund_id,
        )
        self.told.append(fact)
        self.told_of[fact.attempt_id].append(fact)
        self.unsent.append(fact)

    def _may_be_down(self) -> None:
        if self.world.dice.happens(DOWN):
            raise Unavailable(self.provider)

    def _may_go_unheard(self, call: str) -> None:
        if self.world.dice.happens(UNHEARD):
            raise OutcomeUnknown(call)
