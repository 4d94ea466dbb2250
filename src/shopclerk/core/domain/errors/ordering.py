"""What stands between a cart and its order."""

from dataclasses import dataclass

from shopclerk.core.domain.errors.refusal import DomainError


@dataclass(unsafe_hash=True)
class EmptyCart(DomainError):
    """There is nothing to order."""


@dataclass(unsafe_hash=True)
class CartFull(DomainError):
    """The cart already holds the `most` different SKUs that one order may name."""

    most: int


@dataclass(unsafe_hash=True)
class NotForSale(DomainError):
    """The SKU was archived or unpublished after it was shown."""

    sku_id: str


@dataclass(unsafe_hash=True)
class NotPricedIn(DomainError):
    """The SKU has no price in the currency of the shop."""

    sku_id: str
    currency: str


@dataclass(unsafe_hash=True)
class OutOfStock(DomainError):
    """`wanted` units were asked for and only `left` can be promised."""

    sku_id: str
    wanted: int
    left: int


@dataclass(unsafe_hash=True)
class PricesChanged(DomainError):
    """The total reviewed is not the total now; both are minor units of `currency`."""

    reviewed: int
    now: int
    currency: str


@dataclass(unsafe_hash=True)
class DiscountRefused(DomainError):
    """The code does not apply: `why` is `unknown`, `not_yet`, `over`, `used_up`, `minimum` or `currency`;
    or it cannot be made: `taken`, `changed` (meanwhile, by somebody else) or `invalid`; or what was typed of
    it is no `value`, no `day`, or no `word` of ours.
    """

    code: str
    why: str


@dataclass(unsafe_hash=True)
class OrdersOpen(DomainError):
    """Something of the orders with these `numbers` is still to happen: their customer is still needed."""

    numbers: tuple[str, ...]


@dataclass(unsafe_hash=True)
class ShippingUnavailable(DomainError):
    """No such shipping option, or not in the currency of the order."""

    option: str


@dataclass(unsafe_hash=True)
class NotSoldIn(DomainError):
    """The shop has no prices in that currency (any more)."""

    currency: str
