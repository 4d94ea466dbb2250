"""Values that the tests of the domain begin with."""

from datetime import UTC, datetime, timedelta
from typing import Final

from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind, CaseLine, CaseReason, request
from shopclerk.core.domain.ids import (
    AttemptId,
    CaseId,
    ContactId,
    OrderId,
    OrderLineId,
    PersonId,
    ProductId,
    RefundId,
    ShipmentId,
    SkuId,
)
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order, OrderLine, PaymentWindow, place
from shopclerk.core.domain.payment import PaymentAttempt, attempt
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.domain.refund import Refund, RefundReason, refund
from shopclerk.core.domain.shipment import Shipment, ShipmentLine, ship, unshipped

NOON: Final = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
LATER: Final = NOON + timedelta(hours=1)
LI: Final = Actor(PersonId("Li"), Role.CUSTOMER)
CLERK: Final = Actor(PersonId("Clerk"), Role.CLERK)


def line(number: int, quantity: int, price: int = 3900, currency: str = "CNY") -> OrderLine:
    return OrderLine(
        id=OrderLineId(f"line-{number}"),
        product_id=ProductId("product"),
        sku_id=SkuId(f"sku-{number}"),
        title=LocalizedText.single("en", "Mug"),
        options=(),
        unit_price=Money(price, currency),
        quantity=quantity,
    )


def placed(*lines: OrderLine) -> Order:
    return place(
        order_id=OrderId("order"),
        number="7K3F-22",
        by=LI,
        contact_id=ContactId("contact"),
        lines=lines or (line(1, 2), line(2, 1)),
        window=PaymentWindow(remind_at=NOON + timedelta(minutes=20), pay_by=NOON + timedelta(minutes=30)),
        at=NOON,
    )


def paid(*lines: OrderLine) -> Order:
    return placed(*lines).confirm(by=CLERK, at=LATER)


def tried() -> PaymentAttempt:
    return attempt(
        attempt_id=AttemptId("attempt"),
        order_id=OrderId("order"),
        provider="fake",
        method="card",
        amount=Money(11700, "CNY"),
        by=LI,
        at=NOON,
    )


def sent(order: Order, *lines: ShipmentLine, name: str = "parcel") -> Shipment:
    """Those lines of the order, or all that has not left, in one parcel."""
    return ship(
        order,
        shipment_id=ShipmentId(name),
        carrier="sf",
        tracking_number="SF1234567",
        lines=lines or unshipped(order, ()),
        by=CLERK,
        at=LATER,
    )


def promised() -> Refund:
    return refund(
        refund_id=RefundId("refund"),
        order_id=OrderId("order"),
        attempt_id=AttemptId("attempt"),
        amount=Money(3900, "CNY"),
        reason=RefundReason.GOODWILL,
        by=CLERK,
        at=NOON,
    )


def claimed(kind: CaseKind) -> AfterSalesCase:
    return request(
        case_id=CaseId("case"),
        order_id=OrderId("order"),
        kind=kind,
        reason=CaseReason.DAMAGED,
        lines=(CaseLine(OrderLineId("line-1"), 1),),
        note="",
        due_at=None,
        by=LI,
        at=NOON,
    )
