"""Shelves, products and the cart."""

from dataclasses import dataclass

from shopclerk.core.domain.ids import CategoryId, ProductId, SkuId


@dataclass(frozen=True, slots=True)
class ShowCategories:
    """All shelves."""


@dataclass(frozen=True, slots=True)
class ShowProducts:
    """A page of one shelf (None: everything) after a product."""

    category_id: CategoryId | None
    after: ProductId | None = None


@dataclass(frozen=True, slots=True)
class ShowProduct:
    """A product, with one of its SKUs chosen or none yet."""

    product_id: ProductId
    sku_id: SkuId | None = None


@dataclass(frozen=True, slots=True)
class ShowPictures:
    """All pictures of a product; its page stays as it was."""

    product_id: ProductId
    sku_id: SkuId | None = None


@dataclass(frozen=True, slots=True)
class ShareProduct:
    """The link to a product, or to one of its SKUs, and its picture."""

    product_id: ProductId
    sku_id: SkuId | None = None


@dataclass(frozen=True, slots=True)
class AddToCart:
    """Put `quantity` more of a SKU into the cart."""

    sku_id: SkuId
    quantity: int


@dataclass(frozen=True, slots=True)
class AskQuantity:
    """Let the customer type how many of a SKU."""

    sku_id: SkuId


@dataclass(frozen=True, slots=True)
class SetQuantity:
    """Have exactly `quantity` of a SKU in the cart; zero takes it out."""

    sku_id: SkuId
    quantity: int


@dataclass(frozen=True, slots=True)
class ShowCart:
    pass


@dataclass(frozen=True, slots=True)
class EmptyCart:
    """Take everything out."""


@dataclass(frozen=True, slots=True)
class WatchStock:
    """Tell the customer once when a SKU can be ordered again."""

    sku_id: SkuId
