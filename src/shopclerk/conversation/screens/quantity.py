"""Asking how many."""

from typing import Final

from shopclerk.conversation.actions import AddToCart, ShowProduct
from shopclerk.conversation.reply import Button, Screen
from shopclerk.conversation.screens.layout import DOT, body, muted, page, title
from shopclerk.conversation.words import Words
from shopclerk.core.domain.catalogue import Product, Sku

QUICK: Final = (2, 3, 5, 10)


def ask_quantity_screen(
    words: Words, product: Product, sku: Sku, *, available: int, notice: str = ""
) -> Screen:
    """How many of a SKU, by a button or typed."""
    name = (product.title.in_(words.language), sku.label(words.language))
    quick = tuple(Button(str(n), AddToCart(sku.id, n)) for n in QUICK if n <= available)
    back = Button(words.text("⬅️ Back"), ShowProduct(product.id, sku.id))
    return page(
        title(DOT.join(part for part in name if part)),
        body(words.text("How many would you like? Type a number, or press one.")),
        muted(words.plural("{n} in stock", "{n} in stock", available)),
        rows=(quick, (back,)),
        notice=notice,
        hint=words.text("A number, such as 2"),
    )
