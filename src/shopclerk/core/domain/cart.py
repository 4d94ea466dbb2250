"""What a customer means to buy; prices are not promised until checkout."""

from dataclasses import dataclass, replace
from typing import Final

from shopclerk.core.domain.errors import CartFull, InvalidQuantity
from shopclerk.core.domain.ids import PersonId, SkuId

MOST_OF_ONE: Final = 999
MOST_LINES: Final = 50

_MOST_DIGITS: Final = 12
"""Leading zeros are let in; thousands of digits are not a number that Python would read."""


@dataclass(frozen=True, slots=True)
class CartLine:
    sku_id: SkuId
    quantity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cart:
    """One per customer, keyed by the customer's id; lines keep the order in which they were added."""

    id: PersonId
    lines: tuple[CartLine, ...] = ()
    version: int = 0

    def quantity_of(self, sku_id: SkuId) -> int:
        return next((line.quantity for line in self.lines if line.sku_id == sku_id), 0)

    def with_quantity(self, sku_id: SkuId, quantity: int) -> "Cart":
        """The cart with exactly that many of the SKU; zero takes it out."""
        if not 0 <= quantity <= MOST_OF_ONE:
            raise InvalidQuantity(str(quantity), MOST_OF_ONE)
        line = CartLine(sku_id, quantity)
        if self.quantity_of(sku_id):
            lines = tuple(line if old.sku_id == sku_id else old for old in self.lines)
        else:
            lines = (*self.lines, line)
        kept = tuple(line for line in lines if line.quantity)
        if len(kept) > MOST_LINES:
            raise CartFull(MOST_LINES)
        return replace(self, lines=kept)

    def adding(self, sku_id: SkuId, quantity: int) -> "Cart":
        """The cart with that many more of the SKU."""
        return self.with_quantity(sku_id, self.quantity_of(sku_id) + quantity)

    def emptied(self) -> "Cart":
        return replace(self, lines=())


def parse_quantity(text: str) -> int:
    """A whole number from 1 to 999 as people type it (full-width digits too), or InvalidQuantity."""
    plain = text.strip()
    if not plain.isdecimal() or len(plain) > _MOST_DIGITS or not 1 <= int(plain) <= MOST_OF_ONE:
        raise InvalidQuantity(text, MOST_OF_ONE)
    return int(plain)
