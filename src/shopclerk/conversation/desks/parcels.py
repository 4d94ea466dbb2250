"""Parcels, from packing to what became of them."""

from dataclasses import dataclass

from shopclerk.core.usecases.booking import BookShipment, CancelShipment
from shopclerk.core.usecases.correcting import CorrectTracking
from shopclerk.core.usecases.parcels import ShowParcel
from shopclerk.core.usecases.remedies import RefundParcel, Reship
from shopclerk.core.usecases.shipping import HandOver, ShipOrder
from shopclerk.core.usecases.troubles import ReportLost, ReportReturned, RestockReturned


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelDesk:
    """Parcels, from packing to what became of them."""

    ship_order: ShipOrder
    book_shipment: BookShipment
    cancel_shipment: CancelShipment
    hand_over: HandOver
    show_parcel: ShowParcel
    correct_tracking: CorrectTracking
    report_lost: ReportLost
    report_returned: ReportReturned
    restock_returned: RestockReturned
    reship: Reship
    refund_parcel: RefundParcel
