"""What staff do over many orders at once."""

from dataclasses import dataclass

from shopclerk.core.usecases.dispatching import CheckConsignments, ShipConsignment
from shopclerk.core.usecases.glancing import CountAllQueues, GlanceAtDay, ListExceptions
from shopclerk.core.usecases.picking import GatherGoods
from shopclerk.core.usecases.refunding import RequestRefund


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterDesk:
    """What staff do over many orders at once."""

    gather_goods: GatherGoods
    request_refund: RequestRefund
    check_consignments: CheckConsignments
    ship_consignment: ShipConsignment
    count_all_queues: CountAllQueues
    glance_at_day: GlanceAtDay
    list_exceptions: ListExceptions
