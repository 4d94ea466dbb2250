"""Parcels are lost, or come back; they are sent again, paid back, put back on the shelf."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shipment import Shipment, ShipmentLine
from tests.properties.floor import Floor, Who, few, mostly_staff, taps, which

WRONG = (ShipmentStatus.LOST, ShipmentStatus.RETURNED)


def _under_way(parcel: Shipment) -> bool:
    return parcel.has_left and not parcel.is_over


class Remedying(Floor):
    @precondition(lambda self: any(_under_way(parcel) for parcel in self.parcels()))
    @rule(number=which, who=mostly_staff, lost=st.booleans(), times=taps)
    def a_parcel_goes_wrong(self, number: int, who: Who, lost: bool, times: int) -> None:
        parcel = self.one(self.parcels(), number, _under_way)
        report = self.shop.report_lost if lost else self.shop.report_returned
        self.asks(
            who,
            self.order_of(parcel),
            lambda actor, request: report(actor=actor, request_id=request, shipment_id=parcel.id),
            times,
        )

    @precondition(lambda self: self.parcels())
    @rule(number=which, who=mostly_staff, times=taps)
    def it_is_sent_again(self, number: int, who: Who, times: int) -> None:
        parcel = self.wrong(number)
        self.asks(
            who,
            self.order_of(parcel),
            lambda actor, request: self.shop.reship(actor=actor, request_id=request, shipment_id=parcel.id),
            times,
        )

    @precondition(lambda self: self.parcels())
    @rule(number=which, who=mostly_staff, times=taps)
    def it_is_paid_back(self, number: int, who: Who, times: int) -> None:
        parcel = self.wrong(number)
        self.asks(
            who,
            self.order_of(parcel),
            lambda actor, request: self.shop.refund_parcel(
                actor=actor, request_id=request, shipment_id=parcel.id
            ),
            times,
        )

    @precondition(lambda self: self.parcels())
    @rule(number=which, who=mostly_staff, units=few, times=taps)
    def it_is_put_back(self, number: int, who: Who, units: int, times: int) -> None:
        parcel = self.wrong(number)
        sound = (ShipmentLine(parcel.lines[0].order_line_id, units),)

        async def puts_back(actor: Actor, request: str) -> None:
            await self.shop.restock_returned(
                actor=actor, request_id=request, shipment_id=parcel.id, resellable=sound
            )
            assert f"parcel {parcel.id}" not in self.shelved or request in self.put_back
            self.put_back.add(request)
            self.shelved[f"parcel {parcel.id}"] = units

        self.asks(who, self.order_of(parcel), puts_back, times)

    def wrong(self, number: int) -> Shipment:
        return self.one(self.parcels(), number, lambda each: each.status in WRONG)
