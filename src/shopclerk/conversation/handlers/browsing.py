"""Looking around."""

from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.shopping import (
    AskQuantity,
    ShowCategories,
    ShowPictures,
    ShowProduct,
    ShowProducts,
    WatchStock,
)
from shopclerk.conversation.actions.variants import ChooseOption
from shopclerk.conversation.awaited.checkout import AwaitQuantity
from shopclerk.conversation.buying import buying_in
from shopclerk.conversation.reply import Album
from shopclerk.conversation.screens.catalogue import categories_screen, product_screen, products_screen
from shopclerk.conversation.screens.choosing import option_screen
from shopclerk.conversation.screens.names import name
from shopclerk.conversation.screens.quantity import ask_quantity_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, asks, shows
from shopclerk.core.domain.choosing import is_stepwise
from shopclerk.core.domain.ids import ProductId, SkuId
from shopclerk.core.usecases.browsing import ProductCard


async def show_categories(turn: Turn, _: ShowCategories | None = None) -> Answer:
    shelves = await turn.desk.shelf.browse_catalogue()
    screen = categories_screen(
        turn.words, shelves.categories, uncategorised=shelves.uncategorised, notice=turn.notice
    )
    return shows(turn, screen)


async def show_products(turn: Turn, action: ShowProducts) -> Answer:
    shelf = await turn.desk.shelf.browse_shelf(action.category_id, action.after)
    screen = products_screen(
        turn.words,
        shelf.rows,
        category=shelf.category,
        currency=await buying_in(turn),
        more=shelf.more,
        first=action.after is None,
        notice=turn.notice,
    )
    return shows(turn, screen)


async def show_product(turn: Turn, action: ShowProduct) -> Answer:
    return await product(turn, product_id=action.product_id, sku_id=action.sku_id)


async def product(
    turn: Turn, *, product_id: ProductId | None = None, sku_id: SkuId | None = None, called: str = ""
) -> Answer:
    """The product page; `called` may be the code of one of its SKUs."""
    card = await turn.desk.shelf.show_product(product_id=product_id, sku_id=sku_id, called=called)
    coded = (sku.id for sku in card.product.on_sale() if sku.code == called)
    return await _page_of(turn, card, sku_id or next(coded, None))


async def choose_option(turn: Turn, action: ChooseOption) -> Answer:
    """While there is a choice; else the product as it stands."""
    card = await turn.desk.shelf.show_product(sku_id=action.sku_id)
    known = {sku.id for sku in card.product.on_sale()}
    if action.sku_id not in known or action.axis not in range(len(card.product.options)):
        return await _page_of(turn.late(), card, None)
    if not is_stepwise(card.product):
        return await _page_of(turn, card, None)
    cart = await turn.desk.till.show_cart(actor=turn.actor)
    screen = option_screen(
        turn.words,
        card.product,
        action,
        levels=card.available,
        in_cart=cart.units,
        currency=await buying_in(turn),
        notice=turn.notice,
    )
    return shows(turn, screen)


async def show_pictures(turn: Turn, action: ShowPictures) -> Answer:
    """All of them, and the page below."""
    card = await turn.desk.shelf.show_product(product_id=action.product_id)
    page = await _page_of(turn, card, action.sku_id)
    if not card.product.pictures:
        return page
    album = Album(card.product.pictures, name(turn.words, card.product.title))
    return replace(page, before=(album,))


async def _page_of(turn: Turn, card: ProductCard, sku_id: SkuId | None) -> Answer:
    """The only SKU of a product is chosen by itself."""
    on_sale = card.product.on_sale()
    chosen = next((sku for sku in on_sale if sku.id == sku_id), on_sale[0] if len(on_sale) == 1 else None)
    cart = await turn.desk.till.show_cart(actor=turn.actor)
    screen = product_screen(
        turn.words,
        card.product,
        chosen=chosen,
        levels=card.available,
        in_cart=cart.units,
        currency=await buying_in(turn),
        shared=turn.is_staff and bool(turn.chat.link("home")),
        asked=not turn.is_staff,
        notice=turn.notice,
    )
    return shows(turn, screen)


async def ask_quantity(turn: Turn, action: AskQuantity) -> Answer:
    """How many, while there are any; a SKU that is sold out shows its product page."""
    card = await turn.desk.shelf.show_product(sku_id=action.sku_id)
    if card.available.get(action.sku_id, 0) < 1:
        return await product(turn, sku_id=action.sku_id)
    screen = ask_quantity_screen(
        turn.words,
        card.product,
        card.product.sku(action.sku_id),
        available=card.available[action.sku_id],
        notice=turn.notice,
    )
    return asks(turn, screen, AwaitQuantity(action.sku_id))


async def watch_stock(turn: Turn, action: WatchStock) -> Answer:
    """Told once when it is there again; the page stays."""
    await turn.desk.shelf.watch_stock(actor=turn.actor, sku_id=action.sku_id)
    page = await product(turn, sku_id=action.sku_id)
    return replace(page, toast=turn.words.text("We will tell you here when it is back."))


PRESSED: Final[Pressed] = {
    ShowCategories: show_categories,
    ShowProducts: show_products,
    ShowProduct: show_product,
    ChooseOption: choose_option,
    ShowPictures: show_pictures,
    AskQuantity: ask_quantity,
    WatchStock: watch_stock,
}
