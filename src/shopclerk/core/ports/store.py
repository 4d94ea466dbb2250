"""Where records are kept: plain reads, and one guarded way to write."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.catalogue import Category, Product
from shopclerk.core.domain.discount import Discount
from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.domain.ids import CaseId, FileId, OrderId, PersonId, ShipmentId, SkuId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyEntry, PaymentAttempt
from shopclerk.core.domain.people import Contact
from shopclerk.core.domain.picture import PictureJob
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import ParcelEvent, Shipment
from shopclerk.core.domain.stock import Reservation, StockItem, StockMovement, StockWatch
from shopclerk.core.domain.timeline import TimelineEntry
from shopclerk.core.ports.changeset import Admitted, Changeset, Record, Refused

R = TypeVar("R", bound=Record)
T = TypeVar("T", covariant=True)


class Query(Generic[T]):
    """A question a store can answer with rows of T; there are those here and in `auditing`."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Together(Query[tuple[Any, ...]]):
    """Several questions in one read, as of one moment: for each of them, in their order, all its rows."""

    queries: tuple[Query[Any], ...]


@dataclass(frozen=True, slots=True)
class Identified(Query[R]):
    """The record of that kind and id, if any."""

    kind: type[R]
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkout:
    """What an order is made of. `cart` is None before anything was ever put into it; `products` are those of
    its lines, by id; `discount` is that of the code, `used` how often everybody has used it, `used_by` how
    often this customer.
    """

    cart: Cart | None
    products: tuple[Product, ...]
    discount: Discount | None = None
    used: int = 0
    used_by: int = 0


@dataclass(frozen=True, slots=True)
class CheckoutOf(Query[Checkout]):
    """All that a customer's order needs, as of one moment: always one row. No code is empty."""

    person_id: PersonId
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basket:
    """A cart and what is shown beside it: the products of its lines, by id, and the stock levels of their
    SKUs. `cart` is None before anything was ever put into it.
    """

    cart: Cart | None
    products: tuple[Product, ...]
    levels: tuple[StockItem, ...]


@dataclass(frozen=True, slots=True)
class BasketOf(Query[Basket]):
    """All that a customer's cart is shown with, as of one moment: always one row."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class OrderNumbered(Query[Order]):
    """The order with that number, if any."""

    number: str


@dataclass(frozen=True, slots=True)
class ProductsOfSkus(Query[Product]):
    """The products that have any of these SKUs; unknown SKUs are left out."""

    sku_ids: tuple[SkuId, ...]


@dataclass(frozen=True, slots=True)
class ProductsPictured(Query[Product]):
    """The products that show that picture, published or not, by id."""

    file_id: FileId


@dataclass(frozen=True, slots=True)
class ProductHandled(Query[Product]):
    """The product with that handle, if any."""

    handle: str


@dataclass(frozen=True, slots=True)
class ProductsCoded(Query[Product]):
    """The products that have a SKU with that code, by id."""

    code: str


@dataclass(frozen=True, slots=True)
class AllCategories(Query[Category]):
    """Every category, by position and id."""


@dataclass(frozen=True, slots=True)
class Levels(Query[StockItem]):
    """The stock levels of these SKUs; a SKU without a level is left out."""

    sku_ids: tuple[SkuId, ...]


@dataclass(frozen=True, slots=True)
class Movements(Query[StockMovement]):
    """The ledger of one SKU, oldest first."""

    sku_id: SkuId


@dataclass(frozen=True, slots=True)
class AttemptsOf(Query[PaymentAttempt]):
    """The payment attempts of an order, oldest first."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class MoneyOf(Query[MoneyEntry]):
    """The money ledger of an order, oldest first."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class ReservationsOf(Query[Reservation]):
    """What the order holds, or held, by SKU id."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class ShipmentsOf(Query[Shipment]):
    """The parcels of an order, by (shipped_at, id); those that have not left come last, by id."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class ScansOf(Query[ParcelEvent]):
    """The scans of a parcel, by the time of the scan, then id."""

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class TimelineOf(Query[TimelineEntry]):
    """The timeline of an order, by (at, id)."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class LastContactOf(Query[Contact]):
    """The contact the person saved last, if any."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class PaymentsDue(Query[Order]):
    """Unpaid orders whose reminder or end is due at `now`, earliest first."""

    now: datetime
    limit: int = 100


@dataclass(frozen=True, slots=True)
class CompletionsDue(Query[Order]):
    """Confirmed orders whose `complete_at` is due at `now`, earliest first."""

    now: datetime
    limit: int = 100


@dataclass(frozen=True, slots=True)
class PollsDue(Query[Shipment]):
    """Parcels whose `next_poll_at` is due at `now`, earliest first."""

    now: datetime
    limit: int = 100


@dataclass(frozen=True, slots=True)
class PicturesDue(Query[PictureJob]):
    """Pictures still to fetch at `now`, earliest first."""

    now: datetime
    limit: int = 20


@dataclass(frozen=True, slots=True)
class RefundsOf(Query[Refund]):
    """The refunds of an order, oldest first."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class RefundsDue(Query[Refund]):
    """Refunds whose `next_try_at` is due at `now`, earliest first."""

    now: datetime
    limit: int = 100


@dataclass(frozen=True, slots=True)
class AttemptsUnclear(Query[PaymentAttempt]):
    """Attempts CREATED, AUTHORIZED or UNKNOWN that were made at or before `before`, oldest first: their
    provider is to be asked.
    """

    before: datetime
    limit: int = 100


@dataclass(frozen=True, slots=True)
class MoneyReferenced(Query[MoneyEntry]):
    """The ledger entries under one reference of a provider, oldest first."""

    provider: str
    reference: str


@dataclass(frozen=True, slots=True)
class MoneySince(Query[MoneyEntry]):
    """A provider's ledger entries since a moment (inclusive, by `at`), by (at, id)."""

    provider: str
    since: datetime


@dataclass(frozen=True, slots=True)
class CasesOf(Query[AfterSalesCase]):
    """The after-sales cases of an order, oldest first."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class CasesDue(Query[AfterSalesCase]):
    """Cases whose `due_at` is due at `now`, earliest first."""

    now: datetime
    limit: int = 100


@dataclass(frozen=True, slots=True)
class OpenCases(Query[AfterSalesCase]):
    """Cases that have not ended, after one of them, oldest first."""

    after: CaseId | None = None
    limit: int = 7


@dataclass(frozen=True, slots=True)
class DiscrepanciesOf(Query[Discrepancy]):
    """The discrepancies of an order, oldest first."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class OpenDiscrepancies(Query[Discrepancy]):
    """Discrepancies that nobody has settled, oldest first."""

    limit: int = 100


@dataclass(frozen=True, slots=True)
class WatchesOf(Query[StockWatch]):
    """Who waits to be told of a SKU and was not yet, oldest first."""

    sku_id: SkuId


@dataclass(frozen=True, slots=True)
class Discounts(Query[Discount]):
    """A page of all discounts, those that ended too, after one of them, by code."""

    after: str = ""
    limit: int = 100


@dataclass(frozen=True, slots=True)
class Counts(Query[int]):
    """Where these counters stand, in the order of the names; zero for one never moved."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParcelsSilent(Query[Shipment]):
    """Parcels under way and asked after, of which nothing was heard since `since` (nor were they sent later):
    those whose `heard_at` is then or before, oldest first.
    """

    since: datetime
    limit: int = 100


class Store(Protocol):
    """The shop's memory. Reads see what is committed, take no lock, and may each see a later state than the
    one before: what a decision relies on, it guards.

    `load` answers the record, or None. `find` answers the rows of a query in the order its docstring gives.
    `owner` answers who claimed the key, or None.

    `commit` writes a changeset whole or not at all, in one durable transaction, judged by
    `admission.admit`; concurrent commits are as if one came after the other. It answers `Admitted` once the
    rows are durable, `Refused` when nothing was written; it raises Unavailable when nothing was written and
    OutcomeUnknown when that cannot be told. A cancelled caller's changeset may still be committed.
    """

    async def load(self, kind: type[R], id: str) -> R | None: ...

    async def find(self, query: Query[T]) -> tuple[T, ...]: ...

    async def owner(self, scope: str, key: str) -> str | None: ...

    async def commit(self, changeset: Changeset) -> Admitted | Refused: ...
