"""What a chat of staff waits for about what is for sale; `version` is what was seen when it was asked."""

from dataclasses import dataclass
from typing import TypeAlias

from shopclerk.core.domain.ids import ProductId, SkuId


@dataclass(frozen=True, slots=True)
class AwaitGoodsName:
    """The next text is a part of a title or a code."""


@dataclass(frozen=True, slots=True)
class AwaitGoods:
    """The next text is the `field` (`title`, `description`) of a product in a language."""

    goods_id: ProductId
    field: str
    language: str
    version: int


@dataclass(frozen=True, slots=True)
class AwaitPicture:
    """The next pictures are of that product."""

    goods_id: ProductId


@dataclass(frozen=True, slots=True)
class AwaitCategory:
    """The next text is the name of the category it goes into."""

    goods_id: ProductId
    version: int


@dataclass(frozen=True, slots=True)
class AwaitVariant:
    """The next text is the `field` (`code`, `price`) of a variant."""

    variant_id: SkuId
    field: str
    currency: str | None
    version: int


@dataclass(frozen=True, slots=True)
class AwaitNewVariant:
    """The next text says what another variant is, or what variants differ in."""

    goods_id: ProductId
    version: int


Awaited: TypeAlias = (
    AwaitGoodsName | AwaitGoods | AwaitPicture | AwaitCategory | AwaitVariant | AwaitNewVariant
)
