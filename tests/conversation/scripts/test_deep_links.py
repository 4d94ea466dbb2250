"""Links that open one thing of the shop."""

import pytest

from shopclerk.conversation.deep_links import OrderLink, ProductLink, encode_link
from shopclerk.core.domain.people import Role
from tests.conversation.scripts.goods import MUG
from tests.conversation.scripts.walks import buys_a_mug
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


async def test_a_link_opens_a_product_by_the_code_of_a_sku(ana: Visitor) -> None:
    await ana.says("/start p_TEA")
    ana.sees("Green tea")
    await ana.presses("＋ Add to cart")
    ana.sees_button("Cart (1)")


async def test_a_code_chooses_its_variant(shop: TalkingShop, ana: Visitor) -> None:
    card = await shop.show_product(called=MUG.handle)
    for sku in card.product.skus:
        await ana.says(f"/start {encode_link(ProductLink(sku.code))}")
        ana.sees_button(f"✓ {sku.options[0].in_('en')}")


async def test_a_link_opens_a_product_by_its_handle(ana: Visitor) -> None:
    await ana.says(f"/start {encode_link(ProductLink(MUG.handle))}")
    ana.sees("Enamel mug", "Choose: Colour")


async def test_a_link_to_nothing_leads_into_the_shop(ana: Visitor) -> None:
    await ana.says("/start p_NOTHING")
    ana.sees("not in the shop any more", "Where would you like to look?")


async def test_a_link_opens_an_order_for_its_customer_and_for_staff(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await buys_a_mug(ana)
    link = f"/start {encode_link(OrderLink(order.number))}"
    await ana.says(link)
    ana.sees(f"Order {order.number}")
    await mei.says(link)
    mei.sees(f"Order {order.number}", "👤 Ana Li")
    eve = shop.visitor("Eve")
    await eve.says(link)
    eve.sees("There is no such order.")
    eve.does_not_see("Ana Li", "mug")


async def test_an_invitation_may_look_like_a_link(shop: TalkingShop, ana: Visitor) -> None:
    token = "p_Zk3LwA9-xq_77sdKfE2a"
    await shop.database.identities.invite(token, Role.CLERK, shop.clock.at.replace(year=2030))
    await ana.says(f"/start {token}")
    ana.sees("You are a clerk of this shop now.")
    await ana.says("/start p_NOTHING")
    ana.sees("not in the shop any more")


@pytest.mark.parametrize("typed", ["/start home", "/start"])
async def test_a_link_to_nothing_in_particular_leads_home(ana: Visitor, typed: str) -> None:
    await ana.says(typed)
    ana.sees("Welcome! Have a look around")


async def test_staff_share_a_product_by_a_link_and_a_picture(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    await mei.says("/start p_TEA")
    await mei.presses("🔗 Share")
    mei.sees("https://chat.example/start/p_TEA", "Print it")
    assert mei.screen.screen.picture is not None
    picture = await shop.database.files.get(mei.screen.screen.picture)
    assert picture is not None
    assert picture.media_type == "image/png"
    await mei.presses("‹ The product")
    mei.sees("Green tea")
    await ana.says("/start p_TEA")
    ana.does_not_see_button("Share")


async def test_a_variant_is_shared_by_its_code_and_a_product_by_its_handle(
    shop: TalkingShop, mei: Visitor
) -> None:
    card = await shop.show_product(called=MUG.handle)
    sku = card.product.skus[0]
    await mei.says("/shop")
    await mei.presses("Cups")
    await mei.presses("Enamel mug")
    await mei.presses("🔗 Share")
    mei.sees(f"/start/p_{MUG.handle}")
    await mei.presses("‹ The product")
    await mei.presses(sku.options[0].in_("en"))
    await mei.presses("🔗 Share")
    mei.sees(f"/start/{encode_link(ProductLink(sku.code))}")


async def test_a_name_too_long_for_a_link_is_shared_by_its_id(shop: TalkingShop, mei: Visitor) -> None:
    await shop.stocks("杯" * 40, 5)
    product = (await shop.show_product(called="杯" * 40)).product
    await mei.says(f"/start p_{product.id}")
    await mei.presses("🔗 Share")
    mei.sees(f"/start/p_{product.id}")
