"""The customer's purchase, with prices, address and currency frozen at placing."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from shopclerk.core.domain import lifecycle
from shopclerk.core.domain.catalogue import Fulfilment
from shopclerk.core.domain.ids import ContactId, OrderId, OrderLineId, PersonId, ProductId, SkuId
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money, total
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.timeline import Axis, Move


class CancelReason(StrEnum):
    CUSTOMER = "customer"
    MERCHANT = "merchant"
    TIMEOUT = "timeout"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    id: OrderLineId
    product_id: ProductId
    sku_id: SkuId
    title: LocalizedText
    options: tuple[LocalizedText, ...]
    unit_price: Money
    quantity: int
    fulfilment: Fulfilment = Fulfilment.SHIPPED

    @property
    def amount(self) -> Money:
        return self.unit_price * self.quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The root of its family (attempts, money, reservations, shipments): whoever decides over any of them
    saves the order too, so that two such decisions can never both be admitted.

    Due times: `remind_at` and `pay_by` while unpaid, `complete_at` once everything was delivered.
    """

    id: OrderId
    number: str
    customer_id: PersonId
    contact_id: ContactId
    lines: tuple[OrderLine, ...]
    total: Money
    status: OrderStatus
    placed_at: datetime
    remind_at: datetime | None = None
    pay_by: datetime | None = None
    complete_at: datetime | None = None
    cancelled_because: CancelReason | None = None
    version: int = 0
    moves: tuple[Move, ...] = field(default=(), compare=False)

    @property
    def is_payable(self) -> bool:
        return self.status is OrderStatus.PENDING_PAYMENT

    def confirm(self, *, by: Actor, at: datetime) -> "Order":
        """It is paid: no reminder and no expiry any more."""
        return replace(self._to(OrderStatus.CONFIRMED, by, at), remind_at=None, pay_by=None)

    def cancel(self, reason: CancelReason, *, by: Actor, at: datetime) -> "Order":
        moved = self._to(OrderStatus.CANCELLED, by, at, reason.value)
        return replace(moved, cancelled_because=reason, remind_at=None, pay_by=None, complete_at=None)

    def complete(self, *, by: Actor, at: datetime, why: str = "") -> "Order":
        return replace(self._to(OrderStatus.COMPLETED, by, at, why), complete_at=None)

    def reminded(self) -> "Order":
        return replace(self, remind_at=None)

    def completing_at(self, when: datetime | None) -> "Order":
        return replace(self, complete_at=when)

    def _to(self, status: OrderStatus, by: Actor, at: datetime, why: str = "") -> "Order":
        lifecycle.check(lifecycle.ORDER, self.status, status)
        move = Move(
            axis=Axis.ORDER,
            entity_id=self.id,
            from_=self.status.value,
            to=status.value,
            by=by,
            at=at,
            why=why,
        )
        return replace(self, status=status, moves=(*self.moves, move))


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentWindow:
    """When an unpaid order is reminded (None: never) and when it ends."""

    remind_at: datetime | None
    pay_by: datetime


def place(
    *,
    order_id: OrderId,
    number: str,
    by: Actor,
    contact_id: ContactId,
    lines: Sequence[OrderLine],
    window: PaymentWindow,
    at: datetime,
) -> Order:
    """A new order awaiting payment. All lines have one currency; there is at least one."""
    move = Move(
        axis=Axis.ORDER,
        entity_id=order_id,
        from_=None,
        to=OrderStatus.PENDING_PAYMENT.value,
        by=by,
        at=at,
    )
    return Order(
        id=order_id,
        number=number,
        customer_id=by.person_id,
        contact_id=contact_id,
        lines=tuple(lines),
        total=total((line.amount for line in lines), lines[0].unit_price.currency),
        status=OrderStatus.PENDING_PAYMENT,
        placed_at=at,
        remind_at=window.remind_at,
        pay_by=window.pay_by,
        moves=(move,),
    )
