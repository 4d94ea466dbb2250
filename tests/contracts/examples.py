"""Plain records to arrange with: a small shop, each value with a default."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from shopclerk.core.domain.catalogue import Category, Product, Sku
from shopclerk.core.domain.ids import (
    AttemptId,
    CategoryId,
    ContactId,
    OrderId,
    OrderLineId,
    PersonId,
    ProductId,
    ShipmentId,
    SkuId,
)
from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order, OrderLine
from shopclerk.core.domain.payment import MoneyEntry, MoneyKind, PaymentAttempt
from shopclerk.core.domain.people import Actor, Contact, Role
from shopclerk.core.domain.picture import PictureJob
from shopclerk.core.domain.shipment import ParcelEvent, Scan, Shipment, ShipmentLine
from shopclerk.core.domain.stock import Reservation, reservation_id
from shopclerk.core.domain.timeline import Axis, Move, TimelineEntry
from shopclerk.core.ports.changeset import (
    Admitted,
    Changeset,
    Claim,
    CounterDelta,
    Entry,
    Expect,
    Record,
    StockDelta,
)
from tests.contracts.databases import Shop

NOON: Final = datetime(2026, 3, 1, 12, tzinfo=UTC)
MINUTE: Final = timedelta(minutes=1)
CLERK: Final = Actor(PersonId("clerk"), Role.CLERK)
TEA: Final = LocalizedText.of({"en": "Tea", "zh-Hans": "茶"})


def text(english: str) -> LocalizedText:
    return LocalizedText.single("en", english)


def category(id: str = "shelf", **changes: Any) -> Category:
    defaults: dict[str, Any] = {"id": CategoryId(id), "name": text(id)}
    return Category(**defaults | changes)


def sku(id: str = "sku", *prices: Money, **changes: Any) -> Sku:
    defaults: dict[str, Any] = {
        "id": SkuId(id),
        "code": id.upper(),
        "options": (),
        "prices": prices or (Money(990, "CNY"),),
    }
    return Sku(**defaults | changes)


def product(id: str = "product", *skus: Sku, **changes: Any) -> Product:
    defaults: dict[str, Any] = {
        "id": ProductId(id),
        "handle": id,
        "title": TEA,
        "description": text("leaves"),
        "category_id": None,
        "options": (),
        "skus": skus or (sku(f"{id}-sku"),),
    }
    return Product(**defaults | changes)


def line(id: str, quantity: int = 1, sku_id: str = "sku", *, cancelled: int = 0) -> OrderLine:
    return OrderLine(
        id=OrderLineId(id),
        product_id=ProductId("product"),
        sku_id=SkuId(sku_id),
        title=TEA,
        options=(text("Small"),),
        unit_price=Money(990, "CNY"),
        quantity=quantity,
        cancelled=cancelled,
    )


def order(id: str = "order", *lines: OrderLine, **changes: Any) -> Order:
    defaults: dict[str, Any] = {
        "id": OrderId(id),
        "number": f"N-{id}",
        "customer_id": PersonId("customer"),
        "contact_id": ContactId("contact"),
        "lines": lines or (line(f"{id}-1"),),
        "total": Money(990, "CNY"),
        "status": OrderStatus.PENDING_PAYMENT,
        "placed_at": NOON,
    }
    return Order(**defaults | changes)


def contact(id: str = "contact", **changes: Any) -> Contact:
    defaults: dict[str, Any] = {
        "id": ContactId(id),
        "person_id": PersonId("customer"),
        "name": "Li Lei",
        "phone": "+8613800138000",
        "address": "1 Long Street\nHangzhou",
    }
    return Contact(**defaults | changes)


def attempt(id: str = "attempt", **changes: Any) -> PaymentAttempt:
    defaults: dict[str, Any] = {
        "id": AttemptId(id),
        "order_id": OrderId("order"),
        "provider": "bank",
        "method": "card",
        "amount": Money(990, "CNY"),
        "created_at": NOON,
    }
    return PaymentAttempt(**defaults | changes)


def money(id: str = "money", **changes: Any) -> MoneyEntry:
    defaults: dict[str, Any] = {
        "id": id,
        "order_id": OrderId("order"),
        "attempt_id": AttemptId("attempt"),
        "kind": MoneyKind.CAPTURED,
        "amount": Money(990, "CNY"),
        "provider": "bank",
        "reference": f"ref-{id}",
        "at": NOON,
    }
    return MoneyEntry(**defaults | changes)


def reservation(sku_id: str = "sku", order_id: str = "order", **changes: Any) -> Reservation:
    defaults: dict[str, Any] = {
        "id": reservation_id(OrderId(order_id), SkuId(sku_id)),
        "order_id": OrderId(order_id),
        "sku_id": SkuId(sku_id),
        "held": 1,
        "expires_at": NOON,
    }
    return Reservation(**defaults | changes)


def shipment(id: str = "shipment", *lines: tuple[str, int], **changes: Any) -> Shipment:
    defaults: dict[str, Any] = {
        "id": ShipmentId(id),
        "order_id": OrderId("order"),
        "carrier": "sf",
        "tracking_number": "SF1234567",
        "lines": tuple(ShipmentLine(OrderLineId(line_id), quantity) for line_id, quantity in lines),
        "status": ShipmentStatus.SHIPPED,
        "shipped_by": CLERK,
        "shipped_at": NOON,
    }
    return Shipment(**defaults | changes)


def scan(id: str, at: datetime = NOON, **changes: Any) -> ParcelEvent:
    told: dict[str, Any] = {
        "at": at,
        "status": ShipmentStatus.IN_TRANSIT,
        "raw_code": id,
        "description": "on its way",
    }
    return ParcelEvent(
        id=id,
        shipment_id=ShipmentId("shipment"),
        order_id=OrderId("order"),
        tracking_number="SF1234567",
        scan=Scan(**told | changes),
    )


def picture(id: str = "job", **changes: Any) -> PictureJob:
    defaults: dict[str, Any] = {
        "id": id,
        "product_id": ProductId("product"),
        "url": "https://shop.example/tea.png",
        "position": 0,
        "due_at": NOON,
    }
    return PictureJob(**defaults | changes)


def timeline(id: str, at: datetime = NOON) -> TimelineEntry:
    move = Move(axis=Axis.ORDER, entity_id="order", from_=None, to="confirmed", by=CLERK, at=at, why="paid")
    return TimelineEntry(id=id, order_id=OrderId("order"), move=move)


def stocked(on_hand: int, sku_id: str = "sku", **changes: Any) -> StockDelta:
    return StockDelta(sku_id=SkuId(sku_id), on_hand=on_hand, **changes)


def reserving(reserved: int, sku_id: str = "sku") -> StockDelta:
    return StockDelta(sku_id=SkuId(sku_id), reserved=reserved)


class Decisions:
    """Makes changesets with ids of their own."""

    def __init__(self) -> None:
        self._made = 0

    def of(
        self,
        *saves: Record,
        claims: tuple[Claim, ...] = (),
        expects: tuple[Expect, ...] = (),
        stock: tuple[StockDelta, ...] = (),
        counters: tuple[CounterDelta, ...] = (),
        appends: tuple[Entry, ...] = (),
        at: datetime = NOON,
    ) -> Changeset:
        self._made += 1
        return Changeset(
            id=f"decision{self._made:05d}",
            at=at,
            claims=claims,
            saves=saves,
            expects=expects,
            stock=stock,
            counters=counters,
            appends=appends,
        )


async def commit(shop: Shop, changeset: Changeset) -> Admitted:
    """Commit what must be admitted."""
    verdict = await shop.store.commit(changeset)
    assert isinstance(verdict, Admitted), verdict
    return verdict
