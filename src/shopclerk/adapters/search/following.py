"""Search over a store: the index catches up with the catalogue before it answers."""

import asyncio
from collections.abc import Sequence
from typing import Final

from shopclerk.adapters.search.entries import entry_of
from shopclerk.adapters.search.index import ProductIndex
from shopclerk.adapters.search.looking import look
from shopclerk.core.domain.catalogue import Category, Product
from shopclerk.core.domain.ids import CategoryId, ProductId
from shopclerk.core.ports.queries.catalogue import (
    AllCategories,
    CatalogueState,
    CatalogueStateNow,
    ProductVersions,
)
from shopclerk.core.ports.search import Matches
from shopclerk.core.ports.store import Identified, Store, Together

MANY: Final = 500
"""Products that take a moment to index: they are not left to whoever searches first."""
LOT: Final = 200
"""Products read at once: other questions get their turn between two lots."""


class IndexedProducts:
    """See `core.ports.search.ProductSearch`.

    Every search asks whether the catalogue is as it was; only what changed since is read again. Indexing and
    searching have a thread of their own, so that the event loop goes on.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._index = ProductIndex()
        self._categories: dict[CategoryId, Category] = {}
        self._as_of: CatalogueState | None = None
        self._one_at_a_time = asyncio.Lock()

    async def matches(self, text: str, *, hidden: bool = False) -> Matches:
        async with self._one_at_a_time:
            await self._catch_up()
            return await asyncio.to_thread(look, self._index, text, hidden=hidden)

    def is_ready(self) -> bool:
        """Whether it has indexed the catalogue at all."""
        return self._as_of is not None

    async def get_ready(self, *, many: int = MANY) -> None:
        """Index the catalogue now, if it has that many products; a small one waits for the first search."""
        (now,) = await self._store.find(CatalogueStateNow())
        if now.products >= many:
            async with self._one_at_a_time:
                await self._catch_up()

    async def _catch_up(self) -> None:
        (now,) = await self._store.find(CatalogueStateNow())
        if now == self._as_of:
            return
        renamed = await self._categories_again()
        stale = [
            product_id
            for product_id, version in await self._store.find(ProductVersions())
            if version != self._index.version_of(product_id)
        ]
        stale += [entry.id for entry in self._index.entries.values() if entry.category_id in renamed]
        for start in range(0, len(stale), LOT):
            await self._read(stale[start : start + LOT])
        self._as_of = now

    async def _categories_again(self) -> set[CategoryId]:
        """Those that changed."""
        known = self._categories
        self._categories = {category.id: category for category in await self._store.find(AllCategories())}
        return {id for id, category in self._categories.items() if known.get(id) != category}

    async def _read(self, ids: Sequence[ProductId]) -> None:
        asked = Together(tuple(Identified(Product, product_id) for product_id in ids))
        found = [product for (product,) in await self._store.find(asked)]
        await asyncio.to_thread(self._put, found)

    def _put(self, products: Sequence[Product]) -> None:
        for product in products:
            category = self._categories.get(product.category_id) if product.category_id else None
            self._index.put(entry_of(product, category))
