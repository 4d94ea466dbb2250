"""What the shop shows and sells."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from shopclerk.core.domain.errors import InvalidSkuCode, InvalidTitle, NotFound, NotPricedIn
from shopclerk.core.domain.ids import CategoryId, FileId, PersonId, ProductId, SkuId
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money

CODE_LIMIT: Final = 64
HANDLE_LIMIT: Final = 50
TITLE_LIMIT: Final = 120

_TYPED_CODE = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._/-]{{0,{CODE_LIMIT - 1}}}", re.ASCII)
_PLAIN_HANDLE = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*", re.ASCII)
_PLAIN_VALUE = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*", re.ASCII)
_PART_MARK = "--"


class ProductState(StrEnum):
    PUBLISHED = "published"
    DRAFT = "draft"
    """Nobody but staff sees it."""
    ARCHIVED = "archived"
    """Put away: it is kept for the orders that name it, and may come back."""


class Fulfilment(StrEnum):
    SHIPPED = "shipped"
    DIGITAL = "digital"


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A shelf of the shop; categories are shown in the order of `position`, then of id."""

    id: CategoryId
    name: LocalizedText
    position: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sku:
    """The one variant of a product that is stocked, priced and sold.

    `options` are its values in the order of the product's options (Small, Blue), empty for a single variant.
    `prices` holds at most one amount per currency.
    """

    id: SkuId
    code: str
    options: tuple[LocalizedText, ...]
    prices: tuple[Money, ...]
    fulfilment: Fulfilment = Fulfilment.SHIPPED
    archived: bool = False

    def price_in(self, currency: str) -> Money:
        """Its price in that currency, or NotPricedIn."""
        for price in self.prices:
            if price.currency == currency:
                return price
        raise NotPricedIn(self.id, currency)

    def label(self, language: str) -> str:
        """Its option values as one line; empty for the only variant of a product."""
        return " / ".join(value.in_(language) for value in self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """What is shown. `handle` is its stable, unique name in imports; `options` names the axes (Size,
    Colour). What is archived is not published. `edited_by` and `edited_at` tell of the last change by hand.
    """

    id: ProductId
    handle: str
    title: LocalizedText
    description: LocalizedText
    category_id: CategoryId | None
    options: tuple[LocalizedText, ...]
    skus: tuple[Sku, ...]
    pictures: tuple[FileId, ...] = ()
    published: bool = True
    archived: bool = False
    edited_by: PersonId | None = None
    edited_at: datetime | None = None
    version: int = 0

    @property
    def state(self) -> ProductState:
        if self.archived:
            return ProductState.ARCHIVED
        return ProductState.PUBLISHED if self.published else ProductState.DRAFT

    def sku(self, sku_id: SkuId) -> Sku:
        """The variant of that id, or NotFound."""
        for sku in self.skus:
            if sku.id == sku_id:
                return sku
        raise NotFound("sku", sku_id)

    def on_sale(self) -> tuple[Sku, ...]:
        """The variants that can be bought now."""
        return tuple(sku for sku in self.skus if self.published and not sku.archived)


def product_title(text: str) -> str:
    """One line of 1 to 120 characters, spaces folded, what nobody can write left out; or InvalidTitle."""
    folded = " ".join(text.split())
    title = "".join(char for char in folded if unicodedata.category(char) not in {"Cc", "Cs"})
    if not 1 <= len(title) <= TITLE_LIMIT:
        raise InvalidTitle(text)
    return title


def typed_code(text: str) -> str:
    """The code of a SKU as somebody types it, or InvalidSkuCode."""
    code = text.strip()
    if not _TYPED_CODE.fullmatch(code):
        raise InvalidSkuCode(text)
    return code


def product_handle(title: str, number: int = 1) -> str:
    """A handle made of the letters and digits of a title; the second of the same title is `...-2`."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", title).casefold())
    stem = "-".join(words)[:HANDLE_LIMIT].strip("-") or "product"
    return stem if number == 1 else f"{stem}-{number}"


def sku_code(handle: str, values: Iterable[str]) -> str:
    """A stable code for a variant that came without one, made of its handle and option values.

    Upper-case ASCII letters, digits and hyphens, at most 64; two hyphens stand between the parts. What that
    cannot say without loss ("+1.00" and "-1.00", Chinese, what is too long) gets eight hexadecimal digits of
    a hash besides, so that different variants differ. Letter case and spacing make no difference.
    """
    first, *others = (" ".join(unicodedata.normalize("NFC", part).split()) for part in (handle, *values))
    code = _PART_MARK.join(filter(None, map(_legible, (first, *others))))
    plain = _PLAIN_HANDLE.fullmatch(first) and all(map(_PLAIN_VALUE.fullmatch, others))
    if plain and len(code) <= CODE_LIMIT:
        return code
    source = "\x1f".join((first, *others)).casefold().encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(source).hexdigest()[:8].upper()
    return f"{code[: CODE_LIMIT - 9].strip('-')}-{digest}".lstrip("-")


def _legible(part: str) -> str:
    """What of the text upper-case ASCII letters and digits can say, accents dropped."""
    ascii_text = unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Z0-9]+", "-", ascii_text.upper()).strip("-")
