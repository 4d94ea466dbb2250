"""What a chat waits for on the way to an order."""

from dataclasses import dataclass
from typing import TypeAlias

from shopclerk.core.domain.ids import SkuId


@dataclass(frozen=True, slots=True)
class AwaitContact:
    """The next text is the `field` (`name`, `phone`, `address`) of the checkout.

    `point` is where the address is on the map, shared already (written as `places` does; empty: not): what
    is typed now says the street to it.
    """

    field: str
    point: str = ""


@dataclass(frozen=True, slots=True)
class AwaitDiscount:
    """The next text is a discount code."""


@dataclass(frozen=True, slots=True)
class AwaitQuantity:
    """The next text is how many of a SKU."""

    sku_id: SkuId


Awaited: TypeAlias = AwaitContact | AwaitDiscount | AwaitQuantity
