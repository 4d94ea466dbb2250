"""What is due: earliest first."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import TypeVar

from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.domain.picture import PictureJob
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import Shipment

D = TypeVar("D", Order, Shipment, PictureJob, Refund, AfterSalesCase, PaymentAttempt)


def due(timed: Iterable[tuple[datetime | None, D]], now: datetime, limit: int) -> tuple[D, ...]:
    """Earliest first, then by id."""
    due = [(at, record.id, record) for at, record in timed if at is not None and at <= now]
    return tuple(record for _, _, record in islice(sorted(due, key=lambda row: row[:2]), limit))
