import pytest

from shopclerk.core.domain.ids import OrderId, SkuId
from shopclerk.core.domain.stock import Reservation, StockItem, reservation_id
from tests.core.domain.examples import NOON

MUG = SkuId("mug")


@pytest.mark.invariant(3)
@pytest.mark.parametrize(
    ("on_hand", "reserved", "sound"),
    [(0, 0, True), (5, 5, True), (5, 6, False), (5, -1, False), (-1, 0, False), (-1, -1, False)],
)
def test_a_level_is_sound_while_what_is_promised_is_there(on_hand: int, reserved: int, sound: bool) -> None:
    assert StockItem(sku_id=MUG, on_hand=on_hand, reserved=reserved).is_sound is sound


def test_what_is_promised_is_not_available() -> None:
    level = StockItem(sku_id=MUG, on_hand=5, reserved=3, safety_stock=2)
    assert (level.available, level.is_low) == (2, True)
    assert not level.moved(1, 0).is_low


def test_moving_changes_both_counts() -> None:
    level = StockItem(sku_id=MUG, on_hand=5, reserved=3).moved(-2, -2)
    assert (level.on_hand, level.reserved) == (3, 1)


def test_a_hold_of_a_paid_order_has_no_end() -> None:
    hold = Reservation(
        id=reservation_id(OrderId("o"), MUG), order_id=OrderId("o"), sku_id=MUG, held=2, expires_at=NOON
    )
    assert (hold.id, hold.kept().expires_at, hold.less(2).held) == ("o:mug", None, 0)
