"""Customers pay, or try to."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.ports.payments import FactKind, PaymentFact
from shopclerk.core.usecases.checking import Objection
from tests.properties.floor import Floor, Who, mostly_customer, pick, taps, which
from tests.shopfloor.gateway import Payment

METHODS = ("alipay", "card")
PAID = ("whole", "whole", "authorised", "declined", "short", "over", "dollars")


class Paying(Floor):
    @rule(
        number=which,
        who=mostly_customer,
        method=st.sampled_from((*METHODS, "shells")),
        luck=st.sampled_from(("page", "page", "captured", "declined", "lost")),
        times=taps,
    )
    def a_payment_is_started(self, number: int, who: Who, method: str, luck: str, times: int) -> None:
        order, gateway = self.one(self.orders(), number, lambda each: each.is_payable), self.shop.gateway
        match luck:
            case "captured":
                gateway.approves_at_once()
            case "declined":
                gateway.declines_at_once("card_expired")
            case "lost":
                gateway.answer_gets_lost()
        self.asks(
            who,
            order,
            lambda actor, request: self.shop.starts_paying(order, method, by=actor, request_id=request),
            times,
        )

    @precondition(lambda self: self.shop.gateway.payments)
    @rule(number=which, paid=st.sampled_from(PAID), times=st.integers(0, 2))
    def the_payer_acts(self, number: int, paid: str, times: int) -> None:
        """Our provider lets a payer send what they like, once."""
        told = self._acts(self._payment(number), paid)
        if told is not None:
            self.we_hear(told, times)

    @precondition(lambda self: self.kept(PaymentAttempt))
    @rule(number=which, other=st.booleans(), question=st.integers(1, 9))
    def the_provider_asks_before_it_takes_money(self, number: int, other: bool, question: int) -> None:
        """What we let through is open, is all that is due, and comes in time."""
        tried = pick(self.kept(PaymentAttempt), number)
        amount = Money(tried.amount.minor + other, tried.amount.currency)
        order = next(each for each in self.orders() if each.id == tried.order_id)
        objections: list[Objection | None] = []

        async def asks() -> None:
            objections.append(
                await self.shop.check_payment(
                    provider=tried.provider, attempt_id=tried.id, amount=amount, question=f"q{question}"
                )
            )

        self.does(asks)
        if None in objections:
            assert tried.is_open
            assert order.is_payable
            assert not other
            assert order.pay_by
            assert order.pay_by > self.shop.clock.now()

    @precondition(lambda self: any(order.is_payable for order in self.orders()))
    @rule(number=which, method=st.sampled_from(METHODS))
    def an_order_is_paid_without_ado(self, number: int, method: str) -> None:
        payable = [order for order in self.orders() if order.is_payable]
        self.pays(pick(payable, number), method)

    def pays(self, order: Order, method: str = "alipay") -> None:
        self.does(lambda: self.shop.starts_paying(order, method))
        for payment in self.shop.gateway.payments.values():
            if payment.is_open and payment.request.order_number == order.number:
                self.we_hear(self.shop.gateway.tells(payment, FactKind.CAPTURED))

    def we_hear(self, fact: PaymentFact, times: int = 1) -> None:
        self.does(*[lambda: self.shop.hears(fact)] * times)

    def _payment(self, number: int) -> Payment:
        payments = list(self.shop.gateway.payments.values())
        open_ = [payment for payment in payments if payment.is_open]
        return pick(open_ or payments, number)

    def _acts(self, payment: Payment, paid: str) -> PaymentFact | None:
        gateway, due = self.shop.gateway, payment.request.amount
        match paid:
            case "authorised":
                return gateway.authorise(payment.reference)
            case "declined":
                return gateway.decline(payment.reference)
            case "short":
                return gateway.pay(payment.reference, amount=Money(due.minor // 2 + 1, due.currency))
            case "over":
                return gateway.pay(payment.reference, amount=Money(due.minor + 333, due.currency))
            case "dollars":
                return gateway.pay(payment.reference, amount=Money(due.minor, "USD"))
        return gateway.pay(payment.reference)
