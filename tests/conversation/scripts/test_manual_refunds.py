"""What a provider cannot send back, the owner sends back by hand and says so."""

import pytest

from shopclerk.conversation.actions.books import AskManualRefund
from shopclerk.core.domain.people import Role
from shopclerk.core.domain.refund import Refund
from tests.conversation.scripts.walks import buys_a_mug
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


@pytest.fixture
async def failed(shop: TalkingShop, ana: Visitor, mei: Visitor) -> Refund:
    """Ana cancelled what she had paid, and the provider cannot send it back."""
    order = await buys_a_mug(ana)
    shop.gateway.refuses_refund("refund_in_dashboard")
    await shop.cancels(order)
    await shop.relays()
    (refund,) = await shop.refunds(order)
    return refund


async def test_the_owner_is_told_what_to_do_and_says_when_it_is_done(
    shop: TalkingShop, failed: Refund, ana: Visitor, mei: Visitor
) -> None:
    mei.sees("⚠️ A refund failed", "in the dashboard of your payment provider", "fake-1")
    await mei.presses("💸 CN¥39.00 sent back by hand?")
    mei.sees("Was it sent back by hand?", "CN¥39.00", "This cannot be undone.")
    await mei.presses("Yes, it is sent back")
    mei.sees("Refund of CN¥39.00 sent back by hand", "Paid back: −CN¥39.00")
    mei.does_not_see_button("sent back by hand?")
    await shop.relays()
    ana.sees("↩ Your refund", "The shop has sent it back to you.")


async def test_the_order_itself_leads_there_too(shop: TalkingShop, failed: Refund, mei: Visitor) -> None:
    await mei.presses("Show the order")
    await mei.presses("💸 CN¥39.00 sent back by hand?")
    mei.sees("Was it sent back by hand?")
    await mei.presses("‹ Order")
    mei.sees("Refund of CN¥39.00 is to be sent back by hand")


async def test_a_clerk_is_told_to_ask_the_owner(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    bo = await shop.staff("Bo", role=Role.CLERK)
    order = await buys_a_mug(ana)
    shop.gateway.refuses_refund("refund_in_dashboard")
    await shop.cancels(order)
    await shop.relays()
    await bo.presses("💸 CN¥39.00 sent back by hand?")
    bo.sees("Only the owner of the shop can do that.")


async def test_pressed_again_it_is_late(shop: TalkingShop, failed: Refund, mei: Visitor) -> None:
    await mei.presses("💸 CN¥39.00 sent back by hand?")
    await mei.presses("Yes, it is sent back")
    await mei.forges(AskManualRefund(failed.order_id, failed.id))
    mei.sees("Refund of CN¥39.00 sent back by hand")
    mei.does_not_see_button("Yes, it is sent back")
