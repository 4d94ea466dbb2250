"""The owner pays something back, for no goods."""

from shopclerk.conversation.actions.goodwill import AskGoodwill, PayGoodwill
from shopclerk.core.domain.lifecycle import RefundStatus
from shopclerk.core.domain.refund import Refund
from tests.conversation.scripts.walks import buys_a_mug, gets_a_mug_sent, orders_a_mug
from tests.invariants import violations
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


async def test_an_amount_is_typed_confirmed_and_paid_back_once(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order, _ = await gets_a_mug_sent(ana, mei)
    await mei.says(order.number)
    await mei.presses("💝 Pay something back")
    mei.sees("At most: CN¥39.00", "the customer reads it")
    await mei.says("¥5.00 it came late, sorry")
    mei.sees("Pay back CN¥5.00 for order", "it came late, sorry", "This cannot be undone.")
    assert shop.kept(Refund) == []
    (confirm,) = [each.action for each in mei.screen.buttons if isinstance(each.action, PayGoodwill)]
    await mei.presses("Yes, pay back CN¥5.00")
    await mei.forges(confirm)
    (refund,) = shop.kept(Refund)
    assert (refund.amount.minor, refund.status, refund.lines) == (500, RefundStatus.SUCCEEDED, ())
    mei.sees("Paid back as goodwill: it came late, sorry")
    await ana.says(order.number)
    ana.sees("Paid back as goodwill: it came late, sorry")
    assert await violations(shop.store) == []


async def test_never_more_than_what_is_left_and_never_without_a_reason(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await buys_a_mug(ana)
    await mei.forges(AskGoodwill(order.id))
    for said, told in (
        ("40 too much", "No more than CN¥39.00 can still be paid back."),
        ("0 nothing", "amount"),
        ("a lot", "amount"),
        ("5", "Please say why: the customer will read it."),
    ):
        await mei.says(said)
        mei.sees(told, "At most: CN¥39.00")
    await mei.says("9.00 sorry")
    await mei.presses("Yes, pay back CN¥9.00")
    await mei.forges(AskGoodwill(order.id))
    mei.sees("At most: CN¥30.00")
    assert len(shop.kept(Refund)) == 1


async def test_what_was_typed_before_is_not_paid_by_an_old_button(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await buys_a_mug(ana)
    await mei.forges(PayGoodwill(order.id, "0" * 18))
    mei.sees(f"Order {order.number}")
    assert shop.kept(Refund) == []


async def test_it_is_the_owners_word_and_for_what_was_paid(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await buys_a_mug(ana)
    kai = await shop.staff("Kai")
    for visitor, action in ((kai, AskGoodwill(order.id)), (ana, PayGoodwill(order.id, "0" * 18))):
        await visitor.forges(action)
        visitor.sees("Only the owner of the shop can do that.")
    unpaid = await orders_a_mug(shop.visitor("Bo"))
    await mei.forges(AskGoodwill(unpaid.id))
    mei.does_not_see("At most")
    assert shop.kept(Refund) == []


async def test_it_can_be_left(ana: Visitor, mei: Visitor) -> None:
    order = await buys_a_mug(ana)
    await mei.forges(AskGoodwill(order.id))
    await mei.presses("✖ Never mind")
    mei.sees(f"Order {order.number}")
    await mei.forges(AskGoodwill(order.id))
    await mei.says("5 sorry")
    await mei.presses("‹ Order")
    mei.sees(f"Order {order.number}")


async def test_only_who_may_pay_something_back_is_offered_it(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    """In the staff's room anybody may read it, and be told no."""
    kim = await shop.staff("Kim")
    room = kim.in_group("staff")
    await mei.in_group("staff").says("/here")
    order = await buys_a_mug(ana)
    for reader, offered in ((kim, False), (mei, True), (room, True)):
        await reader.says(f"/start o_{order.id}" if reader is room else order.number)
        buttons = [each.action for each in reader.showing(f"Order {order.number}")[-1].buttons]
        assert (AskGoodwill(order.id) in buttons) is offered
