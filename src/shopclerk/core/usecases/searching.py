"""Finding something in the shop by a few words."""

from dataclasses import dataclass
from itertools import islice

from shopclerk.core.ports.search import ProductSearch
from shopclerk.core.ports.views import ProductRow, ProductsListed, Views


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of products, the best match first; `more` tells that there are others behind the last. They are
    `close` when nothing is called as it was typed.
    """

    rows: tuple[ProductRow, ...]
    more: bool
    close: bool


@dataclass(frozen=True, slots=True)
class SearchProducts:
    """Products on sale that a few words lead to, after the first `skipped`. Anybody may look."""

    search: ProductSearch
    views: Views
    page: int = 6

    async def __call__(self, text: str, *, skipped: int = 0) -> Found:
        found = await self.search.matches(text)
        wanted = tuple(islice(found.ids, max(skipped, 0), None))
        rows = await self.views.rows(ProductsListed(wanted[: self.page]))
        return Found(rows=rows, more=len(wanted) > self.page, close=found.close)
