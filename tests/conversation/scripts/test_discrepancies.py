"""The owner compares the books with what a provider told, and settles what was looked at."""

from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Role
from tests.conversation.scripts.walks import buys_a_mug
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


async def test_a_chargeback_waits_for_the_owner(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    order = await buys_a_mug(ana)
    await shop.hears(shop.gateway.charge_back("fake-1", Money(3900, "CNY")))
    await shop.relays()
    mei.sees("⚠️ The payments do not agree")
    await mei.says("/start")
    await mei.presses("⚖️ Payments to check (1)")
    mei.sees(order.number, "Taken back by the payer's bank", "Provider: CN¥39.00")
    await mei.presses("✅ Settled")
    mei.sees("Everything agrees. Well done!")
    await mei.says("/start")
    mei.does_not_see_button("Payments to check")
    (kept,) = await shop.discrepancies(order)
    assert not kept.is_open


async def test_a_clerk_does_not_see_the_books(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    await buys_a_mug(ana)
    await shop.hears(shop.gateway.charge_back("fake-1", Money(3900, "CNY")))
    bo = await shop.staff("Bo", role=Role.CLERK)
    await bo.says("/start")
    bo.does_not_see_button("Payments to check")
