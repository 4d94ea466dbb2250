"""What screens and queues read: frozen rows, in keyset pages. Reading changes nothing and guards nothing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from shopclerk.core.domain.ids import CategoryId, FileId, OrderId, PersonId, ProductId, SkuId
from shopclerk.core.domain.labels import OrderLabel
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money

R = TypeVar("R", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductRow:
    """A published product as a list shows it. `prices` are its lowest per currency among the SKUs on sale,
    and `dearer` the currencies in which another SKU costs more; `available` is the sum over its SKUs on sale.
    """

    id: ProductId
    title: LocalizedText
    picture: FileId | None
    prices: tuple[Money, ...]
    available: int
    dearer: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRow:
    """An order as a list shows it. `units` counts all its units; `pay_by` is until when it waits to be paid,
    None when it does not.
    """

    id: OrderId
    number: str
    customer_id: PersonId
    label: OrderLabel
    total: Money
    units: int
    first_title: LocalizedText
    placed_at: datetime
    pay_by: datetime | None = None


class ViewQuery(Generic[R]):
    """A page of rows of R; the subclasses here are all there are. `after` is the id of the last row seen."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ProductsIn(ViewQuery[ProductRow]):
    """Published products with something on sale, of one category (None: of all), by id, oldest first."""

    category_id: CategoryId | None
    after: ProductId | None = None
    limit: int = 6


@dataclass(frozen=True, slots=True)
class ProductsListed(ViewQuery[ProductRow]):
    """Of these products those that are published with something on sale, in the order of the ids."""

    product_ids: tuple[ProductId, ...]


@dataclass(frozen=True, slots=True)
class OrdersOf(ViewQuery[OrderRow]):
    """A customer's orders with one of these statuses (none named: with any), newest first."""

    customer_id: PersonId
    after: OrderId | None = None
    limit: int = 6
    statuses: tuple[OrderStatus, ...] = ()


@dataclass(frozen=True, slots=True)
class OrdersToShip(ViewQuery[OrderRow]):
    """Confirmed orders of which something has not left yet and may leave, oldest first: the order of an
    exchange may not before the goods came back.
    """

    after: OrderId | None = None
    limit: int = 6


@dataclass(frozen=True, slots=True)
class OrdersUnderWay(ViewQuery[OrderRow]):
    """Confirmed orders of which everything has left, newest first."""

    after: OrderId | None = None
    limit: int = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryCount:
    """How many published products with something on sale a category has."""

    category_id: CategoryId | None
    products: int


@dataclass(frozen=True, slots=True)
class CategoryCounts(ViewQuery[CategoryCount]):
    """One row for each category that has such a product (None: products without a category)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueCount:
    """How long the merchant's queue is.

    `after_sales` counts open cases, `unanswered` the questions that wait for the shop. `troubles` counts open
    discrepancies, and parcels of confirmed orders that are held up, lost, on their way back or back, or
    silent; not those whose order was sent again (another order replaces it) or paid back for its loss.
    """

    to_ship: int
    under_way: int
    unpaid: int
    after_sales: int = 0
    troubles: int = 0
    unanswered: int = 0


@dataclass(frozen=True, slots=True)
class QueueCounts(ViewQuery[QueueCount]):
    """Exactly one row. A parcel is silent when nothing was heard of it since `silent_since` (None: never)."""

    silent_since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SkuName:
    """How a SKU is called in an alert."""

    sku_id: SkuId
    code: str
    title: LocalizedText
    options: tuple[LocalizedText, ...]


@dataclass(frozen=True, slots=True)
class SkuNames(ViewQuery[SkuName]):
    """The names of these SKUs; unknown ones are left out."""

    sku_ids: tuple[SkuId, ...]


class Views(Protocol):
    """Read models over what is committed; `rows` answers at most `limit` rows, in the order of the query."""

    async def rows(self, query: ViewQuery[R]) -> tuple[R, ...]: ...
