"""What happened to an order, one row a transition."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.people import Actor


class Axis(StrEnum):
    ORDER = "order"
    PAYMENT = "payment"
    SHIPMENT = "shipment"
    REFUND = "refund"
    CASE = "case"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One transition of one status, as the domain made it; `from_` is None for the first status.

    A lifecycle value carries the moves made since it was read, and the unit of work turns each of them into
    one timeline row in the same commit: no transition can be saved without its row.
    """

    axis: Axis
    entity_id: str
    from_: str | None
    to: str
    by: Actor
    at: datetime
    why: str = ""


def began(
    axis: Axis, entity_id: str, status: StrEnum, *, by: Actor, at: datetime, why: str = ""
) -> tuple[Move, ...]:
    """The moves of what is new: it has its first status."""
    return (Move(axis=axis, entity_id=entity_id, from_=None, to=status.value, by=by, at=at, why=why),)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """A `Move` of an order's family, as it is kept. Rows of one order are ordered by (at, id)."""

    id: str
    order_id: OrderId
    move: Move
