"""Single units of a paid order are cancelled before they leave."""

from shopclerk.conversation.actions.ordering import CancelUnits
from tests.conversation.scripts.walks import buys_a_mug, puts_a_mug_into_the_cart
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


async def test_a_customer_cancels_one_of_three(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    for _ in range(2):
        await puts_a_mug_into_the_cart(ana)
    order = await buys_a_mug(ana)
    await ana.says(order.number)
    await ana.presses("Cancel a part")
    await ana.presses("Enamel mug (Blue) × 3")
    ana.sees("CN¥39.00 goes back the way it was paid.")
    for _ in range(2):
        await ana.presses("+")
    ana.sees(f"Cancel order {order.number}?")
    await ana.presses("No, keep it")
    await ana.presses("Cancel a part")
    await ana.presses("Enamel mug (Blue) × 3")
    await ana.presses("+")
    ana.sees("CN¥78.00 goes back the way it was paid.")
    await ana.presses("Yes, cancel it")
    ana.sees("2 cancelled")
    (line,) = order.lines
    assert (await shop.order(order)).line(line.id).wanted == 1


async def test_staff_cancel_one_of_two_and_its_money_goes_back(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    await ana.says("/shop")
    await ana.presses("All products")
    await ana.presses("Green tea")
    await ana.presses("＋ Add to cart")
    order = await buys_a_mug(ana)
    await mei.says(order.number)
    await mei.presses("Cancel a part")
    await mei.presses("Green tea × 1")
    mei.sees("CN¥128.00 goes back the way it was paid.")
    ana.looks_away()
    await mei.presses("Yes, cancel it")
    mei.sees("1 cancelled", "↩ Refund of CN¥128.00: paid back")
    mei.sees_button("🚚 Ship")
    ana.sees(
        f"A part of order {order.number} was cancelled\nGreen tea", f"Your refund for order {order.number}"
    )
    (refund,) = await shop.refunds(order)
    assert refund.amount.minor == 12800
    await mei.says(order.number)
    mei.does_not_see_button("Cancel a part")


async def test_fewer_units_are_chosen_step_by_step(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    await ana.says("/shop")
    await ana.presses("All products")
    await ana.presses("Green tea")
    await ana.presses("＋ Add to cart")
    await puts_a_mug_into_the_cart(ana)
    order = await buys_a_mug(ana)
    await ana.says(order.number)
    await ana.presses("Cancel a part")
    await ana.presses("Enamel mug (Blue) × 2")
    await ana.presses("+")
    ana.sees("CN¥78.00 goes back")
    await ana.presses("−")
    ana.sees("CN¥39.00 goes back")
    await mei.says(f"ship {order.number} SF1234567")
    await ana.forges(CancelUnits(order.id, 0, 1))
    ana.sees("None of that is left.")
    assert not await shop.refunds(order)
