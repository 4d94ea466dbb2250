from dataclasses import replace

import pytest

from shopclerk.core.domain.ids import OrderLineId
from shopclerk.core.domain.labels import OrderLabel, label
from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.order import CancelReason
from shopclerk.core.domain.shipment import ShipmentLine
from tests.core.domain.examples import CLERK, LATER, line, paid, placed, sent


def test_before_it_is_sent_an_order_is_called_after_its_own_status() -> None:
    assert label(placed(), ()) is OrderLabel.PENDING_PAYMENT
    assert label(paid(), ()) is OrderLabel.AWAITING_SHIPMENT
    assert label(placed().cancel(CancelReason.TIMEOUT, by=CLERK, at=LATER), ()) is OrderLabel.CANCELLED


@pytest.mark.parametrize(
    ("status", "called"),
    [
        (ShipmentStatus.SHIPPED, OrderLabel.SHIPPED),
        (ShipmentStatus.IN_TRANSIT, OrderLabel.SHIPPED),
        (ShipmentStatus.EXCEPTION, OrderLabel.SHIPPED),
        (ShipmentStatus.LOST, OrderLabel.SHIPPED),
        (ShipmentStatus.OUT_FOR_DELIVERY, OrderLabel.IN_DELIVERY),
        (ShipmentStatus.DELIVERED, OrderLabel.DELIVERED),
        (ShipmentStatus.CANCELLED, OrderLabel.AWAITING_SHIPMENT),
    ],
)
def test_a_sent_order_is_called_after_its_parcel(status: ShipmentStatus, called: OrderLabel) -> None:
    order = paid()
    assert label(order, [replace(sent(order), status=status)]) is called


def test_a_completed_order_is_completed_wherever_its_parcel_is() -> None:
    order = paid()
    assert label(order.complete(by=CLERK, at=LATER), [sent(order)]) is OrderLabel.COMPLETED


def test_of_several_parcels_the_least_advanced_speaks() -> None:
    order = paid(line(1, 2))
    half = ShipmentLine(OrderLineId("line-1"), 1)
    first, second = (sent(order, half, name=name) for name in ("first", "second"))
    arrived = replace(first, status=ShipmentStatus.DELIVERED)
    assert label(order, [arrived]) is OrderLabel.AWAITING_SHIPMENT
    assert label(order, [arrived, second]) is OrderLabel.SHIPPED
    both = [arrived, replace(second, status=ShipmentStatus.DELIVERED)]
    assert label(order, both) is OrderLabel.DELIVERED


def test_every_status_of_an_order_and_a_parcel_has_a_label() -> None:
    order = paid()
    for status in OrderStatus:
        for parcel in ShipmentStatus:
            called = label(replace(order, status=status), [replace(sent(order), status=parcel)])
            assert called in OrderLabel
