"""What a database's keys and CHECKs refuse: decisions that break them are refused here too."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from shopclerk.adapters.memory.state import Memory, Unique
from shopclerk.core.domain.acts import Acted
from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.catalogue import Category, Product
from shopclerk.core.domain.discount import HUNDREDTHS, Discount
from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyEntry, PaymentAttempt
from shopclerk.core.domain.picture import PictureJob
from shopclerk.core.domain.preferences import A_DAY, Preferences, QuietHours
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import ParcelEvent, Shipment
from shopclerk.core.domain.stock import Reservation, StockMovement
from shopclerk.core.domain.threads import Thread, ThreadStatus
from shopclerk.core.domain.timeline import TimelineEntry
from shopclerk.core.ports.changeset import Entry, Key, OutboxEntry, Record
from shopclerk.core.ports.errors import Conflict


def check_references(memory: Memory, saves: Sequence[Record], entries: Sequence[Entry]) -> None:
    """Raise Conflict when a row would refer to one that is not there."""
    saved = {Key(type(record), record.id) for record in saves}
    for value in (*saves, *entries):
        for key in REFERENCES.get(type(value), _none)(value):
            if key not in saved and key not in memory.records:
                raise Conflict(f"{type(value).__name__} {value.id} refers to {key}, which is not there")


def check_values(saves: Sequence[Record]) -> None:
    """Raise Conflict when a record is what a database's CHECKs refuse."""
    for record in saves:
        if not _is_sound(record):
            raise Conflict(f"{type(record).__name__} {record.id} is not sound")


def unique_added(memory: Memory, saves: Sequence[Record], entries: Sequence[Entry]) -> set[Unique]:
    """The unique keys of what is written; Conflict when another row has one of them, or it is there twice."""
    freed = {key for record in saves for key in unique_keys(_before(memory, record))}
    added: set[Unique] = set()
    for value in (*saves, *entries):
        for key in unique_keys(value):
            if key in added or (key in memory.unique and key not in freed):
                raise Conflict(f"{key} is there already")
            added.add(key)
    return added


def unique_keys(value: Record | Entry | None) -> Iterable[Unique]:
    """What no other row may have."""
    return UNIQUE.get(type(value), _none)(value)


def _is_sound(record: Record) -> bool:
    match record:
        case Order():
            return all(0 <= line.cancelled <= line.quantity for line in record.lines)
        case Reservation():
            return record.held >= 0
        case Refund():
            return record.amount.minor > 0 and all(
                line.quantity > 0 and line.amount.minor >= 0 for line in record.lines
            )
        case AfterSalesCase():
            return all(line.quantity > 0 for line in record.lines) and all(
                0 <= line.resellable <= line.received for line in record.inspected
            )
        case Discount():
            one_way = (record.percentage is None) != (record.amount is None)
            return one_way and 0 <= (record.percentage or 0) <= HUNDREDTHS
        case Preferences(quiet=QuietHours(begins=begins, ends=ends)):
            return begins in range(A_DAY) and ends in range(A_DAY)
        case Discrepancy():
            return (record.settled_at is None) == (record.settled_by is None)
        case Thread():
            waits = (record.status is ThreadStatus.OPEN) == (record.waiting_since is not None)
            closed = (record.status is ThreadStatus.CLOSED) == (record.closed_by is not None)
            return waits and closed and (record.closed_at is None) == (record.closed_by is None)
        case _:
            return True


def _before(memory: Memory, record: Record) -> Record | None:
    """What the record replaces, if anything of its kind has to be unique."""
    return memory.records.get(Key(type(record), record.id)) if type(record) in UNIQUE else None


def _none(value: object) -> tuple[()]:
    return ()


def _own_id(entry: Entry) -> tuple[Unique, ...]:
    return ((type(entry).__name__, entry.id),)


UNIQUE: Final[Mapping[type[object], Callable[[Any], Iterable[Unique]]]] = {
    Product: lambda one: (("handle", one.handle), *(("sku", sku.id) for sku in one.skus)),
    Order: lambda one: (("order number", one.number), *(("order line", line.id) for line in one.lines)),
    MoneyEntry: lambda one: (("money", one.provider, one.reference, one.kind), *_own_id(one)),
    ParcelEvent: lambda one: (("scan", one.shipment_id, one.scan.fingerprint()), *_own_id(one)),
    **dict.fromkeys((TimelineEntry, StockMovement, Acted, OutboxEntry), _own_id),
}


def _order(order_id: str | None) -> tuple[Key, ...]:
    return () if order_id is None else (Key(Order, order_id),)


def _of_order(member: Any) -> tuple[Key, ...]:
    return _order(member.order_id)


def _of_attempt(member: MoneyEntry | Discrepancy) -> tuple[Key, ...]:
    return (Key(PaymentAttempt, member.attempt_id), *_of_order(member))


def _of_refund(refund: Refund) -> tuple[Key, ...]:
    case = () if refund.case_id is None else (Key(AfterSalesCase, refund.case_id),)
    return (Key(PaymentAttempt, refund.attempt_id), *case, *_of_order(refund))


def _of_subject(thread: Thread) -> tuple[Key, ...]:
    product = () if thread.product_id is None else (Key(Product, thread.product_id),)
    return (*product, *_order(thread.order_id))


REFERENCES: Final[Mapping[type[object], Callable[[Any], Iterable[Key]]]] = {
    **dict.fromkeys((PaymentAttempt, Reservation, Shipment, TimelineEntry, StockMovement), _of_order),
    **dict.fromkeys((MoneyEntry, Discrepancy), _of_attempt),
    Refund: _of_refund,
    ParcelEvent: lambda one: (Key(Shipment, one.shipment_id), *_of_order(one)),
    AfterSalesCase: lambda one: (*_order(one.replacement_id), *_of_order(one)),
    Order: lambda one: _order(one.replaces),
    Product: lambda one: () if one.category_id is None else (Key(Category, one.category_id),),
    Thread: _of_subject,
    PictureJob: lambda one: (Key(Product, one.product_id),),
}
