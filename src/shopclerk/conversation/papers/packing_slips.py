"""Packing slips: what goes into a parcel, and to whom. Without prices: it may be a present."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from shopclerk.conversation.paper import Block, Ink, Line, Paper, Sheet, Table
from shopclerk.conversation.papers.goods import goods_columns, goods_row
from shopclerk.conversation.plain_text import lines, one_line
from shopclerk.conversation.screens.layout import DOT
from shopclerk.conversation.screens.statuses import carrier_name
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Contact
from shopclerk.core.domain.shipment import Shipment, ShipmentLine
from shopclerk.core.ports.views import SkuName


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """`packed` is what goes into it; `parcel` is known once it has a number."""

    order: Order
    contact: Contact | None
    packed: tuple[ShipmentLine, ...]
    parcel: Shipment | None = None


def packing_slips(
    words: Words,
    slips: Sequence[Slip],
    names: Mapping[SkuId, SkuName],
    *,
    shop_name: str,
    made_at: datetime,
) -> Paper:
    """One sheet for each."""
    return Paper(
        title=words.text("Packing slip"),
        language=words.language,
        made_at=made_at,
        sheets=tuple(_sheet(words, slip, names, one_line(shop_name)) for slip in slips),
    )


def _sheet(words: Words, slip: Slip, names: Mapping[SkuId, SkuName], shop: str) -> Sheet:
    order = slip.order
    units = sum(line.quantity for line in slip.packed)
    rows = tuple(goods_row(words, order, line, names) for line in slip.packed)
    blocks: tuple[Block, ...] = (
        Line(shop, Ink.MUTED),
        Line(words.text("Packing slip {number}", number=order.number), Ink.TITLE),
        Line(words.text("Ordered {date}", date=words.date(order.placed_at)), Ink.MUTED),
        *_recipient(words, slip.contact),
        Line(_sent_with(words, slip.parcel)),
        Table(goods_columns(words), rows),
        Line(words.plural("{n} item in total", "{n} items in total", units), Ink.STRONG),
        Line(
            words.text("Something wrong or missing? Tell us in the chat, with this order number."), Ink.MUTED
        ),
    )
    return Sheet(blocks, f"{shop}{DOT}{order.number}")


def _recipient(words: Words, contact: Contact | None) -> tuple[Line, ...]:
    """Nothing once the customer had it erased."""
    if contact is None:
        return ()
    told = "\n".join((one_line(contact.name), one_line(contact.phone), lines(contact.address)))
    return (Line(words.text("Ship to"), Ink.HEADING), Line(told))


def _sent_with(words: Words, parcel: Shipment | None) -> str:
    if parcel is None or not parcel.tracking_number:
        return ""
    return f"{carrier_name(words, parcel.carrier)} {parcel.tracking_number}"
