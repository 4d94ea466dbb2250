"""Making good a parcel that went wrong: it is sent again or paid back, never both."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from shopclerk.core.domain.claims import as_paid
from shopclerk.core.domain.errors import IllegalTransition
from shopclerk.core.domain.ids import OrderId, OrderLineId, RefundId, ShipmentId
from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.money import Money, total
from shopclerk.core.domain.order import Order, OrderLine, PaymentWindow, place_instead
from shopclerk.core.domain.packing import summed
from shopclerk.core.domain.people import Actor, Contact
from shopclerk.core.domain.pricing import slice_of
from shopclerk.core.domain.refund import Refund, RefundReason, line_refund, units_refunded
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.usecases.arriving import REMEDY, WRONG, completing, paid_back
from shopclerk.core.usecases.books import Books, Why, open_books
from shopclerk.core.usecases.cancelling import promise_credit
from shopclerk.core.usecases.gateways import Gateways
from shopclerk.core.usecases.ordering import NewNames, free_number, new_names, put_on_book
from shopclerk.core.usecases.refunding import SubmitRefunds
from shopclerk.core.usecases.terms import TermsOfNow
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True)
class Reship:
    """Send again what was in a lost or returned parcel: a replacement order to the same recipient, at no
    price though valued at what was paid for it, reserved whole and confirmed at once.

    Repeated, by whomever, it answers the one replacement there is. Staff only. Raises NotAllowed, NotFound,
    OutOfStock, and IllegalTransition when the parcel is neither, or was paid back, or a case is to pay back
    so much of it, or the recipient was erased.
    """

    unit_of_work: UnitOfWork
    ids: IdSource
    terms: TermsOfNow

    async def __call__(self, *, actor: Actor, request_id: str, shipment_id: ShipmentId) -> Order:
        actor.must_be_staff("Reship")
        names = new_names(self.ids)

        async def decide(work: Work) -> Order:
            parcel = await work.get(Shipment, shipment_id)
            if done := await work.owner(REMEDY, parcel.id):
                return await work.peek(Order, done) or _refuse(parcel)
            original = await work.get(Order, parcel.order_id)
            if parcel.status not in WRONG or original.status is OrderStatus.CANCELLED:
                _refuse(parcel)
            if await paid_back(work, original, parcel) or not await is_known_where_to(work, original):
                _refuse(parcel)
            work.claim(REMEDY, parcel.id, names.order_id)
            work.claim("request", request_id, names.order_id)
            work.save(await completing(work, original, parcel, self.terms.now, made_good=parcel.id))
            return await put_on_book(work, await _again(work, original, parcel, names, by=actor))

        return await self.unit_of_work.transact(decide)


async def is_known_where_to(work: Work, order: Order) -> bool:
    """Whose recipient was erased can be sent nothing any more."""
    return await work.peek(Contact, order.contact_id) is not None


def _refuse(parcel: Shipment) -> Order:
    raise IllegalTransition(parcel.status.value, ShipmentStatus.SHIPPED.value)


async def _again(work: Work, original: Order, parcel: Shipment, names: NewNames, *, by: Actor) -> Order:
    """What was in the parcel at what was paid for it, and all of it taken off: the original paid it."""
    lines = list(_lines(original, parcel, names.order_id))
    return place_instead(
        original,
        order_id=names.order_id,
        number=await free_number(work, names),
        by=by,
        lines=lines,
        credit=total((line.amount for line in lines), original.total.currency),
        window=PaymentWindow(remind_at=None, pay_by=work.at),
        at=work.at,
    )


def _lines(original: Order, parcel: Shipment, order_id: OrderId) -> Iterator[OrderLine]:
    """The units by what each was worth: a discount that does not divide makes two prices of one line."""
    position = 0
    for line_id, units in summed(parcel.lines).items():
        line = as_paid(original, original.line(line_id))
        worths = Counter(line.worth(before=unit, taking=1) for unit in range(units))
        for worth, quantity in worths.items():
            position += 1
            yield replace(
                line,
                id=OrderLineId(f"{order_id}-{position}"),
                unit_price=worth,
                quantity=quantity,
                discount=None,
                cancelled=0,
            )


@dataclass(frozen=True, slots=True)
class RefundParcel:
    """Pay back what was paid for what is in a lost or returned parcel, as far as it did not go back already.

    Where all of it did, nothing more is paid, and the parcel is done with. The promise is one commit with the
    decision; the provider is asked after it. Repeated, by whomever, it changes nothing. Staff only. Raises
    NotAllowed, NotFound, and IllegalTransition when the parcel is neither lost nor returned, or was sent
    again.
    """

    unit_of_work: UnitOfWork
    gateways: Gateways
    terms: TermsOfNow

    async def __call__(self, *, actor: Actor, request_id: str, shipment_id: ShipmentId) -> Shipment:
        actor.must_be_staff("RefundParcel")

        async def decide(work: Work) -> tuple[Shipment, tuple[RefundId, ...]]:
            parcel = await work.get(Shipment, shipment_id)
            if done := await work.owner(REMEDY, parcel.id):
                if await work.peek(Order, done):
                    _refuse(parcel)
                return parcel, ()
            if parcel.status not in WRONG:
                _refuse(parcel)
            order = await work.get(Order, parcel.order_id)
            promised = [one.id for one in await promise_for(work, order, parcel, actor)]
            work.claim(REMEDY, parcel.id, f"refund:{request_id}")
            work.claim("request", request_id, parcel.id)
            noted = parcel.note("refunded", by=actor, at=work.at)
            work.save(await completing(work, order, noted, self.terms.now, made_good=parcel.id), noted)
            return noted, tuple(promised)

        parcel, promised = await self.unit_of_work.transact(decide)
        if promised:
            await SubmitRefunds(self.unit_of_work, self.gateways)(*promised)
        return parcel


async def promise_for(work: Work, order: Order, parcel: Shipment, by: Actor) -> tuple[Refund, ...]:
    """Promise back what was paid for what is in the parcel and did not go back yet."""
    books = await open_books(work, order)
    refunds = books.refunds.values()
    units = _unpaid(order, parcel, refunds)
    credit = sum(_credit(order.line(line_id), books, taking) for line_id, taking in units.items())
    lines = tuple(line_refund(order.line(line_id), refunds, taking) for line_id, taking in units.items())
    worth = total((line.amount for line in lines), books.currency)
    left = min(worth.minor, books.balance.total_left)
    promised = books.promise(Money(left, books.currency), Why(reason=RefundReason.LOST, by=by, lines=lines))
    if order.replaces is not None:
        promised += await promise_credit(work, order, credit, Why(reason=RefundReason.LOST, by=by))
    return promised


def _unpaid(order: Order, parcel: Shipment, refunds: Iterable[Refund]) -> dict[OrderLineId, int]:
    """The units in the parcel, less those that were paid back otherwise."""
    left = {
        line_id: min(units, order.line(line_id).quantity - units_refunded(refunds, line_id))
        for line_id, units in summed(parcel.lines).items()
    }
    return {line_id: units for line_id, units in left.items() if units > 0}


def _credit(line: OrderLine, books: Books, taking: int) -> int:
    """What of these units stands on money of the order that this one replaces."""
    if line.discount is None:
        return 0
    before = units_refunded(books.refunds.values(), line.id)
    return slice_of(line.discount.minor, before=before, taking=taking, units=line.quantity)
