"""Goods that cannot leave, arrive or be counted so."""

from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.errors.refusal import DomainError


@dataclass(unsafe_hash=True)
class AlreadyShipped(DomainError):
    """Somebody was faster: everything of the order left `at` this time, by the word of `by`."""

    order_id: str
    by: str
    at: datetime


@dataclass(unsafe_hash=True)
class NotAwaitingShipment(DomainError):
    """The order is not paid, or is cancelled; `status` is the order's."""

    order_id: str
    status: str


@dataclass(unsafe_hash=True)
class UnknownCarrier(DomainError):
    """The number fits no single carrier: one of `candidates` must be named."""

    tracking_number: str
    candidates: tuple[str, ...]


@dataclass(unsafe_hash=True)
class NamedTwice(DomainError):
    """A list names an order twice, with two tracking numbers; only one can be meant."""

    order_number: str


@dataclass(unsafe_hash=True)
class NotYetShipped(DomainError):
    """Receipt cannot be confirmed while something of the order has not left."""

    order_id: str


@dataclass(unsafe_hash=True)
class NotThatMany(DomainError):
    """Of this order line only `left` units can be shipped, cancelled, returned or refunded, not `wanted`."""

    order_line_id: str
    wanted: int
    left: int


@dataclass(unsafe_hash=True)
class ReturnAwaited(DomainError):
    """The order of an exchange leaves only once the goods that it stands for came back."""

    order_id: str


@dataclass(unsafe_hash=True)
class StockMoved(DomainError):
    """A correction expected another count: there are `on_hand` units by now."""

    sku_id: str
    on_hand: int


@dataclass(unsafe_hash=True)
class NotExtendable(DomainError):
    """The time to confirm receipt cannot be made longer: `why` is `not_running` (nothing completes by itself
    now) or `extended` (it was made longer already).
    """

    order_id: str
    why: str
