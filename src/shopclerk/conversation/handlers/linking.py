"""Links to what is for sale."""

from typing import Final

from shopclerk.conversation.actions.shopping import ShareProduct, ShowProduct
from shopclerk.conversation.deep_links import ProductLink, TooLong, encode_link
from shopclerk.conversation.handlers.browsing import show_product
from shopclerk.conversation.screens.linking import share_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, shows
from shopclerk.core.domain.catalogue import Product, Sku


async def share_product(turn: Turn, action: ShareProduct) -> Answer:
    """The link and its picture; where no link leads to, the product."""
    turn.actor.must_be_staff("ShareProduct")
    product = (await turn.desk.shelf.show_product(product_id=action.product_id, sku_id=action.sku_id)).product
    chosen = next((sku for sku in product.on_sale() if sku.id == action.sku_id), None)
    link = turn.chat.link(_payload(product, chosen))
    if not link:
        return await show_product(turn.late(), ShowProduct(action.product_id, action.sku_id))
    code = await turn.qr_codes.picture(link)
    screen = share_screen(turn.words, product, chosen=chosen, link=link, code=code, notice=turn.notice)
    return shows(turn, screen)


def _payload(product: Product, chosen: Sku | None) -> str:
    """The code that is printed on the thing, or what the product is called; too long: its id."""
    try:
        return encode_link(ProductLink(chosen.code if chosen else product.handle))
    except TooLong:
        return encode_link(ProductLink(product.id))


PRESSED: Final[Pressed] = {
    ShareProduct: share_product,
}
