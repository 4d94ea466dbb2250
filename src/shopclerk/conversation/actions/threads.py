"""Questions to the shop, as both sides have them."""

from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias

from shopclerk.core.domain.ids import OrderId, ProductId, ThreadId


@dataclass(frozen=True, slots=True)
class AskShop:
    """Let a customer write to the shop: about an order, about a product, or (both None) about anything."""

    code: ClassVar[str] = "tk"

    order_id: OrderId | None = None
    product_id: ProductId | None = None


@dataclass(frozen=True, slots=True)
class ShowMyThreads:
    """A page of a customer's own questions."""

    code: ClassVar[str] = "tm"

    after: ThreadId | None = None


@dataclass(frozen=True, slots=True)
class ShowThread:
    """What was said, up to the message `before` that place (None: to the last)."""

    code: ClassVar[str] = "th"

    thread_id: ThreadId
    before: int | None = None


@dataclass(frozen=True, slots=True)
class WriteThread:
    """Let somebody say something more: the customer write on, staff answer."""

    code: ClassVar[str] = "tw"

    thread_id: ThreadId


@dataclass(frozen=True, slots=True)
class WriteToCustomer:
    """Let staff say something first, about an order."""

    code: ClassVar[str] = "tf"

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class SendAnyway:
    """Send the answer just written, having `seen` so many messages, a colleague's answer among them."""

    code: ClassVar[str] = "ts"

    thread_id: ThreadId
    seen: int


@dataclass(frozen=True, slots=True)
class ShowThreadPicture:
    """The picture at that place, of all that were sent in a thread."""

    code: ClassVar[str] = "tp"

    thread_id: ThreadId
    place: int


@dataclass(frozen=True, slots=True)
class AskCloseThread:
    """State what closing without an answer means and ask staff for a yes."""

    code: ClassVar[str] = "tc"

    thread_id: ThreadId


@dataclass(frozen=True, slots=True)
class CloseThread:
    """Nobody has anything to add to the `seen` messages."""

    code: ClassVar[str] = "tx"

    thread_id: ThreadId
    seen: int


@dataclass(frozen=True, slots=True)
class ReopenThread:
    """Have it wait in the queue again."""

    code: ClassVar[str] = "to"

    thread_id: ThreadId


@dataclass(frozen=True, slots=True)
class ShowThreads:
    """For staff: a page of the questions that wait, after the one that waits since `since` (microseconds of
    the epoch).
    """

    code: ClassVar[str] = "tl"

    since: int | None = None
    after: ThreadId | None = None


@dataclass(frozen=True, slots=True)
class ShowAllThreads:
    """For staff: a page of all questions, the newest first."""

    code: ClassVar[str] = "ta"

    after: ThreadId | None = None


Action: TypeAlias = (
    AskShop
    | ShowMyThreads
    | ShowThread
    | WriteThread
    | WriteToCustomer
    | SendAnyway
    | ShowThreadPicture
    | AskCloseThread
    | CloseThread
    | ReopenThread
    | ShowThreads
    | ShowAllThreads
)

ONES_OWN: Final = (AskShop, ShowMyThreads)
