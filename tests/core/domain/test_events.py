from dataclasses import FrozenInstanceError, fields
from typing import get_args

import pytest

from shopclerk.core.domain.events import Event, OrderPlaced, StockRanLow
from shopclerk.core.domain.ids import OrderId, OrderLineId, SkuId
from shopclerk.core.domain.lifecycle import CaseStatus, RefundStatus, ShipmentStatus
from shopclerk.core.domain.people import Role

KINDS = get_args(Event)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_event_holds_ids_and_facts_only(kind: type) -> None:
    """No wording and no personal data: what an event says is looked up when it is told."""
    facts: dict[str, set[object]] = {
        "after": {str},
        "left": {int},
        "place": {int},
        "reason": {str},
        "role": {Role},
        "status": {ShipmentStatus, RefundStatus, CaseStatus},
        "unanswered": {bool},
        "upto": {str},
        "units": {tuple[tuple[OrderLineId, int], ...]},
    }
    for each in fields(kind):
        assert each.name.endswith("_id") or each.type in facts[each.name]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_event_says_which_order_it_is_of_if_any(kind: type) -> None:
    assert hasattr(kind, "order_id")


def test_an_event_of_no_order_says_so() -> None:
    assert StockRanLow(SkuId("mug"), 0).order_id is None


def test_what_has_happened_does_not_change() -> None:
    event = OrderPlaced(OrderId("order"))
    with pytest.raises(FrozenInstanceError):
        event.order_id = OrderId("another")  # type: ignore[misc] # the point of the test
