"""What staff do with parcels."""

from typing import Final

from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shipment import ShipmentLine
from shopclerk.core.usecases.booking import BookShipment, CancelShipment
from shopclerk.core.usecases.correcting import CorrectTracking
from shopclerk.core.usecases.dispatching import CheckConsignments, Consignment, ShipConsignment
from shopclerk.core.usecases.parcels import ShowParcel
from shopclerk.core.usecases.picking import GatherGoods
from shopclerk.core.usecases.remedies import RefundParcel, Reship
from shopclerk.core.usecases.shipping import HandOver, ShipOrder
from shopclerk.core.usecases.troubles import ReportLost, ReportReturned, RestockReturned
from tests.core.usecases.matrix.rows.row import STAFF, About, Row
from tests.core.usecases.matrix.world import Stage


def _a_unit(at: Stage) -> tuple[ShipmentLine]:
    return (ShipmentLine(at.scene.line_ids[0], 1),)


async def _ships_a_unit(at: Stage, by: Actor, request: str) -> object:
    return await at.shop.ship_order(
        actor=by, request_id=request, number="SF7654321", order_number=at.scene.number, lines=_a_unit(at)
    )


def _consignment(at: Stage) -> Consignment:
    return Consignment(at.scene.number, "SF7654321")


async def _puts_back(at: Stage, by: Actor, request: str) -> object:
    return await at.shop.restock_returned(
        actor=by, request_id=request, shipment_id=at.scene.parcel_id, resellable=_a_unit(at)
    )


async def _renumbers(at: Stage, by: Actor, request: str) -> object:
    return await at.shop.correct_tracking(
        actor=by, request_id=request, shipment_id=at.scene.parcel_id, number="SF7777777"
    )


ROWS: Final = (
    Row(
        ShipOrder,
        STAFF,
        About.ORDER,
        lambda at, by, one: at.shop.ship_order(
            actor=by, request_id=one, number="SF7654321", order_id=at.scene.order_id
        ),
    ),
    Row(ShipOrder, STAFF, About.ORDER, _ships_a_unit, "in part"),
    Row(
        ShipConsignment,
        STAFF,
        About.ORDER,
        lambda at, by, one: at.shop.ship_consignment(_consignment(at), actor=by, list_id=one),
    ),
    Row(
        CheckConsignments,
        STAFF,
        About.SHOP,
        lambda at, by, one: at.shop.check_consignments((_consignment(at),), actor=by, list_id=one),
    ),
    Row(GatherGoods, STAFF, About.SHOP, lambda at, by, _: at.shop.gather_goods(actor=by)),
    Row(
        BookShipment,
        STAFF,
        About.ORDER,
        lambda at, by, one: at.shop.book_shipment(
            actor=by, request_id=one, carrier="sf", order_id=at.scene.order_id
        ),
    ),
    Row(
        CancelShipment,
        STAFF,
        About.PARCEL,
        lambda at, by, one: at.shop.cancel_shipment(actor=by, request_id=one, shipment_id=at.scene.parcel_id),
    ),
    Row(
        HandOver,
        STAFF,
        About.PARCEL,
        lambda at, by, one: at.shop.hand_over(actor=by, request_id=one, shipment_id=at.scene.parcel_id),
    ),
    Row(CorrectTracking, STAFF, About.PARCEL, _renumbers),
    Row(
        ReportLost,
        STAFF,
        About.PARCEL,
        lambda at, by, one: at.shop.report_lost(actor=by, request_id=one, shipment_id=at.scene.parcel_id),
    ),
    Row(
        ReportReturned,
        STAFF,
        About.PARCEL,
        lambda at, by, one: at.shop.report_returned(actor=by, request_id=one, shipment_id=at.scene.parcel_id),
    ),
    Row(RestockReturned, STAFF, About.PARCEL, _puts_back),
    Row(
        Reship,
        STAFF,
        About.PARCEL,
        lambda at, by, one: at.shop.reship(actor=by, request_id=one, shipment_id=at.scene.parcel_id),
    ),
    Row(
        RefundParcel,
        STAFF,
        About.PARCEL,
        lambda at, by, one: at.shop.refund_parcel(actor=by, request_id=one, shipment_id=at.scene.parcel_id),
    ),
    Row(
        ShowParcel,
        STAFF,
        About.PARCEL,
        lambda at, by, _: at.shop.show_parcel(actor=by, shipment_id=at.scene.parcel_id),
    ),
)
