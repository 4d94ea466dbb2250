"""What staff read of what is for sale: lists of products in every state, stock, and its ledger."""

from dataclasses import dataclass

from shopclerk.core.domain.catalogue import ProductState
from shopclerk.core.domain.ids import CategoryId, ProductId, SkuId
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.stock import StockItem, StockMovement
from shopclerk.core.ports.views import ViewQuery


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsRow:
    """A product as a list of staff shows it; `available` sums what its variants that are sold have left."""

    id: ProductId
    title: LocalizedText
    state: ProductState
    variants: int
    available: int


@dataclass(frozen=True, slots=True)
class GoodsIn(ViewQuery[GoodsRow]):
    """Products in that state, of one category (None: of all), by id."""

    state: ProductState
    category_id: CategoryId | None = None
    after: ProductId | None = None
    limit: int = 6


@dataclass(frozen=True, slots=True)
class GoodsFound(ViewQuery[GoodsRow]):
    """Products in every state that have the text in a title, or in a code of theirs, letter case aside, by
    id; a code that is exactly the text comes first.
    """

    text: str
    limit: int = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsCount:
    """How many products are in each state."""

    published: int
    drafts: int
    archived: int


@dataclass(frozen=True, slots=True)
class GoodsCounts(ViewQuery[GoodsCount]):
    """Exactly one row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """How many carts hold any of some SKUs, and how many open orders hold stock of them."""

    carts: int
    orders: int


@dataclass(frozen=True, slots=True)
class UsesOf(ViewQuery[Uses]):
    """Exactly one row."""

    sku_ids: tuple[SkuId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LowRow:
    """A variant that is sold and runs low; `level` is zero of everything when there never was any."""

    product_id: ProductId
    code: str
    title: LocalizedText
    options: tuple[LocalizedText, ...]
    level: StockItem


@dataclass(frozen=True, slots=True)
class LowStock(ViewQuery[LowRow]):
    """Variants of published products with no more left than their safety stock, by SKU id."""

    after: SkuId | None = None
    limit: int = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class LowCount:
    """How many variants run low."""

    skus: int


@dataclass(frozen=True, slots=True)
class LowCounts(ViewQuery[LowCount]):
    """Exactly one row."""


@dataclass(frozen=True, slots=True)
class LedgerOf(ViewQuery[StockMovement]):
    """The ledger of one SKU, newest first; `after` is the id of the last row seen."""

    sku_id: SkuId
    after: str | None = None
    limit: int = 8
