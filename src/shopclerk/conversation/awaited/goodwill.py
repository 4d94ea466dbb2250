"""What the owner's chat waits for to pay something back."""

from dataclasses import dataclass
from typing import TypeAlias

from shopclerk.core.domain.ids import OrderId


@dataclass(frozen=True, slots=True)
class AwaitGoodwill:
    """The next text is how much of an order is paid back, and why."""

    order_id: OrderId


Awaited: TypeAlias = AwaitGoodwill
