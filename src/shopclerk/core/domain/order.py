"""The customer's purchase, with prices, address and currency frozen at placing."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from shopclerk.core.domain import lifecycle
from shopclerk.core.domain.catalogue import Fulfilment
from shopclerk.core.domain.errors import (
    IllegalTransition,
    NotAwaitingShipment,
    NotExtendable,
    NotFound,
    NotThatMany,
)
from shopclerk.core.domain.ids import ContactId, OrderId, OrderLineId, PersonId, ProductId, SkuId
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money, total
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.pricing import shares, slice_of
from shopclerk.core.domain.timeline import Axis, Move, began

GOODWILL_NOTE: Final = "goodwill: "
"""Begins the note of an amount that was paid back for no goods; what follows is why, in somebody's words."""


class CancelReason(StrEnum):
    CUSTOMER = "customer"
    MERCHANT = "merchant"
    TIMEOUT = "timeout"
    REFUNDED = "refunded"
    """Paid, and everything of it taken back before it left."""


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
    discount: Money | None = None
    cancelled: int = 0

    @property
    def amount(self) -> Money:
        """Before discount."""
        return self.unit_price * self.quantity

    @property
    def net(self) -> Money:
        """What was paid for all its units; cancelled units included, for they were paid for too."""
        return self.amount - self.discount if self.discount else self.amount

    @property
    def wanted(self) -> int:
        """The units still to be delivered, or delivered."""
        return self.quantity - self.cancelled

    def worth(self, *, before: int, taking: int) -> Money:
        """What `taking` units are worth in money paid, `before` of them having gone back already."""
        part = slice_of(self.net.minor, before=before, taking=taking, units=self.quantity)
        return Money(part, self.unit_price.currency)


@dataclass(frozen=True, slots=True)
class ShippingChoice:
    """The shipping option chosen at placing, and its fee then."""

    option: str
    fee: Money


@dataclass(frozen=True, slots=True)
class AppliedDiscount:
    """The code used at placing, and what it took off all lines together (also the credit of an exchange)."""

    code: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The root of its family (attempts, money, reservations, shipments): whoever decides over any of them
    saves the order too, so that two such decisions can never both be admitted.

    `discount` on a line is its share of the order's; the shipping fee is the order's alone. An order that
    `replaces` another (an exchange, a lost parcel sent again) is priced at the difference: what the first one
    paid stands here as its discount. The order of an exchange `awaits_return`: it leaves only once the goods
    that it stands for came back.

    Due times: `remind_at` and `pay_by` while unpaid, `complete_at` once everything was delivered; its
    customer may have that put off once (`extended`).
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
    shipping: ShippingChoice | None = None
    discount: AppliedDiscount | None = None
    replaces: OrderId | None = None
    awaits_return: bool = False
    extended: bool = False
    version: int = 0
    moves: tuple[Move, ...] = field(default=(), compare=False)

    @property
    def is_payable(self) -> bool:
        return self.status is OrderStatus.PENDING_PAYMENT

    @property
    def is_revivable(self) -> bool:
        """An order that replaces another is not: what stood for it may have been settled otherwise since."""
        return self.cancelled_because is CancelReason.TIMEOUT and self.replaces is None

    def line(self, line_id: OrderLineId) -> OrderLine:
        """The line of that id, or NotFound."""
        for line in self.lines:
            if line.id == line_id:
                return line
        raise NotFound("order line", line_id)

    def confirm(self, *, by: Actor, at: datetime) -> "Order":
        """It is paid: no reminder and no expiry any more."""
        if not self.is_payable:
            raise IllegalTransition(self.status.value, OrderStatus.CONFIRMED.value)
        return replace(self._to(OrderStatus.CONFIRMED, by, at), remind_at=None, pay_by=None)

    def revive(self, *, by: Actor, at: datetime) -> "Order":
        """A payment came after the order had timed out, and can be honoured. No other one returns."""
        if not self.is_revivable:
            raise IllegalTransition(self.status.value, OrderStatus.CONFIRMED.value)
        return replace(self._to(OrderStatus.CONFIRMED, by, at, "late payment"), cancelled_because=None)

    def cancel(self, reason: CancelReason, *, by: Actor, at: datetime) -> "Order":
        moved = self._to(OrderStatus.CANCELLED, by, at, reason.value)
        return replace(moved, cancelled_because=reason, remind_at=None, pay_by=None, complete_at=None)

    def complete(self, *, by: Actor, at: datetime, why: str = "") -> "Order":
        return replace(self._to(OrderStatus.COMPLETED, by, at, why), complete_at=None)

    def reminded(self) -> "Order":
        return replace(self, remind_at=None)

    def without(self, line_id: OrderLineId, units: int) -> "Order":
        """Those units will not be delivered; what is left of the line must have so many."""
        line = self.line(line_id)
        if not 0 < units <= line.wanted:
            raise NotThatMany(line_id, units, line.wanted)
        less = replace(line, cancelled=line.cancelled + units)
        return replace(self, lines=tuple(less if one.id == line_id else one for one in self.lines))

    def released(self) -> "Order":
        """What it replaces came back: it may leave."""
        return replace(self, awaits_return=False)

    def addressed_to(self, contact_id: ContactId, *, by: Actor, at: datetime) -> "Order":
        """It goes to somebody else, unless it is over: NotAwaitingShipment. Its parcels may say no too."""
        if self.status not in (OrderStatus.PENDING_PAYMENT, OrderStatus.CONFIRMED):
            raise NotAwaitingShipment(self.id, self.status.value)
        return replace(self.note("recipient", by=by, at=at), contact_id=contact_id)

    def completing_at(self, when: datetime | None) -> "Order":
        return replace(self, complete_at=when)

    def extend(self, span: timedelta, *, by: Actor, at: datetime) -> "Order":
        """Complete itself that much later: once, and only while it is about to; else NotExtendable."""
        if self.extended:
            raise NotExtendable(self.id, "extended")
        if self.status is not OrderStatus.CONFIRMED or self.complete_at is None:
            raise NotExtendable(self.id, "not_running")
        return replace(
            self.note("extended", by=by, at=at), complete_at=self.complete_at + span, extended=True
        )

    def note(self, why: str, *, by: Actor, at: datetime) -> "Order":
        """A row in the timeline for an act that leaves the status as it is."""
        return self._moved(self.status, by, at, why)

    def _to(self, status: OrderStatus, by: Actor, at: datetime, why: str = "") -> "Order":
        lifecycle.check(lifecycle.ORDER, self.status, status)
        return self._moved(status, by, at, why)

    def _moved(self, status: OrderStatus, by: Actor, at: datetime, why: str) -> "Order":
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
    shipping: ShippingChoice | None = None,
    discount: AppliedDiscount | None = None,
) -> Order:
    """A new order awaiting payment: lines, less the discount shared out over them, plus the shipping fee.

    All amounts have one currency; there is at least one line.
    """
    priced = discounted(lines, discount)
    return Order(
        id=order_id,
        number=number,
        customer_id=by.person_id,
        contact_id=contact_id,
        lines=priced,
        total=price(priced, shipping),
        status=OrderStatus.PENDING_PAYMENT,
        placed_at=at,
        remind_at=window.remind_at,
        pay_by=window.pay_by,
        shipping=shipping,
        discount=discount,
        moves=began(Axis.ORDER, order_id, OrderStatus.PENDING_PAYMENT, by=by, at=at),
    )


def place_instead(
    original: Order,
    *,
    order_id: OrderId,
    number: str,
    by: Actor,
    lines: Sequence[OrderLine],
    credit: Money,
    window: PaymentWindow,
    at: datetime,
    awaits_return: bool = False,
) -> Order:
    """A new order, for the same customer and recipient, that replaces something of the original.

    `credit` is what the original paid towards it: it stands as the discount, under the original's number.
    """
    placed = place(
        order_id=order_id,
        number=number,
        by=by,
        contact_id=original.contact_id,
        lines=lines,
        window=window,
        at=at,
        discount=AppliedDiscount(original.number, credit) if credit.minor else None,
    )
    return replace(
        placed, customer_id=original.customer_id, replaces=original.id, awaits_return=awaits_return
    )


def price(lines: Sequence[OrderLine], shipping: ShippingChoice | None) -> Money:
    """What is to be paid: the lines after discount, and the fee."""
    goods = total((line.net for line in lines), lines[0].unit_price.currency)
    return goods + shipping.fee if shipping else goods


def discounted(lines: Sequence[OrderLine], discount: AppliedDiscount | None) -> tuple[OrderLine, ...]:
    """The lines, each with its share of the discount by what it costs; the shares sum to it exactly."""
    if discount is None:
        return tuple(lines)
    parts = shares(discount.amount.minor, [line.amount.minor for line in lines])
    return tuple(
        replace(line, discount=Money(part, discount.amount.currency))
        for line, part in zip(lines, parts, strict=True)
    )
