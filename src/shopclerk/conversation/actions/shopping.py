"""Shelves, products and the cart."""

from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias

from shopclerk.core.domain.ids import CategoryId, ProductId, SkuId


@dataclass(frozen=True, slots=True)
class ShowCategories:
    """All shelves."""

    code: ClassVar[str] = "cs"


@dataclass(frozen=True, slots=True)
class ShowProducts:
    """A page of one shelf (None: everything) after a product."""

    code: ClassVar[str] = "ps"

    category_id: CategoryId | None
    after: ProductId | None = None


@dataclass(frozen=True, slots=True)
class ShowProduct:
    """A product, with one of its SKUs chosen or none yet."""

    code: ClassVar[str] = "pt"

    product_id: ProductId
    sku_id: SkuId | None = None


@dataclass(frozen=True, slots=True)
class ShowPictures:
    """All pictures of a product; its page stays as it was."""

    code: ClassVar[str] = "pi"

    product_id: ProductId
    sku_id: SkuId | None = None


@dataclass(frozen=True, slots=True)
class ShareProduct:
    """The link to a product, or to one of its SKUs, and its picture."""

    code: ClassVar[str] = "sr"

    product_id: ProductId
    sku_id: SkuId | None = None


@dataclass(frozen=True, slots=True)
class AddToCart:
    """Put `quantity` more of a SKU into the cart."""

    code: ClassVar[str] = "ac"

    sku_id: SkuId
    quantity: int


@dataclass(frozen=True, slots=True)
class AskQuantity:
    """Let the customer type how many of a SKU."""

    code: ClassVar[str] = "aq"

    sku_id: SkuId


@dataclass(frozen=True, slots=True)
class SetQuantity:
    """Have exactly `quantity` of a SKU in the cart; zero takes it out."""

    code: ClassVar[str] = "sq"

    sku_id: SkuId
    quantity: int


@dataclass(frozen=True, slots=True)
class ShowCart:
    code: ClassVar[str] = "ct"


@dataclass(frozen=True, slots=True)
class EmptyCart:
    """Take everything out."""

    code: ClassVar[str] = "ec"


@dataclass(frozen=True, slots=True)
class WatchStock:
    """Tell the customer once when a SKU can be ordered again."""

    code: ClassVar[str] = "ws"

    sku_id: SkuId


Action: TypeAlias = (
    ShowCategories
    | ShowProducts
    | ShowProduct
    | ShowPictures
    | ShareProduct
    | AddToCart
    | AskQuantity
    | SetQuantity
    | ShowCart
    | EmptyCart
    | WatchStock
)

ONES_OWN: Final = (
    ShowCategories,
    ShowProducts,
    ShowProduct,
    ShowPictures,
    ShareProduct,
    WatchStock,
    ShowCart,
    AddToCart,
    AskQuantity,
    SetQuantity,
    EmptyCart,
)
