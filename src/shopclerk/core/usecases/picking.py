"""What is to be taken from the shelf: for the lists that are printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor, Contact
from shopclerk.core.domain.shipment import ShipmentLine, unshipped
from shopclerk.core.ports.queries.parcels import ShipmentsOf
from shopclerk.core.ports.store import Identified, Query, Store, Together
from shopclerk.core.ports.views import OrdersToShip, SkuName, SkuNames, Views

MOST_AT_ONCE: Final = 60
"""Orders on one list: as many as somebody carries together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderToPick:
    """An order, and what of it has not left yet, whether or not it is in a parcel already."""

    order: Order
    contact: Contact | None
    left: tuple[ShipmentLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picking:
    """Orders to ship, oldest first. `names` are those of their SKUs, as far as the catalogue still has them;
    `more`: others wait besides.
    """

    orders: tuple[OrderToPick, ...]
    names: Mapping[SkuId, SkuName]
    more: bool


@dataclass(frozen=True, slots=True)
class GatherGoods:
    """What the oldest orders to ship are waiting for. Raises NotAllowed."""

    store: Store
    views: Views

    async def __call__(self, *, actor: Actor) -> Picking:
        actor.must_be_staff("GatherGoods")
        rows = await self.views.rows(OrdersToShip(limit=MOST_AT_ONCE + 1))
        ids = [row.id for row in rows[:MOST_AT_ONCE]]
        found = await self._asked(*(Identified(Order, id) for id in ids), *map(ShipmentsOf, ids))
        orders: list[Order] = [order for (order,) in found[: len(ids)]]
        parcels = found[len(ids) :]
        contacts = await self._asked(*(Identified(Contact, order.contact_id) for order in orders))
        picked = tuple(
            OrderToPick(order=order, contact=next(iter(contact), None), left=unshipped(order, shipments))
            for order, shipments, contact in zip(orders, parcels, contacts, strict=True)
        )
        waiting = tuple(one for one in picked if one.left)
        return Picking(orders=waiting, names=await self._names(waiting), more=len(rows) > MOST_AT_ONCE)

    async def _asked(self, *queries: Query[Any]) -> tuple[tuple[Any, ...], ...]:
        return await self.store.find(Together(queries)) if queries else ()

    async def _names(self, orders: tuple[OrderToPick, ...]) -> dict[SkuId, SkuName]:
        wanted = {line.sku_id for one in orders for line in one.order.lines}
        return {name.sku_id: name for name in await self.views.rows(SkuNames(tuple(sorted(wanted))))}
