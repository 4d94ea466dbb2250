"""The payment provider says things, twice, late, in any order, never; and cannot always be asked."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from shopclerk.core.domain.ids import RefundId
from shopclerk.core.domain.lifecycle import RefundStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.payments import FactKind, RefundAccepted, Refunded
from tests.properties.floor import Floor, Who, amounts, mostly_owner, pick, which
from tests.shopfloor.trouble import Trouble


class Provider(Floor):
    @precondition(lambda self: self.shop.gateway.payments)
    @rule(
        number=which,
        kind=st.sampled_from((FactKind.CAPTURED, FactKind.FAILED, FactKind.AUTHORIZED)),
        amount=st.none() | amounts,
    )
    def the_provider_says_what_it_should_not(self, number: int, kind: FactKind, amount: Money | None) -> None:
        """That it captured what we voided, failed what it captured, took another amount than it said."""
        payment = pick(list(self.shop.gateway.payments.values()), number)
        self.shop.gateway.tells(payment, kind, amount=amount, reason="odd")

    @precondition(lambda self: self.shop.gateway.payments)
    @rule(number=which, amount=amounts, dispute=st.integers(1, 3))
    def a_bank_takes_money_back(self, number: int, amount: Money, dispute: int) -> None:
        payment = pick(list(self.shop.gateway.payments.values()), number)
        name = f"dispute-{payment.reference}-{dispute}"
        self.shop.gateway.charge_back(payment.reference, amount, dispute=name)

    @precondition(lambda self: self.shop.gateway.payments)
    @rule(number=which, amount=amounts)
    def the_provider_sends_money_back_unasked(self, number: int, amount: Money) -> None:
        gateway = self.shop.gateway
        payment = pick(list(gateway.payments.values()), number)
        gateway.tells(payment, FactKind.REFUNDED, amount=amount, reference=f"own-{len(gateway.told)}")

    @precondition(lambda self: self.shop.gateway.refunded)
    @rule(number=which)
    def the_provider_tells_of_our_refund_without_our_name(self, number: int) -> None:
        """And before its own answer was heard, perhaps."""
        gateway = self.shop.gateway
        refund_id, outcome = pick(list(gateway.refunded.items()), number)
        asked = [one for one in self.refunds() if one.id == refund_id]
        if isinstance(outcome, Refunded) and asked:
            payment = gateway.payment_of(asked[0].attempt_id)
            gateway.tells(payment, FactKind.REFUNDED, amount=asked[0].amount, reference=outcome.reference)

    @precondition(lambda self: self.shop.gateway.told)
    @rule(numbers=st.lists(which, min_size=1, max_size=4), times=st.integers(1, 2))
    def we_hear_of_it(self, numbers: list[int], times: int) -> None:
        """The latest, or anything since the beginning again, and in any order."""
        latest = self.shop.gateway.told[::-1]
        facts = [pick(latest, number) for number in numbers]
        self.does(*[lambda: self.shop.hears(*facts)] * times)

    @rule(troubles=st.lists(st.sampled_from(Trouble), min_size=1, max_size=4))
    def the_provider_has_trouble(self, troubles: list[Trouble]) -> None:
        self.shop.gateway.has_trouble(*troubles)

    @rule(is_down=st.booleans())
    def the_provider_goes_down_and_up(self, is_down: bool) -> None:
        self.shop.gateway.is_down(is_down)

    @rule(answers=st.lists(st.sampled_from(("declined", "accepted", "lost")), min_size=1, max_size=2))
    def refunds_will_end_otherwise(self, answers: list[str]) -> None:
        gateway = self.shop.gateway
        for answer in answers:
            match answer:
                case "declined":
                    gateway.refuses_refund()
                case "accepted":
                    gateway.only_accepts_refund()
                case "lost":
                    gateway.refund_answer_gets_lost()

    @precondition(lambda self: self.accepted())
    @rule(number=which, bounces=st.booleans())
    def an_accepted_refund_ends(self, number: int, bounces: bool) -> None:
        refund_id = pick(self.accepted(), number)
        if bounces:
            self.shop.gateway.fails_refund(refund_id)
        else:
            self.shop.gateway.settles(refund_id)

    @precondition(lambda self: any(one.status is RefundStatus.FAILED for one in self.refunds()))
    @rule(number=which)
    def a_refund_that_failed_goes_through_after_all(self, number: int) -> None:
        failed = [one for one in self.refunds() if one.status is RefundStatus.FAILED]
        one = pick(failed, number)
        self.shop.gateway.tells(
            self.shop.gateway.payment_of(one.attempt_id),
            FactKind.REFUNDED,
            amount=one.amount,
            reference=one.reference or f"late-{one.id}",
            refund_id=one.id,
        )

    @rule(who=mostly_owner)
    def books_are_compared(self, who: Who) -> None:
        self.asks(who, None, lambda actor, _: self.shop.reconcile_payments(actor=actor))

    def accepted(self) -> list[RefundId]:
        refunded = self.shop.gateway.refunded.items()
        return [one for one, outcome in refunded if isinstance(outcome, RefundAccepted)]
