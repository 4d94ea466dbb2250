"""Under what each row is filed, so that a question looks only at the rows that it is about.

The twin of a database's indexes: a year of a simulated shop is asked for its due orders thousands of times.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.domain.lifecycle import IN_TROUBLE, OrderStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import UNCLEAR, MoneyEntry, PaymentAttempt
from shopclerk.core.domain.people import Contact
from shopclerk.core.domain.picture import PictureJob, PictureStatus
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import ParcelEvent, Shipment
from shopclerk.core.domain.stock import Reservation, StockMovement, StockWatch
from shopclerk.core.domain.timeline import TimelineEntry
from shopclerk.core.ports.changeset import Record

LedgerRow: TypeAlias = TimelineEntry | MoneyEntry | ParcelEvent | StockMovement
LEDGER: Final = (TimelineEntry, MoneyEntry, ParcelEvent, StockMovement)
OF_ORDER: Final = (PaymentAttempt, Reservation, Shipment, Refund, AfterSalesCase, Discrepancy, TimelineEntry)
Place: TypeAlias = tuple[str, ...]
"""The name of a file, then whose it is: `("order", "o1")`, or `("open",)`."""


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
    },
    Reservation: {"holding": lambda reservation: bool(reservation.held)},
    Refund: {"due": lambda refund: refund.next_try_at is not None},
    AfterSalesCase: {
        "due": lambda case: case.due_at is not None,
        "open": lambda case: case.is_open,
    },
    Discrepancy: {"open": lambda discrepancy: discrepancy.is_open},
    PictureJob: {"queued": lambda job: job.status is PictureStatus.QUEUED},
}
"""The few rows that a queue or a due time is about, as partial indexes have them."""


def places(value: Record | LedgerRow) -> Iterator[Place]:
    """Where a row is found, among the rows of its kind; it is always found under `()`."""
    yield ()
    queues = QUEUES.get(type(value), {})
    yield from ((name,) for name, holds in queues.items() if holds(value))
    match value:
        case Order():
            yield from (("number", value.number), ("customer", value.customer_id))
            if value.replaces is not None:
                yield ("replaces", value.replaces)
        case Product():
            yield ("handle", value.handle)
            yield from (("sku", sku.id) for sku in value.skus)
        case Contact():
            yield ("person", value.person_id)
        case StockWatch() if value.told_at is None:
            yield ("sku", value.sku_id)
        case StockMovement():
            yield ("sku", value.sku_id)
            yield from (("order", id) for id in (value.order_id,) if id is not None)
        case ParcelEvent():
            yield ("shipment", value.shipment_id)
        case MoneyEntry():
            yield from (("provider", value.provider), ("reference", value.provider, value.reference))
            yield ("order", value.order_id)
        case _ if isinstance(value, OF_ORDER):
            yield ("order", value.order_id)
