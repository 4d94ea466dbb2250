"""The paragraphs that the customer's and the merchant's view of an order share."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from shopclerk.conversation.places import map_url
from shopclerk.conversation.plain_text import lines, one_line
from shopclerk.conversation.reply import Link, Paragraph, Row
from shopclerk.conversation.screens.case_parts import refund_line
from shopclerk.conversation.screens.days import by_day
from shopclerk.conversation.screens.layout import DOT, body, muted, strong
from shopclerk.conversation.screens.names import name, named, options
from shopclerk.conversation.screens.packing import BRIEFLY, line_name
from shopclerk.conversation.screens.statuses import carrier_name, order_emoji, order_label, parcel_status
from shopclerk.conversation.screens.sums import credit_line, delivery_line, discount_line, sum_paragraphs
from shopclerk.conversation.screens.timeline import timeline
from shopclerk.conversation.words import Words
from shopclerk.core.domain.labels import OrderLabel
from shopclerk.core.domain.lifecycle import OrderStatus, RefundStatus, ShipmentStatus
from shopclerk.core.domain.money import total
from shopclerk.core.domain.order import Order, OrderLine
from shopclerk.core.domain.people import Contact
from shopclerk.core.domain.refund import RefundReason
from shopclerk.core.domain.shipment import ParcelEvent, Scan, Shipment, Told, unpacked
from shopclerk.core.usecases.viewing import OrderDetails

NEVER_DUE: Final = (RefundReason.SURPLUS, RefundReason.LATE)
"""Money that was not of the total: sending it back takes nothing off it."""
LATEST_SCANS: Final = 3
MOST_STEPS: Final = 20
_ON_THE_ROAD: Final = frozenset(
    {ShipmentStatus.IN_TRANSIT, ShipmentStatus.OUT_FOR_DELIVERY, ShipmentStatus.DELIVERED}
)


def labelled(words: Words, label: OrderLabel) -> str:
    return f"{order_emoji(label)} {order_label(words, label)}"


def goods(words: Words, details: OrderDetails) -> tuple[Paragraph, ...]:
    """What was bought, at the prices of that day, what came off and on, and the total."""
    order = details.order
    is_whole = order.status is OrderStatus.CANCELLED
    lines_ = (_line(words, line, cancelled=0 if is_whole else line.cancelled) for line in order.lines)
    return (body(*lines_), *_sum(words, details), strong(_paid_back(words, details)))


def _paid_back(words: Words, details: OrderDetails) -> str:
    """What has gone back of the total."""
    back = total(
        (
            one.amount
            for one in details.refunds
            if one.status is RefundStatus.SUCCEEDED and one.reason not in NEVER_DUE
        ),
        details.order.total.currency,
    )
    return words.text("Paid back: −{amount}", amount=words.money(back)) if back.minor else ""


def _sum(words: Words, details: OrderDetails) -> tuple[Paragraph, ...]:
    order = details.order
    subtotal = total((line.amount for line in order.lines), order.total.currency)
    if order.discount and order.replaces:
        off = credit_line(words, order.discount)
    else:
        off = discount_line(words, order.discount)
    added = delivery_line(words, order.shipping, details.delivery)
    return sum_paragraphs(words, subtotal, (off, added), order.total)


def _line(words: Words, line: OrderLine, *, cancelled: int) -> str:
    """`cancelled` of its units are told to be: of an order that is cancelled as a whole, none."""
    called = named(words, name(words, line.title), options(words, line.options))
    told = f"{called} × {line.quantity}{DOT}{words.money(line.amount)}"
    if not cancelled:
        return told
    return DOT.join((told, words.plural("{n} cancelled", "{n} cancelled", cancelled)))


def recipient(contact: Contact | None) -> Paragraph:
    if contact is None:
        return body("")
    return body(
        f"👤 {one_line(contact.name)}", f"📞 {one_line(contact.phone)}", f"📍 {lines(contact.address)}"
    )


def map_row(words: Words, contact: Contact | None) -> Row:
    """Where it goes, on a map, if the customer showed that."""
    if contact is None or contact.point is None:
        return ()
    return (Link(words.text("🗺 Show on the map"), map_url(words, contact.point)),)


def parcels(words: Words, details: OrderDetails, *, most: int = LATEST_SCANS) -> tuple[Paragraph, ...]:
    """Where each parcel is, with so many of its latest scans."""
    return tuple(
        body(
            parcel_title(words, parcel),
            *contents(words, details, parcel),
            *scans(words, parcel, details.scans, most=most),
        )
        for parcel in details.shipments
    )


def parcel_title(words: Words, parcel: Shipment) -> str:
    carrier, status = carrier_name(words, parcel.carrier), parcel_status(words, parcel.status)
    return DOT.join((f"🚚 {carrier} {parcel.tracking_number}".rstrip(), status))


def scans(
    words: Words, parcel: Shipment, events: Iterable[ParcelEvent], *, most: int = LATEST_SCANS
) -> tuple[str, ...]:
    """The latest of them, newest last."""
    own = [event.scan for event in events if event.shipment_id == parcel.id]
    return by_day(words, ((scan.at, _scan(words, scan)) for scan in own[-most:]))


def _scan(words: Words, scan: Scan) -> str:
    what = _said(words, scan.description) or parcel_status(words, scan.status)
    return "  ".join(part for part in (_said(words, scan.place), what) if part)


def _said(words: Words, told: Told) -> str:
    return one_line(told if isinstance(told, str) else told.in_(words.language))


def contents(words: Words, details: OrderDetails, parcel: Shipment) -> tuple[str, ...]:
    """What is in it, when that is not the whole order."""
    if len(details.shipments) == 1 and not unpacked(details.order, details.shipments):
        return ()
    return tuple(
        f"{line_name(words, details.order.line(one.order_line_id), BRIEFLY)} × {one.quantity}"
        for one in parcel.lines
    )


def refunds(words: Words, details: OrderDetails) -> Paragraph:
    """What goes back, or went."""
    return body(*(refund_line(words, refund) for refund in details.refunds))


def in_exchange(words: Words, order: Order) -> Paragraph:
    """Why an order does not leave yet that is sent in place of another."""
    if not order.awaits_return:
        return body("")
    return body(words.text("🔄 Sent in exchange, once the other goods have come back."))


def history(words: Words, details: OrderDetails, *, staff: bool = False) -> Paragraph:
    """The latest steps, newest last; for staff with who of them did it."""
    return muted(*by_day(words, timeline(words, details, staff=staff)[-MOST_STEPS:]))


def steps(words: Words, details: OrderDetails, *, most: int = MOST_STEPS) -> Paragraph:
    """So many of the latest, without those that the scans of a parcel tell beside it."""
    scanned = {event.shipment_id for event in details.scans}
    untold = tuple(
        entry
        for entry in details.timeline
        if entry.move.to not in _ON_THE_ROAD or entry.move.entity_id not in scanned
    )
    return muted(*by_day(words, timeline(words, replace(details, timeline=untold))[-most:]))
