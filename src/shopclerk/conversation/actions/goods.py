"""What staff do with what is for sale. What changes a product names the version that was looked at."""

from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias

from shopclerk.core.domain.ids import CategoryId, ProductId, SkuId


@dataclass(frozen=True, slots=True)
class ShowCatalogue:
    """Show what there is, and what can be done with it."""

    code: ClassVar[str] = "gc"


@dataclass(frozen=True, slots=True)
class ListGoods:
    """List products in a state (`ProductState`), of one category (None: of all), behind one of them."""

    code: ClassVar[str] = "gl"

    state: str
    category_id: CategoryId | None = None
    after: ProductId | None = None


@dataclass(frozen=True, slots=True)
class ChooseShelf:
    """Let staff choose whose products to list."""

    code: ClassVar[str] = "gh"


@dataclass(frozen=True, slots=True)
class SearchGoods:
    """Let staff type a part of a title or a code."""

    code: ClassVar[str] = "gs"


@dataclass(frozen=True, slots=True)
class ShowGoods:
    """Show a product, in the shop or not."""

    code: ClassVar[str] = "gp"

    goods_id: ProductId


@dataclass(frozen=True, slots=True)
class AskGoods:
    """Let staff type the `field` (`title`, `description`) of a product in a language."""

    code: ClassVar[str] = "ga"

    goods_id: ProductId
    field: str
    language: str


@dataclass(frozen=True, slots=True)
class ShowTexts:
    """Show what a product is called in which language."""

    code: ClassVar[str] = "gt"

    goods_id: ProductId


@dataclass(frozen=True, slots=True)
class ShowGoodsPictures:
    """Show one of its pictures, counted from 0, and what can be done with it."""

    code: ClassVar[str] = "gi"

    goods_id: ProductId
    place: int = 0


@dataclass(frozen=True, slots=True)
class AskPicture:
    """Let staff send another picture of it."""

    code: ClassVar[str] = "gj"

    goods_id: ProductId


@dataclass(frozen=True, slots=True)
class FirstPicture:
    """Show that picture before the others."""

    code: ClassVar[str] = "gf"

    goods_id: ProductId
    version: int
    place: int


@dataclass(frozen=True, slots=True)
class DropPicture:
    """Show that picture no more."""

    code: ClassVar[str] = "gd"

    goods_id: ProductId
    version: int
    place: int


@dataclass(frozen=True, slots=True)
class AskCategory:
    """Let staff choose its category, or type a new one."""

    code: ClassVar[str] = "go"

    goods_id: ProductId


@dataclass(frozen=True, slots=True)
class PutInto:
    """Put it into that category; None: into none."""

    code: ClassVar[str] = "gu"

    goods_id: ProductId
    version: int
    category_id: CategoryId | None


@dataclass(frozen=True, slots=True)
class ShowVariants:
    """List its variants; `skip` so many."""

    code: ClassVar[str] = "gv"

    goods_id: ProductId
    skip: int = 0


@dataclass(frozen=True, slots=True)
class ShowVariant:
    """Show one variant: its code, prices and stock."""

    code: ClassVar[str] = "gw"

    variant_id: SkuId


@dataclass(frozen=True, slots=True)
class AskVariant:
    """Let staff type the `field` (`code`, `price`) of a variant, the price in a currency (None: in any)."""

    code: ClassVar[str] = "gx"

    variant_id: SkuId
    field: str
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class DropPrice:
    """Do not sell it in that currency."""

    code: ClassVar[str] = "gy"

    variant_id: SkuId
    version: int
    currency: str


@dataclass(frozen=True, slots=True)
class RetireVariant:
    """Sell that variant no more."""

    code: ClassVar[str] = "gr"

    variant_id: SkuId
    version: int


@dataclass(frozen=True, slots=True)
class ReviveVariant:
    """Sell it again."""

    code: ClassVar[str] = "gb"

    variant_id: SkuId
    version: int


@dataclass(frozen=True, slots=True)
class AskNewVariant:
    """Let staff type another variant; or, of what has no options, what its variants differ in."""

    code: ClassVar[str] = "gn"

    goods_id: ProductId


@dataclass(frozen=True, slots=True)
class PublishGoods:
    """Have it in the shop."""

    code: ClassVar[str] = "gk"

    goods_id: ProductId
    version: int


@dataclass(frozen=True, slots=True)
class HideGoods:
    """Take it out of the shop for now."""

    code: ClassVar[str] = "gq"

    goods_id: ProductId
    version: int


@dataclass(frozen=True, slots=True)
class AskArchive:
    """Say what it means to put it away, and ask whether to."""

    code: ClassVar[str] = "gz"

    goods_id: ProductId


@dataclass(frozen=True, slots=True)
class ArchiveGoods:
    """Put it away."""

    code: ClassVar[str] = "gg"

    goods_id: ProductId
    version: int


@dataclass(frozen=True, slots=True)
class BringBack:
    """Have it as a draft again."""

    code: ClassVar[str] = "gm"

    goods_id: ProductId
    version: int


@dataclass(frozen=True, slots=True)
class ExportCatalogue:
    """Send the catalogue as a file."""

    code: ClassVar[str] = "qe"


Action: TypeAlias = (
    ShowCatalogue
    | ListGoods
    | ChooseShelf
    | SearchGoods
    | ShowGoods
    | AskGoods
    | ShowTexts
    | ShowGoodsPictures
    | AskPicture
    | FirstPicture
    | DropPicture
    | AskCategory
    | PutInto
    | ShowVariants
    | ShowVariant
    | AskVariant
    | DropPrice
    | RetireVariant
    | ReviveVariant
    | AskNewVariant
    | PublishGoods
    | HideGoods
    | AskArchive
    | ArchiveGoods
    | BringBack
    | ExportCatalogue
)

ONES_OWN: Final = (AskPicture,)
"""Pictures are not heard in a room."""
