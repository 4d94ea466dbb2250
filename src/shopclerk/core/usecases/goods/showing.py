"""What staff see of what is for sale, whatever state it is in."""

from dataclasses import dataclass

from shopclerk.core.domain.catalogue import Category, Product, ProductState
from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.ids import CategoryId, PersonId, ProductId, SkuId
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.stock import StockItem
from shopclerk.core.ports.goods_views import (
    GoodsCount,
    GoodsCounts,
    GoodsFound,
    GoodsIn,
    GoodsRow,
    Uses,
    UsesOf,
)
from shopclerk.core.ports.people import People
from shopclerk.core.ports.queries.catalogue import AllCategories, ProductsOfSkus
from shopclerk.core.ports.queries.stock import Levels
from shopclerk.core.ports.store import Store
from shopclerk.core.ports.views import Views


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsPage:
    """A page of products; `more` tells that there are others behind the last."""

    rows: tuple[GoodsRow, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class ListGoods:
    """Products in one state, of one category (None: of all), after one of them. For staff. Raises
    NotAllowed.
    """

    views: Views
    page: int = 6

    async def __call__(
        self,
        *,
        actor: Actor,
        state: ProductState,
        category_id: CategoryId | None = None,
        after: ProductId | None = None,
    ) -> GoodsPage:
        actor.must_be_staff("ListGoods")
        rows = await self.views.rows(GoodsIn(state, category_id, after, self.page + 1))
        return GoodsPage(rows=rows[: self.page], more=len(rows) > self.page)


@dataclass(frozen=True, slots=True)
class FindGoods:
    """The first products, in every state, that have the text in a title or a code. For staff. Raises
    NotAllowed.
    """

    views: Views
    page: int = 6

    async def __call__(self, *, actor: Actor, text: str) -> GoodsPage:
        actor.must_be_staff("FindGoods")
        rows = await self.views.rows(GoodsFound(text, self.page + 1))
        return GoodsPage(rows=rows[: self.page], more=len(rows) > self.page)


@dataclass(frozen=True, slots=True)
class CountGoods:
    """How many products are in each state. For staff. Raises NotAllowed."""

    views: Views

    async def __call__(self, *, actor: Actor) -> GoodsCount:
        actor.must_be_staff("CountGoods")
        (count,) = await self.views.rows(GoodsCounts())
        return count


@dataclass(frozen=True, slots=True)
class ListCategories:
    """Every category, by position. For staff. Raises NotAllowed."""

    store: Store

    async def __call__(self, *, actor: Actor) -> tuple[Category, ...]:
        actor.must_be_staff("ListCategories")
        return await self.store.find(AllCategories())


@dataclass(frozen=True, slots=True, kw_only=True)
class Goods:
    """A product with the stock of all its variants; `categories` are all there are. `edited_by` is what
    whoever changed it last is called; empty when nobody knows.
    """

    product: Product
    levels: dict[SkuId, StockItem]
    categories: tuple[Category, ...]
    edited_by: str = ""

    @property
    def category(self) -> Category | None:
        return next((each for each in self.categories if each.id == self.product.category_id), None)


@dataclass(frozen=True, slots=True)
class ShowGoods:
    """One product, by its id or by one of its SKUs, in the shop or not. For staff. Raises NotAllowed,
    NotFound.
    """

    store: Store
    people: People

    async def __call__(
        self, *, actor: Actor, product_id: ProductId | None = None, sku_id: SkuId | None = None
    ) -> Goods:
        actor.must_be_staff("ShowGoods")
        product = await self._product(product_id, sku_id)
        skus = tuple(sku.id for sku in product.skus)
        levels = {level.sku_id: level for level in await self.store.find(Levels(skus))}
        return Goods(
            product=product,
            levels={id: levels.get(id, StockItem(sku_id=id)) for id in skus},
            categories=await self.store.find(AllCategories()),
            edited_by=await self._name(product.edited_by),
        )

    async def _name(self, person_id: PersonId | None) -> str:
        return (await self.people.names((person_id,))).get(person_id, "") if person_id else ""

    async def _product(self, product_id: ProductId | None, sku_id: SkuId | None) -> Product:
        found = await self.store.load(Product, product_id) if product_id else None
        if sku_id:
            found = next(iter(await self.store.find(ProductsOfSkus((sku_id,)))), None)
        if found is None:
            raise NotFound("product", product_id or sku_id or "")
        return found


@dataclass(frozen=True, slots=True)
class CountUses:
    """Who would notice that a product is put away. For staff. Raises NotAllowed, NotFound."""

    store: Store
    views: Views

    async def __call__(self, *, actor: Actor, product_id: ProductId) -> Uses:
        actor.must_be_staff("CountUses")
        product = await self.store.load(Product, product_id)
        if product is None:
            raise NotFound("product", product_id)
        (uses,) = await self.views.rows(UsesOf(tuple(sku.id for sku in product.skus)))
        return uses
