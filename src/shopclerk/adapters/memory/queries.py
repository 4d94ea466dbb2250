"""How each query of the store is answered in memory."""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import singledispatch
from itertools import islice
from typing import Any, Final, TypeVar

from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.catalogue import Category, Product
from shopclerk.core.domain.discount import Discount, uses, uses_by
from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyEntry, PaymentAttempt
from shopclerk.core.domain.people import Contact
from shopclerk.core.domain.picture import PictureJob
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import ParcelEvent, Shipment
from shopclerk.core.domain.stock import Reservation, StockItem, StockMovement, StockWatch
from shopclerk.core.domain.timeline import TimelineEntry
from shopclerk.core.ports import store
from shopclerk.core.ports.changeset import Key

_NEVER: Final = datetime.max.replace(tzinfo=UTC)

D = TypeVar("D", Order, Shipment, PictureJob, Refund, AfterSalesCase, PaymentAttempt)


@singledispatch
def answer(query: store.Query[Any], memory: Memory) -> tuple[Any, ...]:
    """The rows of a query in the order that its docstring gives."""
    raise TypeError(f"no answer to {type(query).__name__}")


@answer.register
def _(query: store.Together, memory: Memory) -> tuple[tuple[Any, ...], ...]:
    return tuple([answer(each, memory) for each in query.queries])


@answer.register(store.Identified)
def _(query: store.Identified[Any], memory: Memory) -> tuple[Any, ...]:
    record = memory.records.get(Key(query.kind, query.id))
    return () if record is None else (record,)


@answer.register
def _(query: store.CheckoutOf, memory: Memory) -> tuple[store.Checkout]:
    cart = memory.record(Cart, query.person_id)
    skus = tuple(line.sku_id for line in cart.lines) if cart else ()
    return (
        store.Checkout(
            cart=cart,
            products=answer(store.ProductsOfSkus(skus), memory),
            discount=memory.record(Discount, query.code),
            used=memory.counters.get(uses(query.code), 0),
            used_by=memory.counters.get(uses_by(query.code, query.person_id), 0),
        ),
    )


@answer.register
def _(query: store.BasketOf, memory: Memory) -> tuple[store.Basket]:
    cart = memory.record(Cart, query.person_id)
    skus = tuple(line.sku_id for line in cart.lines) if cart else ()
    products, levels = answer(store.ProductsOfSkus(skus), memory), answer(store.Levels(skus), memory)
    return (store.Basket(cart=cart, products=products, levels=levels),)


@answer.register
def _(query: store.OrderNumbered, memory: Memory) -> tuple[Order, ...]:
    return tuple(memory.find(Order, "number", query.number))


@answer.register
def _(query: store.ProductsOfSkus, memory: Memory) -> tuple[Product, ...]:
    having = {each.id: each for sku_id in query.sku_ids for each in memory.find(Product, "sku", sku_id)}
    return tuple(having[product_id] for product_id in sorted(having))


@answer.register
def _(query: store.ProductsPictured, memory: Memory) -> tuple[Product, ...]:
    showing = [each for each in memory.find(Product) if query.file_id in each.pictures]
    return tuple(sorted(showing, key=lambda product: product.id))


@answer.register
def _(query: store.ProductHandled, memory: Memory) -> tuple[Product, ...]:
    return tuple(memory.find(Product, "handle", query.handle))


@answer.register
def _(query: store.ProductsCoded, memory: Memory) -> tuple[Product, ...]:
    return tuple(sorted(memory.find(Product, "code", query.code), key=lambda product: product.id))


@answer.register
def _(query: store.AllCategories, memory: Memory) -> tuple[Category, ...]:
    return tuple(sorted(memory.find(Category), key=lambda category: (category.position, category.id)))


@answer.register
def _(query: store.Levels, memory: Memory) -> tuple[StockItem, ...]:
    known = sorted(set(query.sku_ids) & memory.levels.keys())
    return tuple(memory.levels[sku_id] for sku_id in known)


@answer.register
def _(query: store.Movements, memory: Memory) -> tuple[StockMovement, ...]:
    ledger = memory.find(StockMovement, "sku", query.sku_id)
    return tuple(sorted(ledger, key=lambda row: (row.at, row.id)))


@answer.register
def _(query: store.ReservationsOf, memory: Memory) -> tuple[Reservation, ...]:
    held = memory.find(Reservation, "order", query.order_id)
    return tuple(sorted(held, key=lambda reservation: reservation.sku_id))


@answer.register
def _(query: store.ShipmentsOf, memory: Memory) -> tuple[Shipment, ...]:
    parcels = memory.find(Shipment, "order", query.order_id)
    return tuple(sorted(parcels, key=lambda each: (each.shipped_at or _NEVER, each.id)))


@answer.register
def _(query: store.ScansOf, memory: Memory) -> tuple[ParcelEvent, ...]:
    scans = memory.find(ParcelEvent, "shipment", query.shipment_id)
    return tuple(sorted(scans, key=lambda row: (row.scan.at, row.id)))


@answer.register
def _(query: store.TimelineOf, memory: Memory) -> tuple[TimelineEntry, ...]:
    rows = memory.find(TimelineEntry, "order", query.order_id)
    return tuple(sorted(rows, key=lambda row: (row.move.at, row.id)))


@answer.register
def _(query: store.LastContactOf, memory: Memory) -> tuple[Contact, ...]:
    known = memory.find(Contact, "person", query.person_id)
    latest = max(known, key=lambda each: (memory.saved_at[Key(Contact, each.id)], each.id), default=None)
    return () if latest is None else (latest,)


@answer.register
def _(query: store.PaymentsDue, memory: Memory) -> tuple[Order, ...]:
    unpaid = memory.find(Order, "unpaid")
    return _due(((_payment_due_at(order), order) for order in unpaid), query.now, query.limit)


@answer.register
def _(query: store.CompletionsDue, memory: Memory) -> tuple[Order, ...]:
    completing = memory.find(Order, "completing")
    return _due(((order.complete_at, order) for order in completing), query.now, query.limit)


@answer.register
def _(query: store.PollsDue, memory: Memory) -> tuple[Shipment, ...]:
    polled = memory.find(Shipment, "polled")
    return _due(((parcel.next_poll_at, parcel) for parcel in polled), query.now, query.limit)


@answer.register
def _(query: store.ParcelsSilent, memory: Memory) -> tuple[Shipment, ...]:
    under_way = memory.find(Shipment, "under way")
    return _due(((parcel.heard_at, parcel) for parcel in under_way), query.since, query.limit)


@answer.register
def _(query: store.PicturesDue, memory: Memory) -> tuple[PictureJob, ...]:
    queued = memory.find(PictureJob, "queued")
    return _due(((job.due_at, job) for job in queued), query.now, query.limit)


@answer.register
def _(query: store.AttemptsOf, memory: Memory) -> tuple[PaymentAttempt, ...]:
    attempts = memory.find(PaymentAttempt, "order", query.order_id)
    return tuple(sorted(attempts, key=lambda attempt: (attempt.created_at, attempt.id)))


@answer.register
def _(query: store.AttemptsUnclear, memory: Memory) -> tuple[PaymentAttempt, ...]:
    unclear = memory.find(PaymentAttempt, "unclear")
    return _due(((attempt.created_at, attempt) for attempt in unclear), query.before, query.limit)


@answer.register
def _(query: store.MoneyOf, memory: Memory) -> tuple[MoneyEntry, ...]:
    return _in_time(memory.find(MoneyEntry, "order", query.order_id))


@answer.register
def _(query: store.MoneyReferenced, memory: Memory) -> tuple[MoneyEntry, ...]:
    return _in_time(memory.find(MoneyEntry, "reference", query.provider, query.reference))


@answer.register
def _(query: store.MoneySince, memory: Memory) -> tuple[MoneyEntry, ...]:
    theirs = memory.find(MoneyEntry, "provider", query.provider)
    return _in_time(row for row in theirs if row.at >= query.since)


@answer.register
def _(query: store.RefundsOf, memory: Memory) -> tuple[Refund, ...]:
    refunds = memory.find(Refund, "order", query.order_id)
    return tuple(sorted(refunds, key=lambda refund: (refund.created_at, refund.id)))


@answer.register
def _(query: store.RefundsDue, memory: Memory) -> tuple[Refund, ...]:
    waiting = memory.find(Refund, "due")
    return _due(((refund.next_try_at, refund) for refund in waiting), query.now, query.limit)


@answer.register
def _(query: store.CasesOf, memory: Memory) -> tuple[AfterSalesCase, ...]:
    cases = memory.find(AfterSalesCase, "order", query.order_id)
    return tuple(sorted(cases, key=lambda case: (case.opened_at, case.id)))


@answer.register
def _(query: store.CasesDue, memory: Memory) -> tuple[AfterSalesCase, ...]:
    waiting = memory.find(AfterSalesCase, "due")
    return _due(((case.due_at, case) for case in waiting), query.now, query.limit)


@answer.register
def _(query: store.OpenCases, memory: Memory) -> tuple[AfterSalesCase, ...]:
    cases = sorted(memory.find(AfterSalesCase, "open"), key=lambda case: case.id)
    return tuple([case for case in cases if case.id > (query.after or "")][: query.limit])


@answer.register
def _(query: store.DiscrepanciesOf, memory: Memory) -> tuple[Discrepancy, ...]:
    return _oldest(memory.find(Discrepancy, "order", query.order_id))


@answer.register
def _(query: store.OpenDiscrepancies, memory: Memory) -> tuple[Discrepancy, ...]:
    return _oldest(memory.find(Discrepancy, "open"))[: query.limit]


@answer.register
def _(query: store.WatchesOf, memory: Memory) -> tuple[StockWatch, ...]:
    watches = memory.find(StockWatch, "sku", query.sku_id)
    return tuple(sorted(watches, key=lambda watch: (watch.since, watch.id)))


@answer.register
def _(query: store.Discounts, memory: Memory) -> tuple[Discount, ...]:
    beyond = (discount for discount in memory.find(Discount) if discount.id > query.after)
    return tuple(sorted(beyond, key=lambda discount: discount.id)[: query.limit])


@answer.register
def _(query: store.Counts, memory: Memory) -> tuple[int, ...]:
    return tuple(memory.counters.get(name, 0) for name in query.names)


def _payment_due_at(order: Order) -> datetime | None:
    return min((at for at in (order.remind_at, order.pay_by) if at is not None), default=None)


def _due(timed: Iterable[tuple[datetime | None, D]], now: datetime, limit: int) -> tuple[D, ...]:
    """Earliest first, then by id."""
    due = [(at, record.id, record) for at, record in timed if at is not None and at <= now]
    return tuple(record for _, _, record in islice(sorted(due, key=lambda row: row[:2]), limit))


def _in_time(ledger: Iterable[MoneyEntry]) -> tuple[MoneyEntry, ...]:
    return tuple(sorted(ledger, key=lambda row: (row.at, row.id)))


def _oldest(discrepancies: Iterable[Discrepancy]) -> tuple[Discrepancy, ...]:
    return tuple(sorted(discrepancies, key=lambda each: (each.opened_at, each.id)))
