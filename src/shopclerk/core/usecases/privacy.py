"""What the shop keeps of a customer: to be seen, taken along, and erased."""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from shopclerk.core.domain.addresses import AddressBook
from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.errors import OrdersOpen
from shopclerk.core.domain.ids import OrderId, PersonId
from shopclerk.core.domain.lifecycle import OrderStatus, RefundStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.preferences import Preferences
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.threads import Thread
from shopclerk.core.ports.privacy import Personal, PersonalData
from shopclerk.core.ports.queries.aftersales import CasesOf
from shopclerk.core.ports.queries.money import AttemptsOf, MoneyOf, RefundsOf
from shopclerk.core.ports.queries.orders import TimelineOf
from shopclerk.core.ports.queries.parcels import ScansOf, ShipmentsOf
from shopclerk.core.ports.queries.threads import ThreadsOf
from shopclerk.core.ports.store import Store
from shopclerk.core.usecases.exporting import plain

OPEN: Final = (OrderStatus.PENDING_PAYMENT, OrderStatus.CONFIRMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How much is kept of somebody. `open_orders` are the numbers of those that are not over."""

    name: str
    accounts: int
    recipients: int
    addresses: int
    orders: int
    remarks: int
    watches: int
    open_orders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShowPersonal:
    """What is kept of whoever asks, counted."""

    store: Store
    personal: PersonalData

    async def __call__(self, *, actor: Actor) -> Kept:
        mine = await self.personal.of(actor.person_id)
        book = await self.store.load(AddressBook, actor.person_id)
        return Kept(
            name=mine.name if mine else "",
            accounts=len(mine.accounts) if mine else 0,
            recipients=len(mine.contacts) if mine else 0,
            addresses=len(book.entries) if book else 0,
            orders=len(mine.orders) if mine else 0,
            remarks=len(mine.said) if mine else 0,
            watches=len(mine.watches) if mine else 0,
            open_orders=await open_orders(self.store, mine) if mine else (),
        )


@dataclass(frozen=True, slots=True)
class ExportPersonal:
    """Everything that is kept of whoever asks, as one JSON document (UTF-8, RFC 8259): times in ISO 8601,
    amounts as decimals with their currency. Staff who did something to an order are told by their role.
    """

    store: Store
    personal: PersonalData

    async def __call__(self, *, actor: Actor) -> bytes:
        mine = await self.personal.of(actor.person_id)
        of_id = {
            "address_book": await self.store.load(AddressBook, actor.person_id),
            "preferences": await self.store.load(Preferences, actor.person_id),
            "cart": await self.store.load(Cart, actor.person_id),
        }
        orders = [await self._order(order_id) for order_id in mine.orders] if mine else []
        asked = [thread async for thread in self._threads(actor.person_id)]
        kept = {"person": mine, **of_id, "orders": orders, "questions": asked}
        return json.dumps(plain(kept), ensure_ascii=False, indent=1).encode()

    async def _threads(self, person_id: PersonId) -> AsyncIterator[Thread]:
        after = None
        while page := await self.store.find(ThreadsOf(person_id, after)):
            for thread in page:
                yield thread
            after = page[-1].id

    async def _order(self, order_id: OrderId) -> Mapping[str, Any]:
        parcels = await self.store.find(ShipmentsOf(order_id))
        return {
            "order": await self.store.load(Order, order_id),
            "payments": await self.store.find(AttemptsOf(order_id)),
            "money": await self.store.find(MoneyOf(order_id)),
            "parcels": parcels,
            "scans": [scan for one in parcels for scan in await self.store.find(ScansOf(one.id))],
            "requests": await self.store.find(CasesOf(order_id)),
            "refunds": await self.store.find(RefundsOf(order_id)),
            "history": [entry.move for entry in await self.store.find(TimelineOf(order_id))],
        }


@dataclass(frozen=True, slots=True)
class ErasePersonal:
    """Take whoever asks out of the shop's books, which stay: see `PersonalData.erase`.

    Repeating it changes nothing. Customers only: staff leave the staff first. Raises NotAllowed, and
    OrdersOpen while an order, a request or a refund of theirs is not over.
    """

    store: Store
    personal: PersonalData

    async def __call__(self, *, actor: Actor) -> None:
        actor.must_be_customer("ErasePersonal")
        mine = await self.personal.of(actor.person_id)
        numbers = await open_orders(self.store, mine) if mine else ()
        if numbers := numbers or await self.personal.erase(actor.person_id):
            raise OrdersOpen(numbers)


async def open_orders(store: Store, mine: Personal) -> tuple[str, ...]:
    """The numbers of the orders of which something is still to happen."""
    orders = [order for id in mine.orders if (order := await store.load(Order, id)) is not None]
    return tuple([order.number for order in orders if await _is_open(store, order)])


async def _is_open(store: Store, order: Order) -> bool:
    if order.status in OPEN or any(case.is_open for case in await store.find(CasesOf(order.id))):
        return True
    refunds = await store.find(RefundsOf(order.id))
    return any(_is_owed(refund, refunds) for refund in refunds)


def _is_owed(refund: Refund, all_of_order: Sequence[Refund]) -> bool:
    """It is under way, or failed and was not promised anew since."""
    if refund.status is not RefundStatus.FAILED:
        return refund.status is not RefundStatus.SUCCEEDED
    return not any(
        other.attempt_id == refund.attempt_id and other.created_at > refund.created_at
        for other in all_of_order
    )
