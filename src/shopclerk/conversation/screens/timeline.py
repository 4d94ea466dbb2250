"""What happened to an order, told one sentence a step. Steps that mean nothing to people are left out."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from shopclerk.conversation.plain_text import one_line, shortened
from shopclerk.conversation.screens.case_parts import case_told, refund_told
from shopclerk.conversation.screens.layout import DOT
from shopclerk.conversation.screens.names import IN_A_LIST, colleague
from shopclerk.conversation.screens.payment import decline_reason, method_name
from shopclerk.conversation.screens.statuses import carrier_name, parcel_status
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.lifecycle import AttemptStatus, OrderStatus, ShipmentStatus
from shopclerk.core.domain.order import GOODWILL_NOTE, CancelReason
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.domain.people import Role
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.domain.timeline import Axis, Move
from shopclerk.core.usecases.viewing import OrderDetails


def timeline(words: Words, details: OrderDetails, *, staff: bool = False) -> Sequence[tuple[datetime, str]]:
    """The steps that people care about, each with its time, newest last; for staff with who did it."""
    moves = [entry.move for entry in details.timeline]
    told = ((move, told_as(words, move, details)) for move in moves)
    names = details.names if staff else None
    return [(move.at, signed(words, sentence, move, names)) for move, sentence in told if sentence]


def signed(words: Words, step: str, move: Move, names: Mapping[PersonId, str] | None) -> str:
    """With who of the staff did it, for other staff: nobody else has their `names`."""
    if names is None or not move.by.is_colleague:
        return step
    return DOT.join((step, colleague(words, names, move.by.person_id)))


def told_as(words: Words, move: Move, details: OrderDetails) -> str:
    """The sentence for one step; empty when people need not hear of it."""
    if move.axis is Axis.ORDER:
        return order_told(words, move)
    if move.axis is Axis.PAYMENT:
        attempt = next((each for each in details.attempts if each.id == move.entity_id), None)
        return _of_payment(words, move, attempt)
    if move.axis is Axis.REFUND:
        return refund_told(words, move, details)
    if move.axis is Axis.CASE:
        return case_told(words, move)
    parcel = next((each for each in details.shipments if each.id == move.entity_id), None)
    return parcel_told(words, move, parcel, one_of_several=len(details.shipments) > 1)


def order_told(words: Words, move: Move) -> str:
    """What was done to an order itself."""
    if move.from_ == move.to:
        return _of_order_note(words, move)
    match OrderStatus(move.to):
        case OrderStatus.PENDING_PAYMENT:
            return words.text("Order placed")
        case OrderStatus.CONFIRMED:
            return words.text("Order confirmed")
        case OrderStatus.COMPLETED if move.by.role is Role.SYSTEM:
            return words.text("Completed automatically after delivery")
        case OrderStatus.COMPLETED:
            return words.text("Receipt confirmed, order completed")
        case OrderStatus.CANCELLED:
            return cancelled_because(words, move.why)


def _of_order_note(words: Words, move: Move) -> str:
    """What was done to an order without moving it."""
    match move.why:
        case "recipient":
            return words.text("Recipient changed")
        case "extended":
            return words.text("More time taken to confirm receipt")
        case why if why.startswith(GOODWILL_NOTE):
            reason = shortened(one_line(why.removeprefix(GOODWILL_NOTE)), IN_A_LIST)
            return words.text("Paid back as goodwill: {reason}", reason=reason)
        case _:
            return words.text("A part cancelled")


def cancelled_because(words: Words, reason: str | None) -> str:
    """That an order was cancelled and why, as a phrase."""
    match reason:
        case CancelReason.CUSTOMER:
            return words.text("Cancelled by the customer")
        case CancelReason.MERCHANT:
            return words.text("Cancelled by the shop")
        case CancelReason.TIMEOUT:
            return words.text("Cancelled, as it was not paid in time")
        case _:
            return words.text("Cancelled")


def _of_payment(words: Words, move: Move, attempt: PaymentAttempt | None) -> str:
    if attempt is None:
        return ""
    method = method_name(words, attempt.method)
    match AttemptStatus(move.to):
        case AttemptStatus.CAPTURED:
            return words.text("Paid with {method}", method=method)
        case AttemptStatus.FAILED:
            reason = decline_reason(words, move.why)
            return words.text("Payment with {method} declined. {reason}", method=method, reason=reason)
        case _:
            return ""


def parcel_told(words: Words, move: Move, parcel: Shipment | None, *, one_of_several: bool = False) -> str:
    """With its number where there are several, which the sentence of its leaving tells anyway."""
    if move.from_ == move.to:
        return _of_note(words, move)
    status = ShipmentStatus(move.to)
    if status is ShipmentStatus.SHIPPED and parcel:
        carrier = carrier_name(words, parcel.carrier)
        return words.text(
            "Shipped with {carrier}, number {number}", carrier=carrier, number=parcel.tracking_number
        )
    if status is ShipmentStatus.PENDING and parcel:
        return words.text("Booked with {carrier}", carrier=carrier_name(words, parcel.carrier))
    told = parcel_status(words, status)
    if parcel and parcel.tracking_number and one_of_several:
        return DOT.join((told, parcel.tracking_number))
    return told


def _of_note(words: Words, move: Move) -> str:
    """What was done to a parcel without moving it."""
    if move.why == "inspected":
        return words.text("Returned parcel inspected")
    if move.why == "refunded":
        return words.text("Refunded, as the parcel did not arrive")
    before, _, now = move.why.partition(" -> ")
    return words.text("Tracking number {before} corrected to {now}", before=before, now=now)
