"""After the sale: the receipt, more time to look at what came, the same again."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from tests.properties.floor import Floor, Who, mostly_customer, taps, which


def _completes(order: Order) -> bool:
    return order.status is OrderStatus.CONFIRMED and order.complete_at is not None


class ComingBack(Floor):
    @rule(number=which, who=mostly_customer, times=taps)
    def more_time_is_asked_for(self, number: int, who: Who, times: int) -> None:
        order = self.one(self.orders(), number, _completes)
        self.asks(
            who,
            order,
            lambda actor, request: self.shop.extend_receipt(
                actor=actor, request_id=request, order_id=order.id
            ),
            times,
        )

    @rule(number=which, who=mostly_customer)
    def a_receipt_is_read(self, number: int, who: Who) -> None:
        order = self.one(self.orders(), number, lambda each: not each.is_payable)
        self.asks(who, order, lambda actor, _: self.shop.show_receipt(actor=actor, order_id=order.id))

    @rule(number=which, who=mostly_customer, currency=st.sampled_from((None, None, "USD")), times=taps)
    def the_same_is_ordered_again(self, number: int, who: Who, currency: str | None, times: int) -> None:
        """Into the cart goes no more than there is."""
        order = self.one(self.orders(), number)

        async def orders(actor: Actor, request: str) -> None:
            again = await self.shop.order_again(
                actor=actor, request_id=request, order_id=order.id, currency=currency
            )
            ordered = sum(line.quantity for line in order.lines)
            assert sum(each.units for each in again.missing) <= ordered

        self.asks(who, order, orders, times)
