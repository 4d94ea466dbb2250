"""What is asked of what is for sale."""

from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.catalogue import Category, Product
from shopclerk.core.domain.ids import FileId, SkuId
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
class PicturesDue(Query[PictureJob]):
    """Pictures still to fetch at `now`, earliest first."""

    now: datetime
    limit: int = 20
