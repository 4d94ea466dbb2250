"""Who did what last, for staff who come too late with it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from shopclerk.conversation.screens.names import colleague
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.lifecycle import CaseStatus, OrderStatus, RefundStatus, ShipmentStatus
from shopclerk.core.domain.timeline import Axis, Move

_LARGEST_FIRST: Final = (Axis.ORDER, Axis.SHIPMENT, Axis.CASE, Axis.REFUND, Axis.PAYMENT)
"""Of several steps made at once: whoever cancels an order cancels its parcels and promises its money."""


def last_step(
    words: Words, moves: Iterable[Move], names: Mapping[PersonId, str], *, viewer: PersonId, now: datetime
) -> str:
    """`Mei shipped this 2 minutes ago.`, when the last that staff did was by somebody else than the viewer;
    else empty.
    """
    by_staff = [move for move in moves if move.by.is_colleague]
    latest = [move for move in by_staff if move.at == by_staff[-1].at]
    if not latest or latest[-1].by.person_id == viewer:
        return ""
    step = min(latest, key=lambda move: _LARGEST_FIRST.index(move.axis))
    who = colleague(words, names, step.by.person_id, begins=True)
    return _did(words, step, who, words.ago(now - step.at))


def _did(words: Words, step: Move, who: str, ago: str) -> str:
    told = {
        Axis.ORDER: _to_order,
        Axis.SHIPMENT: _to_parcel,
        Axis.CASE: _to_case,
        Axis.REFUND: _to_refund,
    }.get(step.axis)
    return (told(words, step, who, ago) if told else "") or words.text(
        "{who} changed this {ago}.", who=who, ago=ago
    )


def _to_order(words: Words, step: Move, who: str, ago: str) -> str:
    if step.from_ == step.to:
        if step.why == "recipient":
            return words.text("{who} changed the recipient {ago}.", who=who, ago=ago)
        return words.text("{who} cancelled a part of this order {ago}.", who=who, ago=ago)
    if step.to == OrderStatus.CANCELLED:
        return words.text("{who} cancelled this order {ago}.", who=who, ago=ago)
    return ""


def _to_parcel(words: Words, step: Move, who: str, ago: str) -> str:
    if step.from_ == step.to:
        if step.why == "inspected":
            return words.text("{who} inspected the parcel {ago}.", who=who, ago=ago)
        if step.why == "refunded":
            return words.text("{who} had the parcel paid back {ago}.", who=who, ago=ago)
        return words.text("{who} corrected the tracking number {ago}.", who=who, ago=ago)
    match step.to:
        case ShipmentStatus.PENDING:
            return words.text("{who} booked a carrier {ago}.", who=who, ago=ago)
        case ShipmentStatus.SHIPPED:
            return words.text("{who} shipped this {ago}.", who=who, ago=ago)
        case ShipmentStatus.CANCELLED:
            return words.text("{who} cancelled the booking {ago}.", who=who, ago=ago)
        case ShipmentStatus.LOST:
            return words.text("{who} reported the parcel lost {ago}.", who=who, ago=ago)
        case ShipmentStatus.RETURNED:
            return words.text("{who} took the parcel back {ago}.", who=who, ago=ago)
    return ""


def _to_case(words: Words, step: Move, who: str, ago: str) -> str:
    match step.to:
        case CaseStatus.APPROVED | CaseStatus.AWAITING_RETURN:
            return words.text("{who} approved the request {ago}.", who=who, ago=ago)
        case CaseStatus.REJECTED:
            return words.text("{who} declined the request {ago}.", who=who, ago=ago)
        case CaseStatus.RECEIVED:
            return words.text("{who} took the goods in {ago}.", who=who, ago=ago)
        case CaseStatus.INSPECTED:
            return words.text("{who} inspected the goods {ago}.", who=who, ago=ago)
        case CaseStatus.SETTLING | CaseStatus.CLOSED:
            return words.text("{who} settled the request {ago}.", who=who, ago=ago)
    return ""


def _to_refund(words: Words, step: Move, who: str, ago: str) -> str:
    match step.to:
        case RefundStatus.REQUESTED:
            return words.text("{who} promised a refund {ago}.", who=who, ago=ago)
        case RefundStatus.SUCCEEDED:
            return words.text("{who} recorded the refund {ago}.", who=who, ago=ago)
    return ""
