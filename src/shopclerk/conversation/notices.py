"""Telling people: events become screens, and screens that follow an order are edited as it moves."""

from collections.abc import Iterable
from dataclasses import dataclass

from shopclerk.conversation.audience import Audience
from shopclerk.conversation.chats import Chats
from shopclerk.conversation.desk import Desk
from shopclerk.conversation.handlers.orders import order_as_seen
from shopclerk.conversation.losing import losing
from shopclerk.conversation.ports.identities import Identities, Person, Reach
from shopclerk.conversation.ports.placements import Placement, Placements
from shopclerk.conversation.ports.rooms import Rooms
from shopclerk.conversation.reply import Screen
from shopclerk.conversation.screens import merchant, notices
from shopclerk.conversation.screens.cases import case_screen
from shopclerk.conversation.screens.manual_refunds import refund_failed_screen
from shopclerk.conversation.screens.parcel_notices import (
    order_shipped_screen,
    parcel_moved_screen,
    tracking_corrected_screen,
)
from shopclerk.conversation.screens.parcels import parcel_silent_screen
from shopclerk.conversation.turn import order_subject, payment_subject
from shopclerk.conversation.words import Wording, Words
from shopclerk.core.domain import events as e
from shopclerk.core.domain.ids import RefundId, ShipmentId
from shopclerk.core.domain.lifecycle import CaseStatus, OrderStatus, RefundStatus
from shopclerk.core.domain.order import CancelReason
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.domain.timeline import Axis
from shopclerk.core.ports.notifier import Unreachable
from shopclerk.core.ports.outbox import Delivery
from shopclerk.core.usecases.aftersales.showing import CaseDetails
from shopclerk.core.usecases.viewing import OrderDetails

TOLD_OF_CASES = (
    CaseStatus.REJECTED,
    CaseStatus.AWAITING_RETURN,
    CaseStatus.RECEIVED,
    CaseStatus.CLOSED,
    CaseStatus.EXPIRED,
)
"""What customers hear of a request unasked; the rest they did themselves, see on its page, or
hear of as money that is back."""


@dataclass(frozen=True, slots=True)
class ChatNotifier:
    """The core's `Notifier`, in chats. A recipient is the address of a chat.

    Everybody who follows an order hears of each of its events: what they see of it is redrawn in place, and
    what they should be told besides comes as a message of its own. While the staff have a room on a platform,
    they are told there and not in their private chats, where what they have open is still redrawn. A room
    that we cannot speak in any more is none.
    """

    desk: Desk
    identities: Identities
    rooms: Rooms
    placements: Placements
    chats: Chats
    wording: Wording

    async def recipients(self, event: e.Event) -> tuple[str, ...]:
        return tuple(dict.fromkeys(reach.address for reach in await self._audience.of(event)))

    async def tell(self, delivery: Delivery) -> None:
        reach = await self._reach(delivery)
        async with losing(self.identities, self.rooms, delivery.recipient):
            await self._tell(reach, delivery)
        if isinstance(delivery.event, e.StockCameBack):
            await self.desk.forget_watch(delivery.event.sku_id, reach.person.id)

    async def _tell(self, reach: Reach, delivery: Delivery) -> None:
        person = reach.person
        words = self.wording.into(person.language)
        if delivery.event.order_id is None:
            screen = await self._stock_notice(words, delivery.event)
            own = isinstance(delivery.event, e.StockCameBack)
        else:
            details = await self.desk.show_order(actor=SYSTEM, order_id=delivery.event.order_id)
            await self._redraw(words, person, details, delivery)
            screen = await self._order_notice(words, person, details, delivery.event)
            own = person.id == details.order.customer_id
        if screen is not None and (own or not await self._audience.reads_it_in_a_room(reach)):
            await self._send(screen, delivery)

    @property
    def _audience(self) -> Audience:
        return Audience(self.desk, self.identities, self.rooms)

    async def _reach(self, delivery: Delivery) -> Reach:
        for reach in await self._audience.of(delivery.event):
            if reach.address == delivery.recipient:
                return reach
        raise Unreachable(delivery.recipient)

    async def _redraw(self, words: Words, person: Person, details: OrderDetails, delivery: Delivery) -> None:
        screen = order_as_seen(words, person.actor, details)
        await self._redrawn(await self._placed(details), screen, delivery)
        if isinstance(delivery.event, e.CaseMoved | e.ReturnSent):
            case = await self.desk.show_case(actor=SYSTEM, case_id=delivery.event.case_id)
            seen = case_screen(words, case, staff=person.actor.is_staff, return_to=self.desk.returns.address)
            await self._redrawn(await self.placements.of(seen.subject), seen, delivery)

    async def _redrawn(self, placed: Iterable[Placement], screen: Screen, delivery: Delivery) -> None:
        """Where a message could not be edited any more, the one sent in its place is followed from now on."""
        for placement in placed:
            if placement.address != delivery.recipient:
                continue
            address, before = placement.address, placement.message
            key = f"{delivery.id}:{before}"
            shown = await self.chats.at(address).show(address, screen, at=before, key=key)
            if shown != before:
                await self.placements.place(Placement("", address, before))
                await self.placements.place(Placement(placement.subject, address, shown))

    async def _placed(self, details: OrderDetails) -> tuple[Placement, ...]:
        """Where the order is shown. A screen that leads to paying stays while there is something to pay."""
        shown = await self.placements.of(order_subject(details.order.id))
        if details.order.is_payable:
            return shown
        return shown + await self.placements.of(payment_subject(details.order.id))

    async def _send(self, screen: Screen, delivery: Delivery) -> None:
        address = delivery.recipient
        message = await self.chats.at(address).show(address, screen, at=None, key=delivery.id)
        await self.placements.place(Placement(screen.subject, address, message))

    async def _stock_notice(self, words: Words, event: e.Event) -> Screen | None:
        if isinstance(event, e.StockCameBack):
            card = await self.desk.show_product(sku_id=event.sku_id)
            return notices.back_in_stock_screen(words, card.product, card.product.sku(event.sku_id))
        if not isinstance(event, e.StockRanLow):
            return None
        for name in await self.desk.name_skus(event.sku_id):
            return merchant.low_stock_screen(words, name, event.left)
        return None

    async def _order_notice(
        self, words: Words, person: Person, details: OrderDetails, event: e.Event
    ) -> Screen | None:
        if person.id == details.order.customer_id:
            return await self._customer_notice(words, details, event)
        order = details.order
        match event:
            case e.OrderConfirmed():
                return order_as_seen(words, person.actor, details)
            case e.PaymentUnapplied():
                return merchant.unapplied_payment_screen(words, order)
            case e.PaymentShort():
                return merchant.payment_short_to_look_at(words, order)
            case e.DiscrepancyOpened():
                return merchant.discrepancy_screen(words, order)
            case e.RefundMoved(refund_id=refund_id, status=RefundStatus.FAILED):
                return refund_failed_screen(words, details, _refund(details, refund_id))
            case e.ParcelSilent(shipment_id=shipment_id):
                return parcel_silent_screen(words, order, _parcel(details, shipment_id))
            case e.CaseMoved(case_id=case_id, status=CaseStatus.REQUESTED):
                case = await self.desk.show_case(actor=SYSTEM, case_id=case_id)
                return case_screen(words, case, staff=True)
            case _:
                return None

    async def _customer_notice(self, words: Words, details: OrderDetails, event: e.Event) -> Screen | None:
        order, now = details.order, self.desk.clock.now()
        match event:
            case e.PaymentDue():
                return notices.payment_due_screen(words, order, now=now) if order.is_payable else None
            case e.PaymentDeclined(reason=reason):
                return notices.payment_declined_screen(words, order, reason) if order.is_payable else None
            case e.OrderConfirmed():
                return notices.order_confirmed_screen(words, order)
            case e.OrderCancelled() if order.cancelled_because is not CancelReason.CUSTOMER:
                return notices.order_cancelled_screen(words, order)
            case e.OrderShipped(shipment_id=shipment_id):
                return order_shipped_screen(words, details, _parcel(details, shipment_id))
            case e.ParcelMoved(shipment_id=shipment_id, status=status):
                return parcel_moved_screen(words, details, _parcel(details, shipment_id), status)
            case e.TrackingCorrected(shipment_id=shipment_id):
                return tracking_corrected_screen(words, details, _parcel(details, shipment_id))
            case e.OrderCompleted() if not _by_customer(details):
                return notices.order_completed_screen(words, order)
            case e.CaseMoved(case_id=case_id, status=status) if status in TOLD_OF_CASES:
                shown = await self.desk.show_case(actor=SYSTEM, case_id=case_id)
                return notices.case_moved_screen(
                    words,
                    order,
                    shown.case,
                    status,
                    shown.replacement,
                    why=_why(shown, status),
                    return_to=self.desk.returns.address,
                )
            case _:
                return _money_notice(words, details, event)


def _money_notice(words: Words, details: OrderDetails, event: e.Event) -> Screen | None:
    """What a customer is told of money and of requests."""
    order = details.order
    match event:
        case e.PaymentShort():
            return notices.payment_short_screen(words, order) if order.is_payable else None
        case e.RefundMoved(refund_id=refund_id, status=RefundStatus.SUCCEEDED):
            return notices.refund_done_screen(words, order, _refund(details, refund_id))
        case e.LinesCancelled(units=units):
            return notices.lines_cancelled_screen(words, order, units)
        case _:
            return None


def _why(shown: CaseDetails, status: CaseStatus) -> str:
    """What staff said when they declined."""
    if status is not CaseStatus.REJECTED:
        return ""
    return next((row.move.why for row in shown.timeline if row.move.to == status), "")


def _parcel(details: OrderDetails, shipment_id: ShipmentId) -> Shipment:
    return next(one for one in details.shipments if one.id == shipment_id)


def _refund(details: OrderDetails, refund_id: RefundId) -> Refund:
    return next(one for one in details.refunds if one.id == refund_id)


def _by_customer(details: OrderDetails) -> bool:
    """The customer ended it and saw so: nothing to tell."""
    return any(
        entry.move.axis is Axis.ORDER
        and entry.move.to == OrderStatus.COMPLETED
        and entry.move.by.person_id == details.order.customer_id
        for entry in details.timeline
    )
