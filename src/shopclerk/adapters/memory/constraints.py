"""What a database's keys and CHECKs refuse: decisions that break them are refused here too."""

from collections.abc import Iterator, Sequence

from shopclerk.adapters.memory.state import Memory, Unique
from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.catalogue import Category, Product
from shopclerk.core.domain.discount import HUNDREDTHS, Discount
from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyEntry, PaymentAttempt
from shopclerk.core.domain.picture import PictureJob
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import ParcelEvent, Shipment
from shopclerk.core.domain.stock import Reservation, StockMovement
from shopclerk.core.domain.timeline import TimelineEntry
from shopclerk.core.ports.changeset import Entry, Key, OutboxEntry, Record
from shopclerk.core.ports.errors import Conflict


def check_references(memory: Memory, saves: Sequence[Record], entries: Sequence[Entry]) -> None:
    """Raise Conflict when a row would refer to one that is not there."""
    saved = {Key(type(record), record.id) for record in saves}
    for value in (*saves, *entries):
        for key in _references(value):
            if key not in saved and key not in memory.records:
                raise Conflict(f"{type(value).__name__} {value.id} refers to {key}, which is not there")


def check_values(saves: Sequence[Record]) -> None:
    """Raise Conflict when a record is what a database's CHECKs refuse."""
    for record in saves:
        if not _is_sound(record):
            raise Conflict(f"{type(record).__name__} {record.id} is not sound")


def unique_added(memory: Memory, saves: Sequence[Record], entries: Sequence[Entry]) -> set[Unique]:
    """The unique keys of what is written; Conflict when another row has one of them, or it is there twice."""
    freed = {key for record in saves for key in unique_keys(memory.records.get(_key(record)))}
    added: set[Unique] = set()
    for value in (*saves, *entries):
        for key in unique_keys(value):
            if key in added or (key in memory.unique and key not in freed):
                raise Conflict(f"{key} is there already")
            added.add(key)
    return added


def unique_keys(value: Record | Entry | None) -> Iterator[Unique]:
    """What no other row may have."""
    match value:
        case Product():
            yield ("handle", value.handle)
            yield from (("sku", sku.id) for sku in value.skus)
        case Order():
            yield ("order number", value.number)
            yield from (("order line", line.id) for line in value.lines)
        case MoneyEntry():
            yield ("money", value.provider, value.reference, value.kind)
        case ParcelEvent():
            yield ("scan", value.shipment_id, value.scan.fingerprint())
    match value:
        case MoneyEntry() | ParcelEvent() | TimelineEntry() | StockMovement() | OutboxEntry():
            yield (type(value).__name__, value.id)


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
        case Discrepancy():
            return (record.settled_at is None) == (record.settled_by is None)
        case _:
            return True


def _key(record: Record) -> Key:
    return Key(type(record), record.id)


def _references(value: Record | Entry) -> Iterator[Key]:
    match value:
        case MoneyEntry() | Discrepancy():
            yield Key(PaymentAttempt, value.attempt_id)
        case Refund():
            yield Key(PaymentAttempt, value.attempt_id)
            yield from (Key(AfterSalesCase, id) for id in _given(value.case_id))
        case ParcelEvent():
            yield Key(Shipment, value.shipment_id)
        case AfterSalesCase():
            yield from (Key(Order, id) for id in _given(value.replacement_id))
        case Order():
            yield from (Key(Order, id) for id in _given(value.replaces))
        case Product():
            yield from (Key(Category, id) for id in _given(value.category_id))
        case PictureJob():
            yield Key(Product, value.product_id)
    match value:
        case (
            PaymentAttempt()
            | Reservation()
            | Shipment()
            | TimelineEntry()
            | MoneyEntry()
            | ParcelEvent()
            | StockMovement()
            | Refund()
            | AfterSalesCase()
            | Discrepancy()
        ):
            yield from (Key(Order, id) for id in _given(value.order_id))


def _given(id: str | None) -> tuple[str, ...]:
    return () if id is None else (id,)
