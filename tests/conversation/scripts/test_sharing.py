"""What people share instead of typing it, and what comes when nobody waited for it."""

from shopclerk.conversation.incoming import Left
from tests.conversation.scripts.walks import orders_a_mug, puts_a_mug_into_the_cart
from tests.shopfloor.people import Visitor


async def test_a_file_is_declined_with_what_to_send_instead(ana: Visitor, mei: Visitor) -> None:
    for visitor in (ana, mei):
        await visitor.sends_file("prices.xlsx")
        visitor.sees("I cannot read files. Please send pictures as photos")
        visitor.sees_button("🏠 Home")


async def test_what_is_shared_unasked_is_thanked_for_and_its_time_told(ana: Visitor, mei: Visitor) -> None:
    await ana.shares_contact("Ana Li", "+86 138 0013 8000")
    ana.sees("I do not know what this contact is for", "When you check out")
    await ana.shares_location(31.2459, 121.4907)
    ana.sees("I do not know what this location is for", "When you check out")
    await mei.shares_location(31.2459, 121.4907)
    mei.does_not_see("When you check out")
    mei.sees_button("📦 Orders to ship")


async def test_what_comes_in_between_leaves_the_question_open(ana: Visitor) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("➕ Add…")
    await ana.sends_file("prices.xlsx")
    await ana.shares_contact("Ana Li", "+86 138 0013 8000")
    await ana.says("2")
    ana.sees("In your cart: 3")


async def test_somebody_who_left_is_shown_nothing_and_finds_everything_on_coming_back(ana: Visitor) -> None:
    order = await orders_a_mug(ana)
    stood = list(ana.messages)
    await ana.leaves()
    ana.sees_nothing_new()
    assert ana.messages == stood
    assert isinstance(ana.last and ana.last.said, Left)
    await ana.says(order.number)
    ana.sees("Enamel mug")
