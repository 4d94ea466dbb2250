"""Orders are called off, whole or in part, or go to somebody else."""

from hypothesis.stateful import rule

from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.order import Order
from tests.properties.floor import Floor, Who, few, mostly_customer, pick, taps, which
from tests.shopfloor.shop import HOME


def _is_paid(order: Order) -> bool:
    return order.status is OrderStatus.CONFIRMED


class Cancelling(Floor):
    @rule(number=which, who=mostly_customer, times=taps)
    def an_order_is_cancelled(self, number: int, who: Who, times: int) -> None:
        order = self.one(self.orders(), number)
        self.asks(
            who,
            order,
            lambda actor, request: self.shop.cancels(order, by=actor, request_id=request),
            times,
        )

    @rule(number=which, who=mostly_customer, line=which, units=few, times=taps)
    def units_are_cancelled(self, number: int, who: Who, line: int, units: int, times: int) -> None:
        order = self.one(self.orders(), number, _is_paid)
        place = order.lines.index(pick(order.lines, line))
        self.asks(
            who,
            order,
            lambda actor, request: self.shop.cancels_units(
                order, units, line=place, by=actor, request_id=request
            ),
            times,
        )

    @rule(number=which, who=mostly_customer, times=taps)
    def an_order_goes_elsewhere(self, number: int, who: Who, times: int) -> None:
        order = self.one(self.orders(), number, _is_paid)
        self.asks(
            who,
            order,
            lambda actor, request: self.shop.change_recipient(
                actor=actor, request_id=request, order_id=order.id, recipient=HOME
            ),
            times,
        )
