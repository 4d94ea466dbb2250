"""What a chat of the owner waits for about a discount code."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class AwaitNewDiscount:
    """The next text is a code, alone or with all that it is good for."""


@dataclass(frozen=True, slots=True)
class AwaitDiscountTerm:
    """The next text is the `field` of the code of that `name` (empty: of the one that is being made)."""

    name: str
    field: str


Awaited: TypeAlias = AwaitNewDiscount | AwaitDiscountTerm
