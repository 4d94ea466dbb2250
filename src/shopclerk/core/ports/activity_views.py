"""What staff did, read of what is kept with orders, stock, goods, settings, questions, and of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, TypeAlias

from shopclerk.core.domain.acts import Acted
from shopclerk.core.domain.ids import OrderId, PersonId, ProductId, ThreadId
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.shop_settings import Setting
from shopclerk.core.domain.stock import StockMovement
from shopclerk.core.domain.timeline import Move
from shopclerk.core.ports.views import ViewQuery


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderMoved:
    """A step of an order, its parcels, refunds or cases; `amount` is that of a refund."""

    order_id: OrderId
    number: str
    move: Move
    amount: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StockMoved:
    """Goods counted or taken in. The SKU may be gone: then nothing names it."""

    movement: StockMovement
    product_id: ProductId | None = None
    title: LocalizedText | None = None
    options: tuple[LocalizedText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsEdited:
    """The last change of a product by hand; of those before it nothing is kept."""

    product_id: ProductId
    title: LocalizedText


@dataclass(frozen=True, slots=True)
class SettingChosen:
    setting: Setting


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    thread_id: ThreadId


@dataclass(frozen=True, slots=True)
class Noted:
    """What is kept by itself; `number` is that of the order it is about, if it is about one."""

    acted: Acted
    number: str = ""


What: TypeAlias = OrderMoved | StockMoved | GoodsEdited | SettingChosen | QuestionAnswered | Noted


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What one of the staff did, and when."""

    at: datetime
    by: PersonId
    what: What


@dataclass(frozen=True, slots=True)
class Deeds(ViewQuery[Deed]):
    """What staff did, or one of them (`by`), newest first, from `until` on backwards. `past` are as many as
    were seen already of those at that very moment.

    Nothing of customers, nor of the shop itself; nothing that only follows: what became of payments, and the
    stock that left or came back with an order.
    """

    until: datetime
    by: PersonId | None = None
    past: int = 0
    limit: int = 6

    @property
    def reach(self) -> int:
        """How many of each kind may be on the page."""
        return self.past + self.limit


class Placed(NamedTuple):
    """A deed with its place among those of one moment: the number of its kind, then what tells it there."""

    place: tuple[int | str, ...]
    deed: Deed


def newest(query: Deeds, placed: Iterable[Placed]) -> tuple[Deed, ...]:
    """The page, of the newest of each kind."""
    ordered = sorted(placed, key=lambda each: (each.deed.at, each.place), reverse=True)
    return tuple(each.deed for each in ordered[query.past : query.reach])
