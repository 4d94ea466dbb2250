"""A product is seen from all sides, on request."""

from shopclerk.conversation.reply import Album
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

SIDES = (b"front", b"back", b"inside")


async def test_all_pictures_of_a_product_stand_above_its_page(shop: TalkingShop, ana: Visitor) -> None:
    pictures = await shop.pictures("enamel-mug", *SIDES)
    await opens_the_mug(ana)
    await ana.presses("Blue")
    await ana.presses("🖼 All pictures (3)")
    album, page = ana.news
    assert album.shown == Album(pictures, "Enamel mug")
    assert page is ana.screen
    assert page.screen.picture == pictures[0]
    ana.sees_button("✓ Blue", "＋ Add to cart", "🖼 All pictures (3)")


async def test_one_picture_is_all_there_is_to_see(shop: TalkingShop, ana: Visitor) -> None:
    await shop.pictures("enamel-mug", b"front")
    await opens_the_mug(ana)
    ana.does_not_see_button("All pictures")


async def test_pictures_that_are_gone_leave_the_page(shop: TalkingShop, ana: Visitor) -> None:
    await shop.pictures("enamel-mug", *SIDES)
    await opens_the_mug(ana)
    page = ana.screen
    await shop.pictures("enamel-mug")
    await ana.presses("🖼 All pictures (3)")
    assert ana.news == [page]
    ana.sees("Enamel mug")


async def test_the_album_is_shown_once_however_often_the_press_arrives(
    shop: TalkingShop, ana: Visitor
) -> None:
    await shop.pictures("enamel-mug", *SIDES)
    await opens_the_mug(ana)
    await ana.presses("🖼 All pictures (3)")
    before = list(ana.messages)
    await ana.repeats()
    assert ana.messages == before


async def opens_the_mug(visitor: Visitor) -> None:
    await visitor.says("/start")
    for label in ("Browse the shop", "All products", "Enamel mug"):
        await visitor.presses(label)
