"""Staff who send what is paid: by number, booked, in several parcels; and put right what they mistyped."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from shopclerk.app.simulation.shop import CLERKS, OWNER, Shop
from shopclerk.core.domain.ids import OrderId, ShipmentId
from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.refund import RefundReason
from shopclerk.core.domain.shipment import Shipment, ShipmentLine, unpacked
from shopclerk.core.ports.carriers import ParcelRef
from shopclerk.core.ports.queries.parcels import ShipmentsOf
from shopclerk.core.usecases.booking import BookShipment, CancelShipment
from shopclerk.core.usecases.correcting import CorrectTracking
from shopclerk.core.usecases.refunding import ByAmount, ByLines, RequestRefund
from shopclerk.core.usecases.shipping import HandOver, ShipOrder
from shopclerk.core.usecases.tracking import RecordTracking

WAYS: Final = {"by number": 780, "booked": 120, "in two": 60, "both press": 20, "mistyped": 20}
BOOKED: Final = {"handed over": 80, "picked up": 12, "called off": 8}
"""What becomes of a booked parcel: nobody presses the button for one that the carrier just takes along."""
GOODWILL: Final = 0.01


@dataclass(frozen=True, slots=True)
class Counter:
    shop: Shop

    async def sends(self, order_id: OrderId) -> None:
        """Send everything of it that waits; what cannot leave yet is looked at again the next day."""
        order = await self.shop.store.load(Order, order_id)
        if order is None or order.status is not OrderStatus.CONFIRMED:
            return
        left = unpacked(order, await self.shop.store.find(ShipmentsOf(order_id)))
        if not left:
            return
        if order.awaits_return:
            self._looks_tomorrow(order_id)
            return
        match self.shop.dice.weighed(WAYS):
            case "booked":
                await self._books(order, left)
            case "in two" if len(left) > 1:
                await self._hands(order, left[:1])
                self.shop.later(partial(self.sends, order_id), hours=self.shop.dice.between(0, 24))
            case "both press":
                await asyncio.gather(self._hands(order, left, CLERKS[0]), self._hands(order, left, OWNER))
            case "mistyped":
                await self._mistypes(order, left)
            case _:
                await self._hands(order, left)
        if self.shop.dice.happens(GOODWILL):
            self.shop.later(partial(self._is_kind, order), hours=self.shop.dice.between(1, 100))

    async def _hands(
        self, order: Order, lines: Sequence[ShipmentLine], by: Actor | None = None, *, typed: str = ""
    ) -> None:
        """Hand a parcel to the carrier, and say so; `typed` is the number that was typed, if a wrong one."""
        shop, number = self.shop, self.shop.carrier.number()
        parcel = await shop.do(
            ShipOrder(shop.work, shop.carrier, shop.world),
            actor=by or shop.clerk(),
            request_id=shop.world.token(),
            number=typed or number,
            order_id=order.id,
            lines=lines,
        )
        if parcel is None:
            self._looks_tomorrow(order.id)
            return
        shop.carrier.takes(number)
        if typed:
            shop.later(partial(self._corrects, parcel.id, number), hours=shop.dice.between(1, 48))

    def _looks_tomorrow(self, order_id: OrderId) -> None:
        """Somebody was faster, or the customer changed something: see what is left of it by then."""
        self.shop.later(partial(self.sends, order_id), hours=24)

    async def _mistypes(self, order: Order, lines: Sequence[ShipmentLine]) -> None:
        await self._hands(order, lines, typed=f"SF{self.shop.dice.between(0, 999):07d}X")

    async def _corrects(self, shipment_id: ShipmentId, number: str) -> None:
        shop = self.shop
        correct = CorrectTracking(shop.work, shop.carrier)
        request, by = shop.world.token(), shop.clerk()
        await shop.do(correct, actor=by, request_id=request, shipment_id=shipment_id, number=number)

    async def _books(self, order: Order, lines: Sequence[ShipmentLine]) -> None:
        shop = self.shop
        parcel = await shop.do(
            BookShipment(shop.desk, shop.world),
            actor=shop.clerk(),
            request_id=shop.world.token(),
            carrier="sf",
            order_id=order.id,
            lines=lines,
        )
        if parcel is None:
            return self._looks_tomorrow(order.id)
        act = partial(self._lets_go, parcel.id, shop.dice.weighed(BOOKED))
        return shop.later(act, hours=shop.dice.between(1, 20))

    async def _lets_go(self, shipment_id: ShipmentId, way: str) -> None:
        """A booked parcel leaves, or is called off and its goods sent otherwise.

        `gone`: it left days ago, and somebody looks whether the shop knows.
        """
        shop, by, request = self.shop, self.shop.clerk(), self.shop.world.token()
        parcel = await shop.store.load(Shipment, shipment_id)
        if parcel is None or not parcel.is_here:
            return await self._looks_again(parcel)
        if parcel.status is not ShipmentStatus.PACKED:
            return shop.later(partial(self._lets_go, shipment_id, way), hours=2)
        again = way if way == "called off" else "gone"
        shop.later(partial(self._lets_go, shipment_id, again), hours=72)  # should it not come off now
        if way == "called off":
            cancel = CancelShipment(shop.desk)
            await shop.do(cancel, actor=by, request_id=request, shipment_id=shipment_id)
            return await self.sends(parcel.order_id)
        if way != "gone":
            self._looks_tomorrow(parcel.order_id)
            shop.carrier.takes(parcel.tracking_number)
        if way != "picked up":
            await shop.do(HandOver(shop.work), actor=by, request_id=request, shipment_id=shipment_id)
        else:
            shop.later(partial(self._is_told, parcel), hours=shop.dice.between(10, 60))
        return None

    async def _is_told(self, parcel: Shipment) -> None:
        """The carrier's own word of what it took along; else somebody sees that the parcel is gone."""
        shop = self.shop
        ref = ParcelRef(shipment_id=parcel.id, carrier=parcel.carrier, tracking_number=parcel.tracking_number)
        scans = await shop.do(shop.carrier.track, ref)
        if scans:
            await shop.do(RecordTracking(shop.work, shop.terms), parcel.id, scans)
        else:
            hand_over, request = HandOver(shop.work), shop.world.token()
            await shop.do(hand_over, actor=shop.clerk(), request_id=request, shipment_id=parcel.id)

    async def _looks_again(self, parcel: Shipment | None) -> None:
        """A parcel that was called off by a change of address is packed anew."""
        if parcel is not None and parcel.status is ShipmentStatus.CANCELLED:
            await self.sends(parcel.order_id)

    async def _is_kind(self, order: Order) -> None:
        """Give something back that nobody claimed."""
        shop, request = self.shop, self.shop.world.token()
        refund = RequestRefund(shop.work, shop.gateways)
        line = shop.dice.pick(order.lines)
        if shop.dice.happens(0.5):
            part = order.total * shop.dice.between(1, 30)
            asked: ByAmount | ByLines = ByAmount(type(part)(max(part.minor // 100, 1), part.currency))
        else:
            asked = ByLines((ShipmentLine(line.id, 1),), shipping=shop.dice.happens(0.3))
        await shop.do(
            refund, asked, actor=OWNER, request_id=request, order_id=order.id, reason=RefundReason.GOODWILL
        )
