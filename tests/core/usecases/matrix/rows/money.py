"""Money back, and what the owner must look at."""

from typing import Final

from shopclerk.core.domain.ids import RefundId
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shipment import ShipmentLine
from shopclerk.core.usecases.discrepancies import ListDiscrepancies, SettleDiscrepancy
from shopclerk.core.usecases.manual_refunds import RecordManualRefund
from shopclerk.core.usecases.reconciling import ReconcilePayments
from shopclerk.core.usecases.refunding import Asked, ByAmount, ByLines, RequestRefund
from tests.core.usecases.matrix.rows.row import MERCHANT, STAFF, About, Row
from tests.core.usecases.matrix.world import Stage


async def _refunds(at: Stage, by: Actor, request: str, asked: Asked) -> object:
    return await at.shop.request_refund(asked, actor=by, request_id=request, order_id=at.scene.order_id)


def _a_unit(at: Stage) -> ByLines:
    return ByLines((ShipmentLine(at.scene.line_ids[0], 1),), shipping=True)


ROWS: Final = (
    Row(
        RequestRefund,
        MERCHANT,
        About.ORDER,
        lambda at, by, one: _refunds(at, by, one, ByAmount(Money(100, "CNY"))),
        "by amount",
    ),
    Row(
        RequestRefund,
        STAFF,
        About.ORDER,
        lambda at, by, one: _refunds(at, by, one, _a_unit(at)),
        "by lines",
    ),
    Row(
        RecordManualRefund,
        MERCHANT,
        About.ORDER,
        lambda at, by, one: at.shop.record_manual_refund(
            actor=by,
            request_id=one,
            refund_id=at.scene.refund.id if at.scene.refund else RefundId("no-refund"),
        ),
    ),
    Row(
        ListDiscrepancies,
        MERCHANT,
        About.ORDER,
        lambda at, by, _: at.shop.list_discrepancies(actor=by, order_id=at.scene.order_id),
        "of the order",
    ),
    Row(ListDiscrepancies, MERCHANT, About.SHOP, lambda at, by, _: at.shop.list_discrepancies(actor=by)),
    Row(
        SettleDiscrepancy,
        MERCHANT,
        About.ORDER,
        lambda at, by, one: at.shop.settle_discrepancy(
            actor=by, request_id=one, discrepancy_id=at.scene.discrepancy_id
        ),
    ),
    Row(ReconcilePayments, MERCHANT, About.SHOP, lambda at, by, _: at.shop.reconcile_payments(actor=by)),
)
