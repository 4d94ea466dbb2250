"""Pictures of what is wrong, sent while a request is written and until it is decided."""

from shopclerk.core.domain.aftersales import MOST_EVIDENCE, AfterSalesCase
from shopclerk.core.domain.order import Order
from shopclerk.core.ports.files import File
from tests.conversation.scripts.walks import gets_a_mug_sent
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


async def is_asked_for_more(ana: Visitor, mei: Visitor) -> Order:
    """As far as the question whether there is more to say."""
    order, _ = await gets_a_mug_sent(ana, mei)
    await ana.says(order.number)
    await ana.presses("🛠 Something wrong?")
    await ana.presses("Refund only")
    await ana.presses("It is damaged")
    ana.sees("send pictures")
    return order


async def the_case(shop: TalkingShop, order: Order) -> AfterSalesCase:
    (case,) = await shop.cases(order)
    return case


async def test_pictures_go_with_the_request_and_staff_look_at_them(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await is_asked_for_more(ana, mei)
    await ana.sends_picture("front")
    await ana.sends_picture("back")
    ana.sees("📷 2 pictures")
    await ana.says("The glaze is cracked")
    ana.sees("The glaze is cracked", "📷 2 pictures")
    mei.looks_away()
    await ana.presses("✅ Send the request")
    case = await the_case(shop, order)
    assert len(case.evidence) == 2
    assert mei.screen.screen.picture == case.evidence[0]
    await mei.presses("📷 2 pictures")
    mei.sees("Picture 1 of 2")
    await mei.presses("Next ›")
    mei.sees("Picture 2 of 2")
    assert mei.screen.screen.picture == case.evidence[1]
    await mei.presses("‹ Back to the request")
    mei.sees_button("✅ Approve")
    mei.does_not_see_button("📷 Add pictures")


async def test_the_same_picture_counts_once_and_one_too_many_is_left_out(ana: Visitor, mei: Visitor) -> None:
    await is_asked_for_more(ana, mei)
    for number in range(MOST_EVIDENCE):
        await ana.sends_picture(f"view {number}")
    await ana.sends_picture("view 0")
    ana.sees(f"📷 {MOST_EVIDENCE} pictures")
    ana.does_not_see("keeps at most")
    await ana.sends_picture("one more")
    ana.sees(f"A request keeps at most {MOST_EVIDENCE} pictures", f"📷 {MOST_EVIDENCE} pictures")


async def test_a_picture_is_added_until_somebody_decides(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await is_asked_for_more(ana, mei)
    await ana.presses("Skip this")
    await ana.presses("✅ Send the request")
    await ana.presses("📷 Add pictures")
    await ana.says("here it is")
    ana.sees("That was no picture.")
    await ana.sends_picture()
    ana.sees("📷 1 picture")
    await ana.presses("‹ Back to the request")
    ana.sees_button("📷 1 picture")
    await ana.presses("📷 Add pictures")
    await mei.presses("✖ Decline")
    await mei.says("The box was whole")
    await ana.sends_picture("too late")
    ana.sees("A request keeps at most", "Declined")
    assert len((await the_case(shop, order)).evidence) == 1


async def test_a_forgotten_claim_takes_its_pictures_along(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await is_asked_for_more(ana, mei)
    await ana.sends_picture()
    await ana.presses("✖ Never mind")
    await ana.presses("🛠 Something wrong?")
    await ana.presses("Refund only")
    await ana.presses("Something is missing")
    await ana.presses("Skip this")
    await ana.presses("✅ Send the request")
    assert (await the_case(shop, order)).evidence == ()


async def test_a_picture_that_nobody_asked_for_is_answered(ana: Visitor) -> None:
    await ana.says("/start")
    await ana.sends_picture()
    ana.sees("I do not know what this picture is for.")


async def test_a_picture_that_comes_twice_is_kept_once(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    await is_asked_for_more(ana, mei)
    await ana.sends_picture()
    await ana.repeats()
    ana.sees("📷 1 picture")


async def test_a_picture_that_cannot_be_read_leaves_room_for_another(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await is_asked_for_more(ana, mei)
    shop.chat.unreadable.add(await shop.database.files.put(File(b"a film", "image/jpeg")))
    await ana.sends_picture("a film")
    ana.sees("this picture cannot be read", "send it as a photo")
    await ana.sends_picture("front")
    ana.sees("📷 1 picture")
    await ana.says("The glaze is cracked")
    await ana.presses("✅ Send the request")
    assert len((await the_case(shop, order)).evidence) == 1
