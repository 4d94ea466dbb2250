"""Many parcels at once: a list of orders and the tracking numbers that they leave under."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from shopclerk.core.domain.errors import DomainError, NamedTwice, NotFound
from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shipment import Shipment, tracking_number
from shopclerk.core.ports.carriers import Carrier
from shopclerk.core.ports.errors import Conflict
from shopclerk.core.ports.queries.orders import OrderNumbered
from shopclerk.core.ports.queries.parcels import ShipmentsOf
from shopclerk.core.ports.store import Store, Together
from shopclerk.core.usecases.shipping import HandOver, ShipOrder, carrying, must_await_shipment, to_pack


class Standing(StrEnum):
    """READY: it would leave. SENT: it left by this list. BEFORE: it had left under this number already, which
    is as good. REFUSED: it cannot leave so.
    """

    READY = "ready"
    SENT = "sent"
    BEFORE = "before"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Consignment:
    """One line of a list: everything of the order that is in no parcel leaves under that number. No carrier:
    the number tells it.
    """

    order_number: str
    tracking_number: str
    carrier: str = ""

    def request(self, list_id: str) -> str:
        """The same line of the same list is the same wish, however often it is uttered."""
        return f"list:{list_id}:{self.order_number}:{self.tracking_number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """How a line stands. `carrier` is its code once it is known, `booked` the parcel that was booked under
    this number; `refusal` is why it cannot leave, or did not.
    """

    consignment: Consignment
    standing: Standing
    carrier: str = ""
    booked: ShipmentId | None = None
    refusal: DomainError | Conflict | None = None


@dataclass(frozen=True, slots=True)
class CheckConsignments:
    """What each line of a list would do now, or did; in the order of the list. Raises NotAllowed."""

    store: Store
    carrier: Carrier

    async def __call__(
        self, consignments: Sequence[Consignment], *, actor: Actor, list_id: str
    ) -> tuple[Checked, ...]:
        actor.must_be_staff("CheckConsignments")
        named = Counter(one.order_number for one in consignments)
        orders = await self._orders(tuple(named))
        checked = []
        for one in consignments:
            order, shipments = orders.get(one.order_number, (None, ()))
            now = self._checked(one, order, shipments)
            if now.standing is Standing.BEFORE and await self.store.owner("request", one.request(list_id)):
                now = replace(now, standing=Standing.SENT)
            elif now.standing is Standing.READY and named[one.order_number] > 1:
                now = refused(one, NamedTwice(one.order_number))
            checked.append(now)
        return tuple(checked)

    async def _orders(self, numbers: Sequence[str]) -> dict[str, tuple[Order, tuple[Shipment, ...]]]:
        if not numbers:
            return {}
        found = await self.store.find(Together(tuple(map(OrderNumbered, numbers))))
        orders: list[Order] = [order for rows in found for order in rows]
        if not orders:
            return {}
        parcels = await self.store.find(Together(tuple(ShipmentsOf(order.id) for order in orders)))
        return {order.number: (order, own) for order, own in zip(orders, parcels, strict=True)}

    def _checked(self, one: Consignment, order: Order | None, shipments: Sequence[Shipment]) -> Checked:
        try:
            tracking = tracking_number(one.tracking_number)
            if order is None:
                return refused(one, NotFound("order", one.order_number))
            for parcel in shipments:
                if parcel.tracking_number == tracking and parcel.has_left:
                    return Checked(consignment=one, standing=Standing.BEFORE, carrier=parcel.carrier)
                if parcel.tracking_number == tracking and parcel.is_here:
                    must_await_shipment(order)
                    return Checked(
                        consignment=one, standing=Standing.READY, carrier=parcel.carrier, booked=parcel.id
                    )
            to_pack(order, shipments, None)
            code = carrying(self.carrier, tracking, one.carrier or None)
        except DomainError as refusal:
            return refused(one, refusal)
        return Checked(consignment=one, standing=Standing.READY, carrier=code)


@dataclass(frozen=True, slots=True)
class ShipConsignment:
    """One line of a list leaves, once: asked for again, or by two at a time, it is answered how it stands.

    A parcel that was booked under this number is handed over. What is refused is told in the answer, so that
    the other lines go on. Raises NotAllowed, Unavailable, OutcomeUnknown.
    """

    check: CheckConsignments
    ship_order: ShipOrder
    hand_over: HandOver

    async def __call__(self, consignment: Consignment, *, actor: Actor, list_id: str) -> Checked:
        (checked,) = await self.check((consignment,), actor=actor, list_id=list_id)
        if checked.standing is not Standing.READY:
            return checked
        try:
            await self._leave(checked, actor, consignment.request(list_id))
        except (DomainError, Conflict) as refusal:
            (now,) = await self.check((consignment,), actor=actor, list_id=list_id)
            return refused(consignment, refusal) if now.standing is Standing.READY else now
        return replace(checked, standing=Standing.SENT)

    async def _leave(self, checked: Checked, actor: Actor, request: str) -> None:
        one = checked.consignment
        if checked.booked:
            await self.hand_over(actor=actor, request_id=request, shipment_id=checked.booked)
            return
        await self.ship_order(
            actor=actor,
            request_id=request,
            number=one.tracking_number,
            order_number=one.order_number,
            carrier=checked.carrier,
        )


def refused(one: Consignment, refusal: DomainError | Conflict) -> Checked:
    return Checked(consignment=one, standing=Standing.REFUSED, refusal=refusal)
