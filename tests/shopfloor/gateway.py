"""A payment provider that does what a test scripts; held to the contract of every `PaymentGateway`."""

from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Final

from shopclerk.core.domain.lifecycle import AttemptStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.errors import OutcomeUnknown, PortError, Unavailable
from shopclerk.core.ports.payments import (
    ActionRequired,
    Approved,
    Declined,
    PaymentFact,
    PaymentOutcome,
    PaymentRequest,
)

LINK: Final = "https://pay.example/"


@dataclass(slots=True)
class Payment:
    """What the provider knows of one payment."""

    request: PaymentRequest
    reference: str
    outcome: PaymentOutcome
    is_open: bool = True


@dataclass(slots=True)
class FakeGateway:
    """Takes money when a test says that the payer acted. `facts` is what it told so far; the test hands them
    in, as often and in the order it likes.

    Script it with `approves_at_once`, `declines_at_once`, `answer_gets_lost` and `is_down`. `meanwhile`
    happens while a call of `create` is under way.
    """

    clock: Clock
    provider: str = "fake"
    methods: tuple[str, ...] = ("alipay", "wechat_pay", "card")
    facts: list[PaymentFact] = field(default_factory=list)
    payments: dict[str, Payment] = field(default_factory=dict)
    voided: list[str] = field(default_factory=list)
    meanwhile: Callable[[], Awaitable[object]] | None = None
    _answers: deque[PaymentOutcome | PortError | None] = field(default_factory=deque)
    _is_down: bool = False

    def approves_at_once(self) -> None:
        """The next new payment is captured in the call."""
        self._answers.append(Approved(""))

    def declines_at_once(self, reason: str) -> None:
        """The next new payment is refused in the call."""
        self._answers.append(Declined(reason))

    def answer_gets_lost(self) -> None:
        """The next call of `create` does its work, and nobody hears of it."""
        self._answers.append(OutcomeUnknown("create"))

    def is_down(self, down: bool = True) -> None:
        self._is_down = down

    def forgets_its_script(self) -> None:
        """What it was to answer next, and that it was down."""
        self._answers.clear()
        self._is_down = False

    async def create(self, request: PaymentRequest) -> PaymentOutcome:
        self._must_be_up()
        scripted = self._answers.popleft() if self._answers else None
        if request.method not in self.methods:
            return Declined("unknown_method")
        if request.attempt_id not in self.payments:
            self._open(request, scripted)
        if self.meanwhile is not None:
            await self.meanwhile()
        if isinstance(scripted, PortError):
            raise scripted
        return self.payments[request.attempt_id].outcome

    async def void(self, reference: str) -> None:
        self._must_be_up()
        self.voided.append(reference)
        self.payment(reference).is_open = False

    def payment(self, reference: str) -> Payment:
        """The payment of that reference or link."""
        name = reference.removeprefix(LINK)
        return next(payment for payment in self.payments.values() if payment.reference == name)

    def pay(self, reference: str, *, amount: Money | None = None) -> PaymentFact | None:
        """The payer pays; None when the provider takes no money for it (any more)."""
        payment = self.payment(reference)
        if not payment.is_open or self.clock.now() >= payment.request.expires_at:
            return None
        payment.is_open = False
        return self.tells(payment, AttemptStatus.CAPTURED, amount=amount)

    def decline(self, reference: str, reason: str = "insufficient_funds") -> PaymentFact | None:
        """The provider refuses the payer, for good."""
        payment = self.payment(reference)
        if not payment.is_open:
            return None
        payment.is_open = False
        return self.tells(payment, AttemptStatus.FAILED, reason=reason)

    def tells(
        self,
        payment: Payment,
        status: AttemptStatus,
        *,
        amount: Money | None = None,
        reason: str | None = None,
        reference: str | None = None,
    ) -> PaymentFact:
        """A fact of that payment, whatever came before it."""
        fact = PaymentFact(
            provider=self.provider,
            event_id=f"event-{len(self.facts) + 1}",
            attempt_id=payment.request.attempt_id,
            reference=reference or payment.reference,
            status=status,
            amount=amount or payment.request.amount,
            reason=reason,
            at=self.clock.now(),
        )
        self.facts.append(fact)
        return fact

    def _open(self, request: PaymentRequest, scripted: PaymentOutcome | PortError | None) -> None:
        reference = f"{self.provider}-{len(self.payments) + 1}"
        outcome = ActionRequired(reference, LINK + reference)
        payment = Payment(request=request, reference=reference, outcome=outcome)
        if isinstance(scripted, Approved):
            payment = replace(payment, outcome=Approved(reference), is_open=False)
        if isinstance(scripted, Declined):
            payment = replace(payment, outcome=scripted, is_open=False)
        self.payments[request.attempt_id] = payment

    def _must_be_up(self) -> None:
        if self._is_down:
            raise Unavailable(self.provider)
