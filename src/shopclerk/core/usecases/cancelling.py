"""Ending an order, or a part of it, before it leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from shopclerk.core.domain.errors import CannotCancel
from shopclerk.core.domain.events import LinesCancelled, OrderCancelled
from shopclerk.core.domain.ids import OrderId, RefundId
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.money import Money, total
from shopclerk.core.domain.order import CancelReason, Order
from shopclerk.core.domain.packing import chosen
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.refund import Refund, RefundReason, line_refund
from shopclerk.core.domain.shipment import ShipmentLine, unpacked
from shopclerk.core.domain.stock import reservation_id
from shopclerk.core.ports.changeset import StockDelta
from shopclerk.core.ports.queries.aftersales import CasesOf
from shopclerk.core.ports.queries.money import AttemptsOf, DiscrepanciesOf, MoneyOf, RefundsOf
from shopclerk.core.ports.queries.parcels import ShipmentsOf
from shopclerk.core.ports.queries.stock import ReservationsOf
from shopclerk.core.usecases.arriving import completing
from shopclerk.core.usecases.believing import use_discount, void_open
from shopclerk.core.usecases.booking import call_off
from shopclerk.core.usecases.books import Why, open_books
from shopclerk.core.usecases.gateways import Gateways
from shopclerk.core.usecases.refunding import SubmitRefunds
from shopclerk.core.usecases.shipping import order_named, units_of
from shopclerk.core.usecases.terms import TermsOfNow
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.viewing import must_see
from shopclerk.core.usecases.work import Work

ENDING: Final = (ReservationsOf, ShipmentsOf, AttemptsOf, MoneyOf, RefundsOf, DiscrepanciesOf)
"""What is asked about an order that ends."""


@dataclass(frozen=True, slots=True)
class Ended:
    """An order that ended now; what providers must hear of it, once that is committed."""

    order: Order
    closed: tuple[PaymentAttempt, ...] = ()
    promised: tuple[RefundId, ...] = ()

    async def tell(self, unit_of_work: UnitOfWork, gateways: Gateways) -> None:
        """Close the open payments at their providers, and ask for the refunds."""
        await gateways.void(self.closed)
        if self.promised:
            await SubmitRefunds(unit_of_work, gateways)(*self.promised)


@dataclass(frozen=True, slots=True)
class CancelOrder:
    """End an order of which nothing has left, by its customer's or the merchant's word.

    It gives back all it holds, and everything that was paid for it, in one commit: of cancelling and shipping
    at the same moment one wins. Cancelling what is cancelled answers it as it is.
    For its customer and staff. Raises NotFound, and CannotCancel once something left or it is over.
    """

    unit_of_work: UnitOfWork
    gateways: Gateways

    async def __call__(self, *, actor: Actor, request_id: str, order_id: OrderId) -> Order:
        async def decide(work: Work) -> Ended:
            order = must_see(actor, await order_named(work, order_id, "", *ENDING))
            if order.status is OrderStatus.CANCELLED:
                return Ended(order)
            if order.status is OrderStatus.COMPLETED or await _has_left(work, order):
                raise CannotCancel(order.id, order.status.value)
            work.claim("request", request_id, order.id)
            own = order.customer_id == actor.person_id
            return await end(work, order, CancelReason.CUSTOMER if own else CancelReason.MERCHANT, by=actor)

        ended = await self.unit_of_work.transact(decide)
        await ended.tell(self.unit_of_work, self.gateways)
        return ended.order


async def _has_left(work: Work, order: Order) -> bool:
    return any(parcel.has_left for parcel in await work.find(ShipmentsOf(order.id)))


async def end(work: Work, order: Order, reason: CancelReason, *, by: Actor) -> Ended:
    """Cancel the order with its parcels in the making, release its stock, close its attempts and promise back
    what came, all in one commit.
    """
    await work.foresee(*(query(order.id) for query in ENDING))
    cancelled = order.cancel(reason, by=by, at=work.at)
    work.save(cancelled)
    for reservation in await work.find(ReservationsOf(order.id)):
        work.release(reservation)
    call_off(work, await work.find(ShipmentsOf(order.id)), by=by, why=reason.value)
    closed = void_open(work, await work.find(AttemptsOf(order.id)), by=by)
    if order.is_payable:
        use_discount(work, order, -1)
    late = reason is CancelReason.TIMEOUT
    why = Why(reason=RefundReason.LATE if late else RefundReason.CANCELLED, by=by)
    promised = await _promise_all(work, order, why)
    work.tell(OrderCancelled(order.id))
    return Ended(cancelled, closed, promised)


async def _promise_all(work: Work, order: Order, why: Why) -> tuple[RefundId, ...]:
    """Everything that is left of what was paid for the order, and of the credit that a replacement stands on:
    that is money of the orders before it.
    """
    books = await open_books(work, order)
    promised = books.promise(Money(books.balance.total_left, books.currency), why)
    credit = Why(reason=RefundReason.CANCELLED, by=why.by)
    promised += await promise_credit(work, order, await _credit(work, order), credit)
    return tuple(one.id for one in promised)


async def promise_credit(work: Work, order: Order, credit: int, why: Why) -> tuple[Refund, ...]:
    """Promise back, in minor units, of the money of the orders that this one replaces, the nearest first: as
    far as it is left.
    """
    promised: tuple[Refund, ...] = ()
    while credit > 0 and order.replaces is not None:
        order = await work.get(Order, order.replaces)
        books = await open_books(work, order)
        part = min(credit, books.balance.total_left)
        promised += books.promise(Money(part, books.currency), why)
        work.save(order)
        credit -= part
    return promised


async def _credit(work: Work, order: Order) -> int:
    """What a replacement stands on and owes when it ends: nothing while what it replaces has not come back,
    or while a case decides about it.
    """
    if order.replaces is None or order.discount is None or order.awaits_return:
        return 0
    cases = await work.find(CasesOf(order.replaces))
    for case in cases:
        if case.is_open and case.replacement_id == order.id:
            work.expect(case)
            return 0
    return order.discount.amount.minor


@dataclass(frozen=True, slots=True)
class CancelLines:
    """Take units that have not left out of a paid order, and promise back what was paid for them.

    The order ends with its last unit, and then the rest of what was paid (the shipping fee) goes back too.
    For its customer and staff. Raises NotFound, NotThatMany, and CannotCancel when the order is not paid, is
    over, or is a replacement, which is cancelled as a whole.
    """

    unit_of_work: UnitOfWork
    gateways: Gateways
    terms: TermsOfNow

    async def __call__(
        self, *, actor: Actor, request_id: str, order_id: OrderId, lines: Sequence[ShipmentLine]
    ) -> Order:
        async def decide(work: Work) -> Ended:
            order = must_see(actor, await work.get(Order, order_id))
            if await work.already("request", request_id):
                return Ended(order)
            if order.status is not OrderStatus.CONFIRMED or order.replaces:
                raise CannotCancel(order.id, order.status.value)
            work.claim("request", request_id, order.id)
            taken = chosen(lines, unpacked(order, await work.find(ShipmentsOf(order.id))))
            less = _without(order, taken)
            if not any(line.wanted for line in less.lines):
                return await end(work, less, CancelReason.REFUNDED, by=actor)
            await _release(work, order, taken)
            work.save(await self._awaited(work, less.note("part", by=actor, at=work.at)))
            work.tell(LinesCancelled(order.id, tuple((one.order_line_id, one.quantity) for one in taken)))
            return Ended(less, promised=await _promise_lines(work, order, taken, by=actor))

        ended = await self.unit_of_work.transact(decide)
        await ended.tell(self.unit_of_work, self.gateways)
        return ended.order

    async def _awaited(self, work: Work, order: Order) -> Order:
        """When all that is left of it has arrived already, its completion falls due from now."""
        for parcel in await work.find(ShipmentsOf(order.id)):
            return await completing(work, order, parcel, self.terms.now)
        return order


def _without(order: Order, taken: Sequence[ShipmentLine]) -> Order:
    for line in taken:
        order = order.without(line.order_line_id, line.quantity)
    return order


async def _release(work: Work, order: Order, taken: Sequence[ShipmentLine]) -> None:
    held = {reservation.id: reservation for reservation in await work.find(ReservationsOf(order.id))}
    for sku_id, units in units_of(order, taken).items():
        work.save(held[reservation_id(order.id, sku_id)].less(units))
        work.move_stock(StockDelta(sku_id=sku_id, reserved=-units, order_id=order.id))


async def _promise_lines(
    work: Work, order: Order, taken: Sequence[ShipmentLine], *, by: Actor
) -> tuple[RefundId, ...]:
    """What these units were paid with, as far as it has not gone back otherwise."""
    books = await open_books(work, order)
    lines = tuple(
        line_refund(order.line(line.order_line_id), books.refunds.values(), line.quantity) for line in taken
    )
    worth = total((line.amount for line in lines), books.currency)
    left = min(worth.minor, books.balance.total_left)
    why = Why(reason=RefundReason.CANCELLED, by=by, lines=lines)
    return tuple(one.id for one in books.promise(Money(left, books.currency), why))
