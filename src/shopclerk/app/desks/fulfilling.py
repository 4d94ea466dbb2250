"""Where orders are packed, shipped and taken back."""

from shopclerk.app.desks.means import Means
from shopclerk.conversation.desks.cases import CaseDesk
from shopclerk.conversation.desks.counter import CounterDesk
from shopclerk.conversation.desks.parcels import ParcelDesk
from shopclerk.core.usecases.aftersales.deciding import ApproveCase, RejectCase
from shopclerk.core.usecases.aftersales.requesting import (
    AddEvidence,
    CountClaimable,
    RequestAfterSales,
    WithdrawCase,
)
from shopclerk.core.usecases.aftersales.returning import InspectReturn, ReceiveReturn, RecordReturn
from shopclerk.core.usecases.aftersales.settling import SettleCase
from shopclerk.core.usecases.aftersales.showing import ListCases, ShowCase
from shopclerk.core.usecases.booking import BookShipment, CancelShipment
from shopclerk.core.usecases.correcting import CorrectTracking
from shopclerk.core.usecases.dispatching import CheckConsignments, ShipConsignment
from shopclerk.core.usecases.glancing import CountAllQueues, GlanceAtDay, ListExceptions
from shopclerk.core.usecases.parcels import ShowParcel
from shopclerk.core.usecases.picking import GatherGoods
from shopclerk.core.usecases.refunding import RequestRefund
from shopclerk.core.usecases.remedies import RefundParcel, Reship
from shopclerk.core.usecases.shipping import HandOver, ShipOrder
from shopclerk.core.usecases.troubles import ReportLost, ReportReturned, RestockReturned


def counter_desk(means: Means) -> CounterDesk:
    check = CheckConsignments(means.store, means.carrier)
    ship = ShipOrder(means.unit_of_work, means.carrier, means.ids)
    return CounterDesk(
        gather_goods=GatherGoods(means.store, means.views),
        request_refund=RequestRefund(means.unit_of_work, means.gateways),
        check_consignments=check,
        ship_consignment=ShipConsignment(check, ship, HandOver(means.unit_of_work)),
        count_all_queues=CountAllQueues(means.views, means.clock, means.terms),
        glance_at_day=GlanceAtDay(means.views, means.clock, means.terms),
        list_exceptions=ListExceptions(means.views, means.clock, means.terms),
    )


def parcel_desk(means: Means) -> ParcelDesk:
    return ParcelDesk(
        ship_order=ShipOrder(means.unit_of_work, means.carrier, means.ids),
        book_shipment=BookShipment(means.bookings, means.ids),
        cancel_shipment=CancelShipment(means.bookings),
        hand_over=HandOver(means.unit_of_work),
        show_parcel=ShowParcel(means.unit_of_work),
        correct_tracking=CorrectTracking(means.unit_of_work, means.carrier),
        report_lost=ReportLost(means.unit_of_work),
        report_returned=ReportReturned(means.unit_of_work),
        restock_returned=RestockReturned(means.unit_of_work),
        reship=Reship(means.unit_of_work, means.ids, means.terms),
        refund_parcel=RefundParcel(means.unit_of_work, means.gateways, means.terms),
    )


def case_desk(means: Means) -> CaseDesk:
    return CaseDesk(
        list_cases=ListCases(means.store),
        show_case=ShowCase(means.store, means.people),
        count_claimable=CountClaimable(means.unit_of_work, means.terms),
        request_after_sales=RequestAfterSales(means.unit_of_work, means.ids, means.terms),
        add_evidence=AddEvidence(means.unit_of_work),
        withdraw_case=WithdrawCase(means.unit_of_work, means.gateways, means.terms),
        record_return=RecordReturn(means.unit_of_work, means.terms),
        approve_case=ApproveCase(means.unit_of_work, means.gateways, means.ids, means.terms),
        reject_case=RejectCase(means.unit_of_work, means.terms),
        receive_return=ReceiveReturn(means.unit_of_work),
        inspect_return=InspectReturn(means.unit_of_work, means.terms),
        settle_case=SettleCase(means.unit_of_work, means.gateways, means.terms),
    )
