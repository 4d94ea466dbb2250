"""What a chat waits for when somebody writes to the shop, or the shop to somebody."""

from dataclasses import dataclass
from typing import TypeAlias

from shopclerk.core.domain.ids import OrderId, ProductId, ThreadId


@dataclass(frozen=True, slots=True)
class AwaitQuestion:
    """The next text or picture begins a thread, about that order, that product, or (both None) anything."""

    order_id: OrderId | None = None
    product_id: ProductId | None = None


@dataclass(frozen=True, slots=True)
class AwaitMessage:
    """The next text or picture is said in a thread that has `seen` messages so far."""

    thread_id: ThreadId
    seen: int


@dataclass(frozen=True, slots=True)
class AwaitFirstWord:
    """The next text or picture of staff is said to the customer of that order, who has not asked."""

    order_id: OrderId


Awaited: TypeAlias = AwaitQuestion | AwaitMessage | AwaitFirstWord
