"""What is asked of what is for sale."""

from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.catalogue import Category, Product
from shopclerk.core.domain.ids import FileId, ProductId, SkuId
from shopclerk.core.domain.picture import PictureJob
from shopclerk.core.ports.store import Query


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
class CatalogueState:
    """Two of them differ when a product or a category was added or changed in between. Nothing is ever taken
    out of a catalogue, and every change counts its record's version up: so counting both is enough.
    """

    products: int
    product_versions: int
    categories: int
    category_versions: int


@dataclass(frozen=True, slots=True)
class CatalogueStateNow(Query[CatalogueState]):
    """How the catalogue stands: always one row."""


@dataclass(frozen=True, slots=True)
class ProductVersions(Query[tuple[ProductId, int]]):
    """Every product, published or not, with its version, by id."""


@dataclass(frozen=True, slots=True)
class PicturesDue(Query[PictureJob]):
    """Pictures still to fetch at `now`, earliest first."""

    now: datetime
    limit: int = 20
