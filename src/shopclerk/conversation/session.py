"""Where a chat stands: what it waits for, and what was already said towards an order."""

from dataclasses import dataclass, field
from typing import TypeAlias

from shopclerk.core.domain.ids import OrderId, SkuId


@dataclass(frozen=True, slots=True)
class AwaitContact:
    """The next text is the `field` (`name`, `phone`, `address`) of the checkout."""

    field: str


@dataclass(frozen=True, slots=True)
class AwaitQuantity:
    """The next text is how many of a SKU."""

    sku_id: SkuId


@dataclass(frozen=True, slots=True)
class AwaitTracking:
    """The next text is the tracking number of an order."""

    order_id: OrderId


Awaited: TypeAlias = AwaitContact | AwaitQuantity | AwaitTracking


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was typed so far; empty text: not yet.

    `tracking` is a number of the order awaited whose carrier must still be chosen. `review` is the checkout
    token of the review that shows this draft and this cart: no other review may place them.
    """

    name: str = ""
    phone: str = ""
    address: str = ""
    tracking: str = ""
    review: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One per address and person."""

    address: str
    person_id: str
    awaited: Awaited | None = None
    draft: Draft = field(default_factory=Draft)
