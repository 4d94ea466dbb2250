"""What an audit reads: whole families and stock books, page by page, each page of one committed state."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, TypeAlias

from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyEntry, PaymentAttempt
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.domain.stock import Reservation, StockItem, StockMovement
from shopclerk.core.domain.timeline import TimelineEntry
from shopclerk.core.ports.queries.aftersales import CasesOf
from shopclerk.core.ports.queries.money import AttemptsOf, DiscrepanciesOf, MoneyOf, RefundsOf
from shopclerk.core.ports.queries.orders import TimelineOf
from shopclerk.core.ports.queries.parcels import ShipmentsOf
from shopclerk.core.ports.queries.stock import ReservationsOf
from shopclerk.core.ports.store import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """An order and everything of it, as it is kept; `movements` is what of the stock ledger names it."""

    order: Order
    attempts: Sequence[PaymentAttempt]
    money: Sequence[MoneyEntry]
    reservations: Sequence[Reservation]
    movements: Sequence[StockMovement]
    shipments: Sequence[Shipment]
    refunds: Sequence[Refund]
    cases: Sequence[AfterSalesCase]
    discrepancies: Sequence[Discrepancy]
    timeline: Sequence[TimelineEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class StockBook:
    """The level of a SKU, the sum of its movements, and the sum of what orders hold of it, in units."""

    level: StockItem
    moved: int
    held: int


@dataclass(frozen=True, slots=True)
class MovementsOf(Query[StockMovement]):
    """The stock movements that an order made, by (at, id)."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class Families(Query[Family]):
    """Orders after one of them, by id, each with everything of it; all of one page at one moment."""

    after: str = ""
    limit: int = 100


@dataclass(frozen=True, slots=True)
class FamiliesOf(Query[Family]):
    """These orders, by id, each with everything of it, all at one moment; unknown ones are left out."""

    order_ids: tuple[OrderId, ...]


@dataclass(frozen=True, slots=True)
class StockBooks(Query[StockBook]):
    """SKUs that have a level, after one of them, by id; all of one page at one moment."""

    after: str = ""
    limit: int = 100


PARTS: Final[tuple[Callable[[OrderId], Query[Any]], ...]] = (
    AttemptsOf,
    MoneyOf,
    ReservationsOf,
    MovementsOf,
    ShipmentsOf,
    RefundsOf,
    CasesOf,
    DiscrepanciesOf,
    TimelineOf,
)
"""All that is asked of an order, in the order in which `_family` is given the answers."""

Ask: TypeAlias = Callable[[Sequence[Query[Any]]], Sequence[tuple[Any, ...]]]
"""Answers queries, in their order, within the transaction that asks them."""


def families(orders: Sequence[Order], ask: Ask) -> tuple[Family, ...]:
    """The orders, each with what `ask` knows of it; all is asked at once."""
    answers = iter(ask([part(order.id) for order in orders for part in PARTS]))
    return tuple(_family(order, islice(answers, len(PARTS))) for order in orders)


def _family(order: Order, parts: Iterable[tuple[Any, ...]]) -> Family:
    attempts, money, reservations, movements, shipments, refunds, cases, discrepancies, timeline = parts
    return Family(
        order=order,
        attempts=attempts,
        money=money,
        reservations=reservations,
        movements=movements,
        shipments=shipments,
        refunds=refunds,
        cases=cases,
        discrepancies=discrepancies,
        timeline=timeline,
    )
