"""The catalogue as the CSV that `reader` reads back: the same columns, in Shopify's order."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from io import StringIO
from typing import Final

from shopclerk.adapters.catalogue_csv import columns as names
from shopclerk.adapters.catalogue_csv.reader import read_shopify
from shopclerk.core.domain.catalogue import Fulfilment, Product, ProductState, Sku
from shopclerk.core.domain.importing import ProductDraft, RowRefused
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.ports.catalogue_sheets import Shelved
from shopclerk.core.ports.files import File

BYTE_ORDER_MARK: Final = "\ufeff"
"""Without it some spreadsheets take UTF-8 for something else."""

_STATUS: Final = {
    ProductState.PUBLISHED: "active",
    ProductState.DRAFT: "draft",
    ProductState.ARCHIVED: "archived",
}


class ShopifySheets:
    """See `core.ports.catalogue_sheets.CatalogueSheets`."""

    def written(self, goods: Sequence[Shelved], *, currency: str, language: str) -> File:
        rows = [row for each in goods for row in Rows(each, currency, language)]
        header = _header(rows)
        text = StringIO(newline="")
        text.write(BYTE_ORDER_MARK)
        writer = csv.DictWriter(text, header, restval="")
        writer.writeheader()
        writer.writerows(rows)
        return File(text.getvalue().encode(), "text/csv")

    def read(self, text: str, *, currency: str, language: str) -> Iterable[ProductDraft | RowRefused]:
        return read_shopify(StringIO(text, newline=""), currency=currency, language=language)


def _header(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """The columns that are always there, each text's and the price's others behind it."""
    always = (
        names.HANDLE,
        names.TITLE,
        names.BODY,
        names.TYPE,
        names.PUBLISHED,
        names.STATUS,
        *(name for pair in zip(names.OPTION_NAMES, names.OPTION_VALUES, strict=True) for name in pair),
        names.CODE,
        names.QUANTITY,
        names.PRICE,
        names.SHIPPING,
    )
    known = dict.fromkeys(name for row in rows for name in row)
    return [
        name
        for column in always
        for name in (column, *(each for each in known if each.startswith(f"{column} [")))
    ]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one product; only the first says what is the product's."""

    shelved: Shelved
    currency: str
    language: str

    def __iter__(self) -> Iterator[dict[str, str]]:
        product = self.shelved.product
        sold = [sku for sku in product.skus if not sku.archived and self._has_price(sku)]
        for place, sku in enumerate(sold):
            whole = {} if place else self._product(product)
            yield {names.HANDLE: product.handle, **whole, **self._variant(sku)}

    def _has_price(self, sku: Sku) -> bool:
        return any(price.currency == self.currency for price in sku.prices)

    def _product(self, product: Product) -> dict[str, str]:
        category = self.shelved.category
        described = LocalizedText(
            tuple((tag, escape(text, quote=False)) for tag, text in product.description.texts)
        )
        named = zip(names.OPTION_NAMES, product.options, strict=False)
        return {
            **self._text(names.TITLE, product.title),
            **self._text(names.BODY, described),
            **(self._text(names.TYPE, category.name) if category else {}),
            names.PUBLISHED: str(product.published).upper(),
            names.STATUS: _STATUS[product.state],
            **{name: cell for column, text in named for name, cell in self._text(column, text).items()},
        }

    def _variant(self, sku: Sku) -> dict[str, str]:
        valued = zip(names.OPTION_VALUES, sku.options, strict=False)
        on_hand = next((level.on_hand for level in self.shelved.levels if level.sku_id == sku.id), 0)
        prices = {self._column(price.currency): price.decimal() for price in sku.prices}
        return {
            **{name: cell for column, text in valued for name, cell in self._text(column, text).items()},
            names.CODE: sku.code,
            names.QUANTITY: str(on_hand),
            **prices,
            names.SHIPPING: str(sku.fulfilment is Fulfilment.SHIPPED).upper(),
        }

    def _column(self, currency: str) -> str:
        return names.PRICE if currency == self.currency else f"{names.PRICE} [{currency}]"

    def _text(self, column: str, text: LocalizedText) -> dict[str, str]:
        return {
            column if tag == self.language else f"{column} [{tag}]": each for tag, each in text.texts if each
        }
