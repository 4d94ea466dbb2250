"""Parcels are made ready, booked, handed over, renumbered."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.shipment import Shipment, ShipmentLine
from shopclerk.core.usecases.dispatching import Consignment
from tests.properties.floor import Floor, Who, few, mostly_customer, mostly_staff, pick, taps, which
from tests.shopfloor.trouble import Trouble

NUMBERS = ("SF1234567", "SF7654321", "731123456789", "no")
"""Few, so that they are recycled."""


def _awaits_shipment(order: Order) -> bool:
    return order.status is OrderStatus.CONFIRMED and not order.awaits_return


class Sending(Floor):
    @rule(
        number=which,
        who=mostly_staff,
        tracking=st.sampled_from(NUMBERS),
        part=st.none() | few,
        line=which,
        times=taps,
    )
    def a_parcel_leaves(
        self, *, number: int, who: Who, tracking: str, part: int | None, line: int, times: int
    ) -> None:
        order = self.one(self.orders(), number, _awaits_shipment)
        self.asks(
            who,
            order,
            lambda actor, request: self.shop.ship_order(
                actor=actor,
                request_id=request,
                number=tracking,
                order_id=order.id,
                lines=_some(order, line, part),
            ),
            times,
        )

    @rule(number=which, who=mostly_staff, tracking=st.sampled_from(NUMBERS), times=taps)
    def a_line_of_a_list_leaves(self, number: int, who: Who, tracking: str, times: int) -> None:
        order = self.one(self.orders(), number, _awaits_shipment)
        self.asks(
            who,
            order,
            lambda actor, request: self.shop.ship_consignment(
                Consignment(order.number, tracking), actor=actor, list_id=request
            ),
            times,
        )

    @rule(number=which, who=mostly_staff, part=st.none() | few, line=which, times=taps)
    def a_parcel_is_booked(self, number: int, who: Who, part: int | None, line: int, times: int) -> None:
        order = self.one(self.orders(), number, _awaits_shipment)
        self.asks(
            who,
            order,
            lambda actor, request: self.shop.book_shipment(
                actor=actor,
                request_id=request,
                carrier="sf",
                order_id=order.id,
                lines=_some(order, line, part),
            ),
            times,
        )

    @precondition(lambda self: self.parcels())
    @rule(number=which, who=mostly_staff, times=taps)
    def a_parcel_is_handed_over(self, number: int, who: Who, times: int) -> None:
        parcel = self._parcel(number)
        self.asks(
            who,
            self.order_of(parcel),
            lambda actor, request: self.shop.hand_over(
                actor=actor, request_id=request, shipment_id=parcel.id
            ),
            times,
        )

    @precondition(lambda self: self.parcels())
    @rule(number=which, who=mostly_staff, times=taps)
    def a_parcel_is_unpacked(self, number: int, who: Who, times: int) -> None:
        parcel = self._parcel(number)
        self.asks(
            who,
            self.order_of(parcel),
            lambda actor, request: self.shop.cancel_shipment(
                actor=actor, request_id=request, shipment_id=parcel.id
            ),
            times,
        )

    @precondition(lambda self: self.parcels())
    @rule(number=which, who=mostly_staff, tracking=st.sampled_from(NUMBERS), times=taps)
    def a_number_is_corrected(self, number: int, who: Who, tracking: str, times: int) -> None:
        parcel = self.one(self.parcels(), number, lambda each: each.has_left and not each.is_over)
        self.asks(
            who,
            self.order_of(parcel),
            lambda actor, request: self.shop.correct_tracking(
                actor=actor, request_id=request, shipment_id=parcel.id, number=tracking
            ),
            times,
        )

    @rule(number=which, who=mostly_customer.filter(lambda who: who is not Who.SYSTEM), times=taps)
    def an_order_is_received(self, number: int, who: Who, times: int) -> None:
        """By somebody's word: what completes by itself does so by the clock."""
        sent = {parcel.order_id for parcel in self.parcels() if parcel.has_left}
        order = self.one(self.orders(), number, lambda each: each.id in sent)
        self.asks(
            who,
            order,
            lambda actor, request: self.shop.confirm_receipt(
                actor=actor, request_id=request, order_id=order.id
            ),
            times,
        )

    @rule(troubles=st.lists(st.sampled_from(Trouble), min_size=1, max_size=3))
    def the_carrier_has_trouble(self, troubles: list[Trouble]) -> None:
        self.shop.carrier.has_trouble(*troubles)

    @rule(is_down=st.booleans())
    def the_carrier_goes_down_and_up(self, is_down: bool) -> None:
        self.shop.carrier.is_down(is_down)

    def _parcel(self, number: int) -> Shipment:
        return self.one(self.parcels(), number, lambda each: each.is_here)


def _some(order: Order, line: int, part: int | None) -> tuple[ShipmentLine, ...] | None:
    """So many units of a line; None for everything."""
    return None if part is None else (ShipmentLine(pick(order.lines, line).id, part),)
