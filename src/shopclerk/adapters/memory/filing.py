"""Under what each row is filed, so that a question looks only at the rows that it is about.

The twin of a database's indexes: a year of a simulated shop is asked for its due orders thousands of times.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from shopclerk.core.domain.acts import Acted
from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.campaign import Campaign
from shopclerk.core.domain.catalogue import Category, Product
from shopclerk.core.domain.discount import Discount
from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.domain.lifecycle import IN_TROUBLE, OrderStatus, RefundStatus, ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import UNCLEAR, MoneyEntry, PaymentAttempt
from shopclerk.core.domain.people import Contact
from shopclerk.core.domain.picture import PictureJob, PictureStatus
from shopclerk.core.domain.preferences import Preferences
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import ParcelEvent, Shipment
from shopclerk.core.domain.stock import MovementReason, Reservation, StockMovement, StockWatch
from shopclerk.core.domain.threads import Thread, ThreadStatus
from shopclerk.core.domain.timeline import Axis, TimelineEntry
from shopclerk.core.ports.changeset import Record

LedgerRow: TypeAlias = TimelineEntry | MoneyEntry | ParcelEvent | StockMovement | Acted
LEDGER: Final = (TimelineEntry, MoneyEntry, ParcelEvent, StockMovement, Acted)
OF_ORDER: Final = (PaymentAttempt, Reservation, Shipment, Refund, AfterSalesCase, Discrepancy, TimelineEntry)
Place: TypeAlias = tuple[str, ...]
"""The name of a file, then whose it is: `("order", "o1")`, or `("open",)`."""
EVERYTHING: Final[Place] = ()
LISTED: Final = frozenset({Order, Product, Category, Campaign, Preferences, Discount, Thread, Acted})
"""What is also asked for as a whole, under `EVERYTHING`."""


COUNTED: Final = (MovementReason.CORRECTED, MovementReason.RECEIVED)

QUEUES: Final[Mapping[type[object], Mapping[str, Callable[[Any], bool]]]] = {
    Order: {
        "unpaid": lambda order: order.is_payable,
        "confirmed": lambda order: order.status is OrderStatus.CONFIRMED,
        "completing": lambda order: order.status is OrderStatus.CONFIRMED and bool(order.complete_at),
    },
    PaymentAttempt: {"unclear": lambda attempt: attempt.status in UNCLEAR},
    Shipment: {
        "polled": lambda parcel: parcel.next_poll_at is not None,
        "under way": lambda parcel: parcel.heard_at is not None,
        "in trouble": lambda parcel: parcel.status in IN_TROUBLE,
        "unbooked": lambda parcel: parcel.status is ShipmentStatus.PENDING,
    },
    Reservation: {"holding": lambda reservation: bool(reservation.held)},
    Refund: {
        "due": lambda refund: refund.next_try_at is not None,
        "failed": lambda refund: refund.status is RefundStatus.FAILED,
    },
    AfterSalesCase: {
        "due": lambda case: case.due_at is not None,
        "open": lambda case: case.is_open,
    },
    Discrepancy: {"open": lambda discrepancy: discrepancy.is_open},
    Thread: {"waiting": lambda thread: thread.status is ThreadStatus.OPEN},
    TimelineEntry: {
        "by staff": lambda entry: entry.move.by.is_colleague and entry.move.axis is not Axis.PAYMENT
    },
    StockMovement: {"by hand": lambda row: row.reason in COUNTED and row.by is not None},
    PictureJob: {"queued": lambda job: job.status is PictureStatus.QUEUED},
}
"""The few rows that a queue or a due time is about, as partial indexes have them."""


def _of_order(row: Any) -> tuple[Place, ...]:
    return (("order", row.order_id),)


def _of_an_order(order: Order) -> tuple[Place, ...]:
    whose: tuple[Place, ...] = (("number", order.number), ("customer", order.customer_id))
    return whose if order.replaces is None else (*whose, ("replaces", order.replaces))


def _of_product(row: Product) -> tuple[Place, ...]:
    codes = dict.fromkeys(sku.code for sku in row.skus)
    return (
        ("handle", row.handle),
        *(("sku", sku.id) for sku in row.skus),
        *(("code", code) for code in codes),
    )


def _of_thread(row: Thread) -> tuple[Place, ...]:
    whose: Place = ("customer", row.customer_id)
    return (whose,) if row.order_id is None else (whose, ("order", row.order_id))


def _of_movement(row: StockMovement) -> tuple[Place, ...]:
    sku: Place = ("sku", row.sku_id)
    return (sku,) if row.order_id is None else (sku, ("order", row.order_id))


WHOSE: Final[Mapping[type[object], Callable[[Any], tuple[Place, ...]]]] = {
    **dict.fromkeys(OF_ORDER, _of_order),
    Order: _of_an_order,
    Product: _of_product,
    Contact: lambda row: (("person", row.person_id),),
    StockWatch: lambda row: (("sku", row.sku_id),) if row.told_at is None else (),
    StockMovement: _of_movement,
    Thread: _of_thread,
    ParcelEvent: lambda row: (("shipment", row.shipment_id),),
    MoneyEntry: lambda row: (
        ("provider", row.provider),
        ("reference", row.provider, row.reference),
        ("order", row.order_id),
    ),
}
"""By whom or by what a row is asked for, as full indexes have it."""


def places(row: Record | LedgerRow) -> tuple[Place, ...]:
    """Where a row is found, among the rows of its kind."""
    kind = type(row)
    whose = WHOSE[kind](row) if kind in WHOSE else ()
    if kind in LISTED:
        whose = (EVERYTHING, *whose)
    queues = QUEUES.get(kind)
    return whose if queues is None else (*whose, *((name,) for name, holds in queues.items() if holds(row)))
