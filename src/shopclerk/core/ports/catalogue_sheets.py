"""The catalogue as a table, for spreadsheets and other shops."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from shopclerk.core.domain.catalogue import Category, Product
from shopclerk.core.domain.importing import ProductDraft, RowRefused
from shopclerk.core.domain.stock import StockItem
from shopclerk.core.ports.files import File


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A product, the category it is in, and what is there of its variants."""

    product: Product
    category: Category | None
    levels: tuple[StockItem, ...]


class CatalogueSheets(Protocol):
    """`written` answers the products as a file that an import reads back as they are: without variants that
    are sold no more or have no price in the `currency` of the shop, whose own `language` has the plain
    columns, and without pictures, all of which an import leaves as they are.

    `read` answers the products of such a table and what is refused of it, in its order. It raises
    ColumnsMissing and UnknownCurrency.
    """

    def written(self, goods: Sequence[Shelved], *, currency: str, language: str) -> File: ...

    def read(self, text: str, *, currency: str, language: str) -> Iterable[ProductDraft | RowRefused]: ...
