"""Looking around the shop."""

from dataclasses import dataclass

from shopclerk.core.domain.catalogue import Category, Product
from shopclerk.core.domain.errors import NotForSale, NotFound
from shopclerk.core.domain.ids import CategoryId, ProductId, SkuId
from shopclerk.core.domain.stock import StockItem
from shopclerk.core.ports.queries.catalogue import (
    AllCategories,
    ProductHandled,
    ProductsCoded,
    ProductsOfSkus,
)
from shopclerk.core.ports.queries.stock import Levels
from shopclerk.core.ports.store import Store
from shopclerk.core.ports.views import CategoryCounts, ProductRow, ProductsIn, Views


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelves:
    """The categories that have something to show, with how many products, and how many have no category."""

    categories: tuple[tuple[Category, int], ...]
    uncategorised: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A page of products; `more` tells that there are others behind the last."""

    category: Category | None
    rows: tuple[ProductRow, ...]
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductCard:
    """A product with what can still be promised of each of its SKUs on sale, in units."""

    product: Product
    available: dict[SkuId, int]


@dataclass(frozen=True, slots=True)
class BrowseCatalogue:
    """The shelves of the shop. Anybody may look."""

    store: Store
    views: Views

    async def __call__(self) -> Shelves:
        categories = await self.store.find(AllCategories())
        counts = {row.category_id: row.products for row in await self.views.rows(CategoryCounts())}
        shown = tuple((category, counts[category.id]) for category in categories if counts.get(category.id))
        return Shelves(categories=shown, uncategorised=counts.get(None, 0))


@dataclass(frozen=True, slots=True)
class BrowseShelf:
    """One page of one shelf, or of everything."""

    store: Store
    views: Views
    page: int = 6

    async def __call__(self, category_id: CategoryId | None, after: ProductId | None = None) -> Shelf:
        category = await self.store.load(Category, category_id) if category_id else None
        if category_id and category is None:
            raise NotFound("category", category_id)
        rows = await self.views.rows(ProductsIn(category_id, after, self.page + 1))
        return Shelf(category=category, rows=rows[: self.page], more=len(rows) > self.page)


@dataclass(frozen=True, slots=True)
class ShowProduct:
    """One product, by its id, by one of its SKUs, or as it is `called`: by the code of one of its SKUs, its
    handle, or its id.
    """

    store: Store

    async def __call__(
        self, *, product_id: ProductId | None = None, sku_id: SkuId | None = None, called: str = ""
    ) -> ProductCard:
        product = await (self._called(called) if called else self._product(product_id, sku_id))
        if not product.on_sale():
            raise NotForSale(sku_id or product.id)
        skus = tuple(sku.id for sku in product.on_sale())
        levels = {level.sku_id: level for level in await self.store.find(Levels(skus))}
        available = {sku: levels.get(sku, StockItem(sku_id=sku)).available for sku in skus}
        return ProductCard(product=product, available=available)

    async def _called(self, name: str) -> Product:
        coded = await self.store.find(ProductsCoded(name))
        on_sale = (product for product in coded if product.on_sale())
        found = next(on_sale, None) or next(iter(await self.store.find(ProductHandled(name))), None)
        found = found or next(iter(coded), None) or await self.store.load(Product, ProductId(name))
        if found is None:
            raise NotFound("product", name)
        return found

    async def _product(self, product_id: ProductId | None, sku_id: SkuId | None) -> Product:
        found = (
            (await self.store.load(Product, product_id),)
            if product_id
            else await self.store.find(ProductsOfSkus((sku_id,) if sku_id else ()))
        )
        product = next(iter(found), None)
        if product is None:
            raise NotFound("product", product_id or sku_id or "")
        return product
