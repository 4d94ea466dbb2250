"""A payment provider of the simulation: it answers, or takes effect and is not heard, or is down."""

from dataclasses import dataclass, field
from datetime import datetime

from shopclerk.app.simulation.world import World
from shopclerk.core.domain.ids import AttemptId, RefundId
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.payments import (
    ActionRequired,
    FactKind,
    PaymentFact,
    PaymentOutcome,
    PaymentRequest,
    RefundDeclined,
    Refunded,
    RefundOutcome,
    RefundRequest,
)


@dataclass(slots=True)
class Collected:
    """A payment as the provider knows it; `taken` and `returned` are minor units."""

    request: PaymentRequest
    reference: str
    is_open: bool = True
    taken: int = 0
    returned: int = 0


@dataclass(slots=True)
class SimulatedProvider:
    """See `core.ports.payments.PaymentGateway`. `told` is every fact so far, heard or not."""

    world: World
    provider: str = "simulated"
    methods: tuple[str, ...] = ("card", "wallet")
    payments: dict[str, Collected] = field(default_factory=dict)
    refunds: dict[RefundId, RefundOutcome] = field(default_factory=dict)
    told: list[PaymentFact] = field(default_factory=list)

    async def create(self, request: PaymentRequest) -> PaymentOutcome:
        self._may_be_down()
        name = f"pay-{request.attempt_id}"
        payment = self.payments.setdefault(name, Collected(request, name))
        self._may_go_unheard("create")
        return ActionRequired(payment.reference, f"https://pay.example/{payment.reference}")

    async def capture(self, reference: str) -> None:
        """Nothing is ever only authorised here."""

    async def void(self, reference: str) -> None:
        self._may_be_down()
        self.payments[reference].is_open = False

    async def refund(self, request: RefundRequest) -> RefundOutcome:
        self._may_be_down()
        if request.refund_id not in self.refunds:
            self.refunds[request.refund_id] = self._refund(request)
        self._may_go_unheard("refund")
        return self.refunds[request.refund_id]

    async def facts(
        self, *, attempt_id: AttemptId | None = None, since: datetime | None = None
    ) -> tuple[PaymentFact, ...]:
        return tuple(
            fact
            for fact in self.told
            if attempt_id in (None, fact.attempt_id) and (since is None or fact.at >= since)
        )

    def pay(self, reference: str) -> PaymentFact | None:
        """The payer pays; None when it is too late for that, or done."""
        payment = self.payments[reference]
        if not payment.is_open or self.world.at >= payment.request.expires_at:
            return None
        payment.is_open = False
        payment.taken = payment.request.amount.minor
        return self._tell(payment, FactKind.CAPTURED, payment.request.amount, payment.reference)

    def decline(self, reference: str) -> PaymentFact | None:
        payment = self.payments[reference]
        if not payment.is_open:
            return None
        payment.is_open = False
        return self._tell(payment, FactKind.FAILED, payment.request.amount, reference, reason="declined")

    def _refund(self, request: RefundRequest) -> RefundOutcome:
        payment = self.payments[request.payment_reference]
        if payment.returned + request.amount.minor > payment.taken or self.world.happens(0.03):
            return RefundDeclined("refused")
        payment.returned += request.amount.minor
        reference = f"back-{request.refund_id}"
        self._tell(payment, FactKind.REFUNDED, request.amount, reference, refund_id=request.refund_id)
        return Refunded(reference)

    def _tell(
        self,
        payment: Collected,
        kind: FactKind,
        amount: Money,
        reference: str,
        *,
        reason: str | None = None,
        refund_id: RefundId | None = None,
    ) -> PaymentFact:
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
        return fact

    def _may_be_down(self) -> None:
        if self.world.happens(0.02):
            raise Unavailable(self.provider)

    def _may_go_unheard(self, call: str) -> None:
        if self.world.happens(0.02):
            raise OutcomeUnknown(call)
