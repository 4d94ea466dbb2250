"""What customers are told, without asking, of the parcels of an order."""

from typing import Final

from shopclerk.conversation.actions.ordering import AskReceipt
from shopclerk.conversation.reply import Button, Row, Screen, Tone
from shopclerk.conversation.screens.layout import body, muted, page, title
from shopclerk.conversation.screens.notices import onward
from shopclerk.conversation.screens.order_parts import contents
from shopclerk.conversation.screens.statuses import carrier_name, parcel_status
from shopclerk.conversation.words import Words
from shopclerk.core.domain.labels import OrderLabel
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.shipment import Shipment, unpacked
from shopclerk.core.usecases.viewing import OrderDetails

WRONG: Final = (ShipmentStatus.LOST, ShipmentStatus.RETURNED)


def order_shipped_screen(
    words: Words, details: OrderDetails, parcel: Shipment, *, notice: str = ""
) -> Screen:
    """That a parcel left: which of how many it is and what is in it, where it is not the whole order."""
    return page(
        title(_left(words, details, parcel)),
        body(
            words.text(
                "{carrier}, tracking number {number}",
                carrier=carrier_name(words, parcel.carrier),
                number=parcel.tracking_number,
            )
        ),
        body(*contents(words, details, parcel)),
        muted(words.text("We follow the parcel and will tell you here how it gets on.")),
        rows=(onward(words, details.order),),
        notice=notice,
    )


def _left(words: Words, details: OrderDetails, parcel: Shipment) -> str:
    number = details.order.number
    parcels = [one.id for one in details.shipments if one.status is not ShipmentStatus.CANCELLED]
    if unpacked(details.order, details.shipments):
        return words.text("🚚 A part of order {number} is on its way", number=number)
    if parcels == [parcel.id]:
        return words.text("🚚 Order {number} is on its way", number=number)
    return words.text(
        "🚚 Order {number}: parcel {place} of {all} is on its way",
        number=number,
        place=parcels.index(parcel.id) + 1,
        all=len(parcels),
    )


def parcel_moved_screen(
    words: Words, details: OrderDetails, parcel: Shipment, status: ShipmentStatus, *, notice: str = ""
) -> Screen:
    """Whether everything is there is asked with the last of the parcels."""
    order = details.order
    carrier, where = carrier_name(words, parcel.carrier), parcel_status(words, status)
    arrived = status is ShipmentStatus.DELIVERED and details.label is OrderLabel.DELIVERED
    return page(
        title(words.text("🚚 Order {number}: {status}", number=order.number, status=where)),
        body(f"{carrier} {parcel.tracking_number}"),
        body(*contents(words, details, parcel)),
        muted(words.text("Is everything there? Then please confirm that you have it.") if arrived else ""),
        body(_sorry(words) if status in WRONG else ""),
        rows=(_receipt(words, order) if arrived else (), onward(words, order)),
        notice=notice,
    )


def tracking_corrected_screen(
    words: Words, details: OrderDetails, parcel: Shipment, *, notice: str = ""
) -> Screen:
    order = details.order
    return page(
        title(words.text("🚚 Order {number}: the tracking number was corrected", number=order.number)),
        body(f"{carrier_name(words, parcel.carrier)} {parcel.tracking_number}"),
        body(*contents(words, details, parcel)),
        rows=(onward(words, order),),
        notice=notice,
    )


def _sorry(words: Words) -> str:
    return words.text("We are sorry. We will send it again or refund you, and tell you here.")


def _receipt(words: Words, order: Order) -> Row:
    return (Button(words.text("✅ I have received it"), AskReceipt(order.id), Tone.PRIMARY),)
