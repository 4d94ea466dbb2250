"""Orders with their lines, and the contacts that they go to."""

import json
from collections.abc import Sequence
from datetime import datetime

from shopclerk.adapters.db.mapping.kind import Below, Kind, Pen
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Row
from shopclerk.adapters.db.tables import orders as tables
from shopclerk.adapters.db.tables.people import contacts
from shopclerk.core.domain.catalogue import Fulfilment
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import AppliedDiscount, CancelReason, Order, OrderLine, ShippingChoice
from shopclerk.core.domain.people import Contact, Point


def _order_apart(order: Order, pen: Pen) -> tuple[Row, Sequence[Sequence[Row]]]:
    root = {
        "id": order.id,
        "number": order.number,
        "customer_id": order.customer_id,
        "contact_id": order.contact_id,
        "total": order.total.minor,
        "currency": order.total.currency,
        "status": order.status.value,
        "placed_at": order.placed_at,
        "remind_at": order.remind_at,
        "pay_by": order.pay_by,
        "payment_due_at": _payment_due_at(order),
        "complete_at": order.complete_at,
        "cancelled_because": order.cancelled_because and order.cancelled_because.value,
        "shipping_option": order.shipping and order.shipping.option,
        "shipping_fee": order.shipping and order.shipping.fee.minor,
        "discount_code": order.discount and order.discount.code,
        "discount": order.discount and order.discount.amount.minor,
        "replaces": order.replaces,
        "awaits_return": order.awaits_return,
        "extended": order.extended,
    }
    return root, ([_line_row(order, line, position) for position, line in enumerate(order.lines)],)


def _payment_due_at(order: Order) -> datetime | None:
    """When an unpaid order next needs the clock: one column, so that one index finds all that are due."""
    times = [at for at in (order.remind_at, order.pay_by) if at is not None]
    return min(times) if times and order.is_payable else None


def _line_row(order: Order, line: OrderLine, position: int) -> Row:
    return {
        "id": line.id,
        "order_id": order.id,
        "position": position,
        "product_id": line.product_id,
        "sku_id": line.sku_id,
        "title": line.title,
        "options": line.options,
        "unit_price": line.unit_price.minor,
        "currency": line.unit_price.currency,
        "quantity": line.quantity,
        "fulfilment": line.fulfilment.value,
        "discount": line.discount and line.discount.minor,
        "cancelled": line.cancelled,
    }


def _order(row: Row, below: Sequence[Sequence[Row]], sealer: Sealer) -> Order:
    (lines,) = below
    because = row["cancelled_because"]
    return Order(
        id=row["id"],
        number=row["number"],
        customer_id=row["customer_id"],
        contact_id=row["contact_id"],
        lines=tuple(_line(line) for line in lines),
        total=Money(row["total"], row["currency"]),
        status=OrderStatus(row["status"]),
        placed_at=row["placed_at"],
        remind_at=row["remind_at"],
        pay_by=row["pay_by"],
        complete_at=row["complete_at"],
        cancelled_because=None if because is None else CancelReason(because),
        shipping=_shipping(row),
        discount=_discount(row),
        replaces=row["replaces"],
        awaits_return=row["awaits_return"],
        extended=row["extended"],
        version=row["version"],
    )


def _shipping(row: Row) -> ShippingChoice | None:
    option, fee = row["shipping_option"], row["shipping_fee"]
    return None if option is None else ShippingChoice(option, Money(fee, row["currency"]))


def _discount(row: Row) -> AppliedDiscount | None:
    code, minor = row["discount_code"], row["discount"]
    return None if code is None else AppliedDiscount(code, Money(minor, row["currency"]))


def _line(row: Row) -> OrderLine:
    return OrderLine(
        id=row["id"],
        product_id=row["product_id"],
        sku_id=row["sku_id"],
        title=row["title"],
        options=row["options"],
        unit_price=Money(row["unit_price"], row["currency"]),
        quantity=row["quantity"],
        fulfilment=Fulfilment(row["fulfilment"]),
        discount=None if row["discount"] is None else Money(row["discount"], row["currency"]),
        cancelled=row["cancelled"],
    )


def _contact_apart(contact: Contact, pen: Pen) -> tuple[Row, Sequence[Sequence[Row]]]:
    point = [contact.point.latitude, contact.point.longitude] if contact.point else []
    personal = json.dumps([contact.name, contact.phone, contact.address, *point]).encode()
    root = {
        "id": contact.id,
        "person_id": contact.person_id,
        "sealed": pen.sealer.seal(personal),
        "saved_at": pen.at,
    }
    return root, ()


def _contact(row: Row, below: Sequence[Sequence[Row]], sealer: Sealer) -> Contact:
    name, phone, address, *point = json.loads(sealer.open(row["sealed"]))
    return Contact(
        id=row["id"],
        person_id=row["person_id"],
        name=name,
        phone=phone,
        address=address,
        point=Point(*point) if point else None,
        version=row["version"],
    )


ORDER = Kind(tables.orders, _order_apart, _order, (Below(tables.order_lines, "order_id"),))
CONTACT = Kind(contacts, _contact_apart, _contact)
