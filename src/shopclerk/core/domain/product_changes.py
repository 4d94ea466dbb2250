"""What can be changed of a product by hand, one thing at a time; `editing` says what comes of it."""

from dataclasses import dataclass
from typing import TypeAlias

from shopclerk.core.domain.ids import CategoryId, FileId, SkuId
from shopclerk.core.domain.money import Money


@dataclass(frozen=True, slots=True)
class Retitle:
    """Call it that in a language. Without a text the translation goes; the shop's own title stays."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Describe:
    """Say that of it in a language. Without a text nothing is said in it."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Categorise:
    """Put it on a shelf, or on none."""

    category_id: CategoryId | None


@dataclass(frozen=True, slots=True)
class AddPicture:
    """Show another one, last. One that it shows already stays where it is."""

    file_id: FileId


@dataclass(frozen=True, slots=True)
class DropPicture:
    """Show that one no more."""

    file_id: FileId


@dataclass(frozen=True, slots=True)
class ShowFirst:
    """Show that picture before the others."""

    file_id: FileId


@dataclass(frozen=True, slots=True)
class Reprice:
    """A variant costs that much in the currency of the price."""

    sku_id: SkuId
    price: Money


@dataclass(frozen=True, slots=True)
class Unprice:
    """A variant is not sold in that currency."""

    sku_id: SkuId
    currency: str


@dataclass(frozen=True, slots=True)
class Recode:
    """Know a variant by another code."""

    sku_id: SkuId
    code: str


@dataclass(frozen=True, slots=True)
class NameOption:
    """What had one variant without options is told apart by `name` from now on; that variant's is `value`."""

    language: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class AddVariant:
    """Another one, with a value for each option; `sku_id` is new, and the code is given."""

    sku_id: SkuId
    language: str
    values: tuple[str, ...]
    price: Money
    code: str


@dataclass(frozen=True, slots=True)
class RetireVariant:
    """Sell one variant no more."""

    sku_id: SkuId


@dataclass(frozen=True, slots=True)
class ReviveVariant:
    """Sell it again."""

    sku_id: SkuId


@dataclass(frozen=True, slots=True)
class Publish:
    """Have it in the shop."""


@dataclass(frozen=True, slots=True)
class Hide:
    """Take it out of the shop for now; it is a draft again."""


@dataclass(frozen=True, slots=True)
class Archive:
    """Put it away."""


@dataclass(frozen=True, slots=True)
class BringBack:
    """From what was put away, as a draft."""


Change: TypeAlias = (
    Retitle
    | Describe
    | Categorise
    | AddPicture
    | DropPicture
    | ShowFirst
    | Reprice
    | Unprice
    | Recode
    | NameOption
    | AddVariant
    | RetireVariant
    | ReviveVariant
    | Publish
    | Hide
    | Archive
    | BringBack
)
