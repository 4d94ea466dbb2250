"""What a decision wants written: values and the guards under which they may be written.

A `Changeset` is admitted as a whole or not at all. Its guards are a closed set:

    version   a saved record is still at the version that was read (0: does not exist yet)
    expect    a record that is not written is still at the version that was read
    stock     after the delta 0 <= reserved <= on_hand holds, and on_hand is what a correction expected
    counter   after the delta a counter is not above its bound, and not below zero
    claim     nobody owns the key yet
"""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, TypeAlias

from shopclerk.core.domain.acts import Acted
from shopclerk.core.domain.addresses import AddressBook
from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.campaign import Campaign
from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.catalogue import Category, Product
from shopclerk.core.domain.discount import Discount
from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.domain.events import Event
from shopclerk.core.domain.ids import OrderId, PersonId, SkuId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyEntry, PaymentAttempt
from shopclerk.core.domain.people import Contact
from shopclerk.core.domain.picture import PictureJob
from shopclerk.core.domain.preferences import Preferences
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import ParcelEvent, Shipment
from shopclerk.core.domain.shop_settings import ShopSettings
from shopclerk.core.domain.stock import MovementReason, Reservation, StockItem, StockMovement, StockWatch
from shopclerk.core.domain.threads import Thread
from shopclerk.core.domain.timeline import TimelineEntry

Record: TypeAlias = (
    Category
    | Product
    | Cart
    | Contact
    | Order
    | PaymentAttempt
    | Reservation
    | Shipment
    | PictureJob
    | Refund
    | AfterSalesCase
    | Discount
    | Discrepancy
    | StockWatch
    | Preferences
    | Campaign
    | AddressBook
    | Thread
    | ShopSettings
)
"""What is saved as a whole, by `id`, under its `version`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxEntry:
    """One event that somebody must be told of; not yet directed at anybody. Entries are told in order
    of id.
    """

    id: str
    event: Event
    at: datetime


Entry: TypeAlias = TimelineEntry | MoneyEntry | ParcelEvent | StockMovement | Acted | OutboxEntry
"""What is only ever appended."""


class Key(NamedTuple):
    """Names a record: its class and its id."""

    kind: type[object]
    id: str


@dataclass(frozen=True, slots=True)
class Expect:
    """The record is still at that version."""

    key: Key
    version: int


@dataclass(frozen=True, slots=True)
class Claim:
    """`owner` becomes the one owner of `key` within `scope` (`checkout`, `request`, `order number`,
    `event:<provider>`).
    """

    scope: str
    key: str
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StockDelta:
    """A change of one SKU's level, in units. A SKU without a level counts as zero of everything.

    `expected_on_hand` makes it a correction by compare-and-set; `safety_stock` sets the threshold when given.
    A change of on_hand writes one stock movement for `reason`, made `by` somebody.
    """

    sku_id: SkuId
    on_hand: int = 0
    reserved: int = 0
    reason: MovementReason = MovementReason.CORRECTED
    by: PersonId | None = None
    order_id: OrderId | None = None
    expected_on_hand: int | None = None
    safety_stock: int | None = None


@dataclass(frozen=True, slots=True)
class CounterDelta:
    """A change of the counter `name`, which begins at zero; refused when it would be above `most`
    (None: unbounded).
    """

    name: str
    delta: int
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changeset:
    """One decision. `id` and `at` name the rows that only its admission can know (movements, crossings).

    A record is written with `version + 1`. Deltas that name a SKU twice are summed before they are judged.
    """

    id: str
    at: datetime
    claims: tuple[Claim, ...] = ()
    saves: tuple[Record, ...] = ()
    expects: tuple[Expect, ...] = ()
    stock: tuple[StockDelta, ...] = ()
    counters: tuple[CounterDelta, ...] = ()
    appends: tuple[Entry, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.claims or self.saves or self.stock or self.counters or self.appends)


@dataclass(frozen=True, slots=True)
class Stale:
    """Refused: the record is not at the version that was read."""

    key: Key


@dataclass(frozen=True, slots=True)
class Taken:
    """Refused: somebody else owns the claim."""

    claim: Claim
    owner: str


@dataclass(frozen=True, slots=True)
class Short:
    """Refused: `wanted` units were to be reserved or taken and only `left` were there."""

    sku_id: SkuId
    wanted: int
    left: int


@dataclass(frozen=True, slots=True)
class Moved:
    """Refused: a correction expected another on_hand."""

    sku_id: SkuId
    on_hand: int


@dataclass(frozen=True, slots=True)
class Spent:
    """Refused: the counter is at its bound."""

    name: str
    most: int


Refusal: TypeAlias = Stale | Taken | Spent | Short | Moved


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was written, for this reason. Claims are judged first, then versions, counters, stock."""

    reason: Refusal


@dataclass(frozen=True, slots=True)
class Admitted:
    """It may be written: the new stock levels and counters, and the rows that only the applied deltas
    could know.
    """

    levels: tuple[StockItem, ...] = ()
    counters: tuple[tuple[str, int], ...] = ()
    movements: tuple[StockMovement, ...] = ()
    alerts: tuple[OutboxEntry, ...] = ()
