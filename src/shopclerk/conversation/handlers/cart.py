"""Filling the cart."""

from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.shopping import AddToCart, EmptyCart, SetQuantity, ShowCart
from shopclerk.conversation.awaited.checkout import AwaitQuantity
from shopclerk.conversation.buying import buying_in
from shopclerk.conversation.handlers.browsing import product
from shopclerk.conversation.screens.cart import CartItem, cart_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, Typed, shows
from shopclerk.core.domain.cart import Cart, parse_quantity
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.usecases.filling import Add, CartView, Clear, Have


async def show_cart(turn: Turn, _: ShowCart | None = None) -> Answer:
    view = await turn.desk.till.show_cart(actor=turn.actor, currency=await buying_in(turn))
    return shows(turn, cart_screen(turn.words, items(turn, view), total=view.total, notice=turn.notice))


async def add_to_cart(turn: Turn, action: AddToCart) -> Answer:
    return await _add(turn, action.sku_id, parse_quantity(str(action.quantity)))


async def quantity_typed(turn: Turn, awaited: AwaitQuantity, text: str) -> Answer:
    return await _add(turn, awaited.sku_id, parse_quantity(text))


async def _add(turn: Turn, sku_id: SkuId, quantity: int) -> Answer:
    """Stay on the product page: it shows the cart grow, and the next choice is there."""
    cart = await _fill(turn, Add(sku_id, quantity))
    page = await product(_unreviewed(turn), sku_id=sku_id)
    return replace(page, toast=_in_cart(turn, cart.quantity_of(sku_id)))


def _in_cart(turn: Turn, quantity: int) -> str:
    return turn.words.plural("In your cart: {n}", "In your cart: {n}", quantity)


async def set_quantity(turn: Turn, action: SetQuantity) -> Answer:
    await _fill(turn, Have(action.sku_id, action.quantity))
    return await show_cart(_unreviewed(turn))


async def empty_cart(turn: Turn, _: EmptyCart) -> Answer:
    await _fill(turn, Clear())
    return await show_cart(_unreviewed(turn))


async def _fill(turn: Turn, change: Add | Have | Clear) -> Cart:
    return await turn.desk.till.fill_cart(
        change, actor=turn.actor, request_id=turn.request_id, currency=await buying_in(turn)
    )


def _unreviewed(turn: Turn) -> Turn:
    """What was reviewed is not what is in the cart any more."""
    return turn.drafting(replace(turn.session.draft, review=""))


def items(turn: Turn, view: CartView) -> tuple[CartItem, ...]:
    """The cart's entries as its screens show them."""
    language, several = turn.person.language, len(turn.desk.terms.now.currencies) > 1
    return tuple(
        CartItem(
            sku_id=entry.sku.id,
            product_id=entry.product.id,
            title=entry.product.title.in_(language),
            options=entry.sku.label(language),
            quantity=entry.quantity,
            unit_price=entry.price,
            available=entry.available,
            priced_elsewhere=entry.is_sold and entry.price is None and several,
        )
        for entry in view.entries
    )


PRESSED: Final[Pressed] = {
    ShowCart: show_cart,
    AddToCart: add_to_cart,
    SetQuantity: set_quantity,
    EmptyCart: empty_cart,
}

TYPED: Final[Typed] = {
    AwaitQuantity: quantity_typed,
}
