"""The catalogue as a file."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final

from shopclerk.core.domain.catalogue import Category, Product, ProductState
from shopclerk.core.domain.ids import CategoryId, ProductId
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.catalogue_sheets import CatalogueSheets, Shelved
from shopclerk.core.ports.files import File
from shopclerk.core.ports.goods_views import GoodsIn
from shopclerk.core.ports.queries.catalogue import AllCategories
from shopclerk.core.ports.queries.stock import Levels
from shopclerk.core.ports.store import Store
from shopclerk.core.ports.views import Views

AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True)
class ExportCatalogue:
    """All products, whatever their state, as a file that can be imported again. For staff. Raises
    NotAllowed.
    """

    store: Store
    views: Views
    sheets: CatalogueSheets

    async def __call__(self, *, actor: Actor, currency: str, language: str) -> File:
        actor.must_be_staff("ExportCatalogue")
        categories = {each.id: each for each in await self.store.find(AllCategories())}
        products = all_products(self.store, self.views)
        goods = [await self._shelved(product, categories) async for product in products]
        return self.sheets.written(goods, currency=currency, language=language)

    async def _shelved(self, product: Product, categories: dict[CategoryId, Category]) -> Shelved:
        levels = await self.store.find(Levels(tuple(sku.id for sku in product.skus)))
        category = categories.get(product.category_id) if product.category_id else None
        return Shelved(product=product, category=category, levels=levels)


async def all_products(store: Store, views: Views) -> AsyncIterator[Product]:
    """Whatever their state, state by state."""
    for state in ProductState:
        after: ProductId | None = None
        while rows := await views.rows(GoodsIn(state, None, after, AT_ONCE)):
            for row in rows:
                if product := await store.load(Product, row.id):
                    yield product
            after = rows[-1].id
