"""What people are told of an event, if anything: a screen for whoever it is."""

from dataclasses import dataclass

from shopclerk.conversation.desk import Desk
from shopclerk.conversation.handlers.orders import order_as_seen
from shopclerk.conversation.ports.identities import Person
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
from shopclerk.conversation.screens.staff_notices import role_changed_screen
from shopclerk.conversation.screens.thread_notices import answered_screen, closed_unanswered_screen
from shopclerk.conversation.screens.threads import thread_screen
from shopclerk.conversation.words import Words
from shopclerk.core.domain import events as e
from shopclerk.core.domain.errors import NotForSale
from shopclerk.core.domain.ids import RefundId, ShipmentId, SkuId
from shopclerk.core.domain.lifecycle import CaseStatus, OrderStatus, RefundStatus
from shopclerk.core.domain.order import CancelReason
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.domain.timeline import Axis
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
class News:
    """`details` is the order that it is about; None: about none."""

    desk: Desk

    async def __call__(
        self, words: Words, person: Person, details: OrderDetails | None, event: e.Event
    ) -> Screen | None:
        if isinstance(event, e.ThreadEvent):
            return await self._thread_notice(words, person, event)
        if isinstance(event, e.RoleChanged):
            return role_changed_screen(words, event.role) if person.role is event.role else None
        if details is None:
            return await self._stock_notice(words, event)
        return await self._order_notice(words, person, details, event)

    async def _thread_notice(self, words: Words, person: Person, event: e.ThreadEvent) -> Screen | None:
        """Staff are told of the last that was asked: what came before it stands above it."""
        asked = await self.desk.threads.show_thread(actor=SYSTEM, thread_id=event.thread_id)
        own = person.id == asked.thread.customer_id
        match event:
            case e.QuestionAsked(place=place) if not own and place == asked.thread.asked:
                return thread_screen(words, asked, staff=True)
            case e.QuestionAnswered(place=place) if own:
                return answered_screen(words, asked, place)
            case e.ThreadClosed(unanswered=True) if own:
                return closed_unanswered_screen(words, asked)
            case _:
                return None

    async def _stock_notice(self, words: Words, event: e.Event) -> Screen | None:
        if isinstance(event, e.StockCameBack):
            return await self._back_in_stock(words, event.sku_id)
        if not isinstance(event, e.StockRanLow):
            return None
        for name in await self.desk.shelf.name_skus(event.sku_id):
            return merchant.low_stock_screen(words, name, event.left)
        return None

    async def _back_in_stock(self, words: Words, sku_id: SkuId) -> Screen | None:
        """Nothing, while it cannot be bought: who waits for it goes on waiting."""
        try:
            product = (await self.desk.shelf.show_product(sku_id=sku_id)).product
        except NotForSale:
            return None
        on_sale = (sku for sku in product.on_sale() if sku.id == sku_id)
        return next((notices.back_in_stock_screen(words, product, sku) for sku in on_sale), None)

    async def _order_notice(
        self, words: Words, person: Person, details: OrderDetails, event: e.Event
    ) -> Screen | None:
        if person.id == details.order.customer_id:
            return await self._customer_notice(words, details, event)
        order = details.order
        match event:
            case e.OrderConfirmed():
                return order_as_seen(words, person, details)
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
                case = await self.desk.cases.show_case(actor=SYSTEM, case_id=case_id)
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
                shown = await self.desk.cases.show_case(actor=SYSTEM, case_id=case_id)
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


def is_told_alone(person: Person, details: OrderDetails | None, event: e.Event) -> bool:
    """It is that person's own affair: of an order of theirs, something that they wait for, or their work."""
    if details is None:
        return isinstance(event, e.StockCameBack | e.RoleChanged)
    return person.id == details.order.customer_id
