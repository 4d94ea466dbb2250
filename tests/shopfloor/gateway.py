"""A payment provider that does what a test scripts; held to the contract of every `PaymentGateway`."""

from collections import Counter, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from shopclerk.core.domain.ids import AttemptId, RefundId
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.errors import OutcomeUnknown, PortError
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
from tests.shopfloor.trouble import Line, Trouble

LINK: Final = "https://pay.example/"


@dataclass(slots=True)
class Payment:
    """What the provider knows of one payment; `captured` and `returned` are minor units."""

    request: PaymentRequest
    reference: str
    outcome: PaymentOutcome
    is_open: bool = True
    authorised: Money | None = None
    captured: int = 0
    returned: int = 0


@dataclass(slots=True)
class FakeGateway:
    """Takes money when a test says that the payer acted. `told` is every fact so far; the test hands them in,
    as often and in the order it likes.

    Script it with `approves_at_once`, `declines_at_once`, `answer_gets_lost`, `is_down`, `has_trouble`,
    `refuses_refund` and `only_accepts_refund`. `meanwhile` happens while a call of `create` or `refund` is
    under way. `refund_calls` counts how often each refund was asked for, `refunded` is what went back for
    each.
    """

    clock: Clock
    provider: str = "fake"
    methods: tuple[str, ...] = ("alipay", "wechat_pay", "card")
    told: list[PaymentFact] = field(default_factory=list)
    payments: dict[str, Payment] = field(default_factory=dict)
    voided: list[str] = field(default_factory=list)
    refunded: dict[RefundId, RefundOutcome] = field(default_factory=dict)
    refund_calls: Counter[RefundId] = field(default_factory=Counter)
    meanwhile: Callable[[], Awaitable[object]] | None = None
    _requests: dict[RefundId, RefundRequest] = field(default_factory=dict)
    _answers: deque[PaymentOutcome | PortError] = field(default_factory=deque)
    _refund_answers: deque[RefundOutcome | PortError] = field(default_factory=deque)
    _line: Line = field(init=False)

    def __post_init__(self) -> None:
        self._line = Line(self.provider)

    def approves_at_once(self) -> None:
        """The next new payment is captured in the call."""
        self._answers.append(Approved(""))

    def declines_at_once(self, reason: str) -> None:
        """The next new payment is refused in the call."""
        self._answers.append(Declined(reason))

    def answer_gets_lost(self) -> None:
        """The next call of `create` does its work, and nobody hears of it."""
        self._answers.append(OutcomeUnknown("create"))

    def refund_answer_gets_lost(self) -> None:
        """The next call of `refund` does its work, and nobody hears of it."""
        self._refund_answers.append(OutcomeUnknown("refund"))

    def refuses_refund(self, reason: str = "account_closed") -> None:
        """The next refund is refused in the call."""
        self._refund_answers.append(RefundDeclined(reason))

    def only_accepts_refund(self) -> None:
        """The next refund is accepted; `settles` or `fails_refund` is how it ends."""
        self._refund_answers.append(RefundAccepted(""))

    def is_down(self, down: bool = True) -> None:
        self._line.is_down = down

    def has_trouble(self, *troubles: Trouble) -> None:
        """So the next calls go wrong, whichever they are."""
        self._line.ahead.extend(troubles)

    def forgets_its_script(self) -> None:
        """What it was to answer next, and what was to go wrong."""
        self._answers.clear()
        self._refund_answers.clear()
        self._line.repair()

    async def create(self, request: PaymentRequest) -> PaymentOutcome:
        with self._line.calling():
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

    async def capture(self, reference: str) -> None:
        with self._line.calling():
            payment = self.payment(reference)
            if payment.authorised is not None and not payment.captured:
                self.tells(payment, FactKind.CAPTURED, amount=payment.authorised)

    async def void(self, reference: str) -> None:
        with self._line.calling():
            self.voided.append(reference)
            self.payment(reference).is_open = False

    async def refund(self, request: RefundRequest) -> RefundOutcome:
        with self._line.calling():
            self.refund_calls[request.refund_id] += 1
            scripted = self._refund_answers.popleft() if self._refund_answers else None
            self._requests[request.refund_id] = request
            if request.refund_id not in self.refunded:
                self.refunded[request.refund_id] = self._refund(request, scripted)
            if self.meanwhile is not None:
                await self.meanwhile()
            if isinstance(scripted, PortError):
                raise scripted
            return self.refunded[request.refund_id]

    async def facts(
        self, *, attempt_id: AttemptId | None = None, since: datetime | None = None
    ) -> tuple[PaymentFact, ...] | None:
        with self._line.calling():
            return tuple(
                fact
                for fact in self.told
                if attempt_id in (None, fact.attempt_id) and (since is None or fact.at >= since)
            )

    def payment(self, reference: str) -> Payment:
        """The payment of that reference or link."""
        name = reference.removeprefix(LINK)
        return next(payment for payment in self.payments.values() if payment.reference == name)

    def pay(self, reference: str, *, amount: Money | None = None) -> PaymentFact | None:
        """The payer pays; None when the provider takes no money for it (any more)."""
        payment = self._acting(reference)
        return self.tells(payment, FactKind.CAPTURED, amount=amount) if payment else None

    def authorise(self, reference: str) -> PaymentFact | None:
        """The payer's bank promises the money, which is taken by `capture`."""
        payment = self._acting(reference)
        if payment is None:
            return None
        payment.authorised = payment.request.amount
        return self.tells(payment, FactKind.AUTHORIZED)

    def decline(self, reference: str, reason: str = "insufficient_funds") -> PaymentFact | None:
        """The provider refuses the payer, for good."""
        payment = self.payment(reference)
        if not payment.is_open:
            return None
        payment.is_open = False
        return self.tells(payment, FactKind.FAILED, reason=reason)

    def charge_back(self, reference: str, amount: Money, *, dispute: str = "dispute-1") -> PaymentFact:
        """The payer's bank takes money back."""
        return self.tells(self.payment(reference), FactKind.CHARGED_BACK, amount=amount, reference=dispute)

    def settles(self, refund_id: RefundId) -> PaymentFact:
        """A refund that was accepted has gone through."""
        return self._ends(refund_id, FactKind.REFUNDED)

    def fails_refund(self, refund_id: RefundId, reason: str = "account_closed") -> PaymentFact:
        """A refund that was accepted has bounced."""
        return self._ends(refund_id, FactKind.REFUND_FAILED, reason)

    def tells(
        self,
        payment: Payment,
        kind: FactKind,
        *,
        amount: Money | None = None,
        reason: str | None = None,
        reference: str | None = None,
        refund_id: RefundId | None = None,
    ) -> PaymentFact:
        """A fact of that payment, whatever came before it."""
        fact = PaymentFact(
            provider=self.provider,
            event_id=f"event-{len(self.told) + 1}",
            attempt_id=payment.request.attempt_id,
            reference=reference or payment.reference,
            kind=kind,
            amount=amount or payment.request.amount,
            reason=reason,
            refund_id=refund_id,
            at=self.clock.now(),
        )
        if kind is FactKind.CAPTURED:
            payment.captured += fact.amount.minor
        self.told.append(fact)
        return fact

    def payment_of(self, attempt_id: AttemptId) -> Payment:
        return next(each for each in self.payments.values() if each.request.attempt_id == attempt_id)

    def _acting(self, reference: str) -> Payment | None:
        """The payment that the payer acts on, if it can be acted on; only once."""
        payment = self.payment(reference)
        if not payment.is_open or self.clock.now() >= payment.request.expires_at:
            return None
        payment.is_open = False
        return payment

    def _open(self, request: PaymentRequest, scripted: PaymentOutcome | PortError | None) -> None:
        reference = self._next_reference()
        outcome = ActionRequired(reference, LINK + reference)
        payment = Payment(request=request, reference=reference, outcome=outcome)
        if isinstance(scripted, Approved):
            payment = replace(payment, outcome=Approved(reference), is_open=False)
            self.tells(payment, FactKind.CAPTURED)
        if isinstance(scripted, Declined):
            payment = replace(payment, outcome=scripted, is_open=False)
        self.payments[request.attempt_id] = payment

    def _refund(self, request: RefundRequest, scripted: RefundOutcome | PortError | None) -> RefundOutcome:
        payment = self.payment(request.payment_reference)
        if payment.returned + request.amount.minor > payment.captured:
            return RefundDeclined("more_than_captured")
        if isinstance(scripted, RefundDeclined):
            return scripted
        payment.returned += request.amount.minor
        reference = f"{self.provider}-refund-{len(self.refunded) + 1}"
        if isinstance(scripted, RefundAccepted):
            return RefundAccepted(reference)
        self._tell_of(request, reference, FactKind.REFUNDED)
        return Refunded(reference)

    def _ends(self, refund_id: RefundId, kind: FactKind, reason: str | None = None) -> PaymentFact:
        outcome, request = self.refunded[refund_id], self._requests[refund_id]
        assert isinstance(outcome, RefundAccepted), outcome
        if kind is FactKind.REFUND_FAILED:
            self.payment(request.payment_reference).returned -= request.amount.minor
            self.refunded[refund_id] = RefundDeclined(reason or "")
        else:
            self.refunded[refund_id] = Refunded(outcome.reference)
        return self._tell_of(request, outcome.reference, kind, reason)

    def _tell_of(
        self, request: RefundRequest, reference: str, kind: FactKind, reason: str | None = None
    ) -> PaymentFact:
        return self.tells(
            self.payment(request.payment_reference),
            kind,
            amount=request.amount,
            reason=reason,
            reference=reference,
            refund_id=request.refund_id,
        )

    def _next_reference(self) -> str:
        return f"{self.provider}-{len(self.payments) + 1}"
