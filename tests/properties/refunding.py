"""Money goes back by somebody's word; what breaks a rule of ours is looked at."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.domain.lifecycle import RefundStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.shipment import ShipmentLine
from shopclerk.core.usecases.refunding import ByAmount, ByLines
from tests.properties.floor import Floor, Who, amounts, few, mostly_owner, mostly_staff, pick, taps, which


class Refunding(Floor):
    @rule(number=which, who=mostly_owner, amount=amounts, times=taps)
    def an_amount_is_refunded(self, number: int, who: Who, amount: Money, times: int) -> None:
        order = self.one(self.orders(), number, lambda each: not each.is_payable)
        if number % 8:
            amount = Money(amount.minor, order.total.currency)
        self.asks(
            who,
            order,
            lambda actor, request: self.shop.request_refund(
                ByAmount(amount), actor=actor, request_id=request, order_id=order.id
            ),
            times,
        )

    @rule(number=which, who=mostly_staff, line=which, units=few, shipping=st.booleans(), times=taps)
    def units_are_refunded(
        self, *, number: int, who: Who, line: int, units: int, shipping: bool, times: int
    ) -> None:
        order = self.one(self.orders(), number, lambda each: not each.is_payable)
        taken = (ShipmentLine(pick(order.lines, line).id, units),)
        self.asks(
            who,
            order,
            lambda actor, request: self.shop.request_refund(
                ByLines(taken, shipping=shipping), actor=actor, request_id=request, order_id=order.id
            ),
            times,
        )

    @precondition(lambda self: self.refunds())
    @rule(number=which, who=mostly_owner, times=taps)
    def a_refund_was_made_by_hand(self, number: int, who: Who, times: int) -> None:
        failed = [one for one in self.refunds() if one.status is RefundStatus.FAILED]
        one = pick(failed or self.refunds(), number)
        self.asks(
            who,
            None,
            lambda actor, request: self.shop.record_manual_refund(
                actor=actor, request_id=request, refund_id=one.id
            ),
            times,
        )

    @precondition(lambda self: self.kept(Discrepancy))
    @rule(number=which, who=mostly_owner, times=taps)
    def a_discrepancy_is_settled(self, number: int, who: Who, times: int) -> None:
        found = pick(self.kept(Discrepancy), number)
        self.asks(
            who,
            None,
            lambda actor, request: self.shop.settle_discrepancy(
                actor=actor, request_id=request, discrepancy_id=found.id
            ),
            times,
        )
