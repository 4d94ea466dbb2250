"""What staff do with parcels."""

from dataclasses import dataclass

from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shipment import Scan, Shipment, ShipmentLine
from tests.shopfloor.records import KeptShop


@dataclass(slots=True, kw_only=True)
class SendingShop(KeptShop):
    """Everything is the owner's word unless said otherwise."""

    def request(self) -> str:
        """An id that no request had before."""
        return f"request-{self.ids.new()}"

    async def ships(
        self,
        order: Order,
        number: str = "SF1234567",
        *,
        by: Actor | None = None,
        carrier: str | None = None,
        request_id: str | None = None,
        **units: int,
    ) -> Shipment:
        """Send these (`mug=1`), or everything that is in no parcel."""
        sent = await self.ship_order(
            actor=by or self.owner,
            request_id=request_id or self.request(),
            number=number,
            order_number=order.number,
            carrier=carrier,
            lines=await self.lines(order, **units) if units else None,
        )
        return await self.parcel(sent)

    async def books(
        self, order: Order, *, by: Actor | None = None, request_id: str | None = None, **units: int
    ) -> Shipment:
        """Announce a parcel of these, or of everything that is in none, to the carrier."""
        booked = await self.book_shipment(
            actor=by or self.owner,
            request_id=request_id or self.request(),
            carrier="sf",
            order_id=order.id,
            lines=await self.lines(order, **units) if units else None,
        )
        return await self.parcel(booked)

    async def hands_over(self, parcel: Shipment, *, by: Actor | None = None) -> Shipment:
        await self.hand_over(actor=by or self.owner, request_id=self.request(), shipment_id=parcel.id)
        return await self.parcel(parcel)

    async def unpacks(self, parcel: Shipment, *, by: Actor | None = None) -> Shipment:
        """Cancel a parcel that has not left."""
        await self.cancel_shipment(actor=by or self.owner, request_id=self.request(), shipment_id=parcel.id)
        return await self.parcel(parcel)

    async def loses(self, parcel: Shipment, *, by: Actor | None = None) -> Shipment:
        await self.report_lost(actor=by or self.owner, request_id=self.request(), shipment_id=parcel.id)
        return await self.parcel(parcel)

    async def sees_returned(self, parcel: Shipment, *, by: Actor | None = None) -> Shipment:
        await self.report_returned(actor=by or self.owner, request_id=self.request(), shipment_id=parcel.id)
        return await self.parcel(parcel)

    async def reships(
        self, parcel: Shipment, *, by: Actor | None = None, request_id: str | None = None
    ) -> Order:
        again = await self.reship(
            actor=by or self.owner, request_id=request_id or self.request(), shipment_id=parcel.id
        )
        return await self.order(again)

    async def repays(
        self, parcel: Shipment, *, by: Actor | None = None, request_id: str | None = None
    ) -> Shipment:
        """Refund what is in the parcel."""
        await self.refund_parcel(
            actor=by or self.owner, request_id=request_id or self.request(), shipment_id=parcel.id
        )
        return await self.parcel(parcel)

    async def puts_back(
        self,
        order: Order,
        parcel: Shipment,
        *,
        by: Actor | None = None,
        request_id: str | None = None,
        **units: int,
    ) -> Shipment:
        """Put these units of a returned parcel back on the shelf."""
        await self.restock_returned(
            actor=by or self.owner,
            request_id=request_id or self.request(),
            shipment_id=parcel.id,
            resellable=await self.lines(order, **units),
        )
        return await self.parcel(parcel)

    async def lines(self, order: Order, **units: int) -> tuple[ShipmentLine, ...]:
        """So many units of these SKUs, as lines of the order."""
        of = {line.sku_id: line.id for line in order.lines}
        return tuple([ShipmentLine(of[await self.sku(sku)], quantity) for sku, quantity in units.items()])

    async def tracks(self, parcel: Shipment, *scans: Scan) -> Shipment:
        """These scans are heard of, all at once."""
        await self.record_tracking(parcel.id, scans)
        return await self.parcel(parcel)

    async def moves(self, parcel: Shipment, status: ShipmentStatus) -> Shipment:
        """The parcel is scanned now, and we hear of it at once."""
        return await self.tracks(parcel, self.carrier.scans(parcel.id, status))

    async def delivers(self, parcel: Shipment) -> Shipment:
        return await self.moves(parcel, ShipmentStatus.DELIVERED)
