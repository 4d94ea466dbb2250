"""Before anything is ordered."""

from tests.core.usecases.matrix.world import PEOPLE, fills_every_cart
from tests.shopfloor.shop import Shop


async def cart_empty(shop: Shop) -> None:
    for actor in PEOPLE.values():
        await shop.fills(actor, mug=0)


async def cart_filled(shop: Shop) -> None:
    await fills_every_cart(shop)


async def cart_of_what_is_sold_out(shop: Shop) -> None:
    await fills_every_cart(shop)
    level = await shop.level("MUG")
    await shop.correct_stock(
        actor=shop.owner,
        request_id=shop.request(),
        sku_id=level.sku_id,
        expected=level.on_hand,
        counted=level.reserved,
    )


async def cart_of_what_is_not_sold_any_more(shop: Shop) -> None:
    await fills_every_cart(shop)
    level = await shop.level("MUG")
    await shop.stocks("MUG", level.on_hand, published=False)
