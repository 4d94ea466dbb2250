"""Staff pay back another amount than the usual, when they approve and when they settle."""

import pytest

from shopclerk.core.domain.lifecycle import CaseStatus, ShipmentStatus
from shopclerk.core.domain.order import Order
from tests.conversation.scripts.walks import gets_a_mug_sent
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


@pytest.fixture
async def order(shop: TalkingShop, ana: Visitor, mei: Visitor) -> Order:
    order, parcel = await gets_a_mug_sent(ana, mei)
    await shop.carries(parcel, ShipmentStatus.DELIVERED)
    await ana.says(order.number)
    await ana.presses("🛠 Something wrong?")
    return order


async def asks(ana: Visitor, kind: str) -> None:
    await ana.presses(kind)
    await ana.presses("It is damaged")
    await ana.presses("Skip this")
    await ana.presses("✅ Send the request")


async def test_less_is_granted_for_a_reason(
    shop: TalkingShop, ana: Visitor, mei: Visitor, order: Order
) -> None:
    await asks(ana, "Refund only")
    await mei.presses("✅ Approve")
    await mei.presses("✏️ Another amount…")
    mei.sees("At most: CN¥39.00")
    await mei.says("many")
    mei.sees("That is not an amount in CNY.")
    await mei.says("39.01")
    mei.sees("No more than CN¥39.00 can still be paid back.")
    await mei.says("10")
    mei.sees("with the reason after the amount")
    await mei.says("¥10.50 the chip is small")
    mei.sees("Settled", "↩ Refund of CN¥10.50: paid back")
    (case,) = await shop.cases(order)
    assert case.status is CaseStatus.CLOSED


async def test_less_is_paid_after_looking_at_the_goods(
    shop: TalkingShop, ana: Visitor, mei: Visitor, order: Order
) -> None:
    await asks(ana, "Return and refund")
    await mei.presses("✅ Approve")
    await mei.presses("✅ Yes, approve it")
    await mei.presses("📥 The goods are here")
    await mei.presses("🔍 Inspect")
    await mei.presses("All of it, none can be sold again")
    await mei.presses("✏️ Another amount…")
    await mei.presses("‹ Back to the request")
    await mei.presses("✏️ Another amount…")
    await mei.says("20 the mug was used")
    mei.sees("Settled", "↩ Refund of CN¥20.00: paid back")
    (refund,) = await shop.refunds(order)
    assert refund.amount.minor == 2000
