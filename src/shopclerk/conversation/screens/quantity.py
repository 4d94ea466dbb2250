"""How many of a variant."""

from typing import Final

from shopclerk.conversation.actions.shopping import AddToCart, ShowProduct
from shopclerk.conversation.reply import Button, Screen
from shopclerk.conversation.screens.layout import body, muted, page, strong, title
from shopclerk.conversation.screens.names import name, named, options
from shopclerk.conversation.words import Words
from shopclerk.core.domain.catalogue import Product, Sku

QUICK: Final = (2, 3, 5, 10)


def ask_quantity_screen(
    words: Words, product: Product, sku: Sku, *, available: int, notice: str = ""
) -> Screen:
    """How many to add, by a button or typed; `available` is how many units can be promised now."""
    quick = tuple(Button(f"+{n}", AddToCart(sku.id, n)) for n in QUICK if n <= available)
    return page(
        title(words.text("How many would you like to add?")),
        strong(named(words, name(words, product.title), options(words, sku.options))),
        body(words.text("Type a number, or press one.") if quick else words.text("Type a number.")),
        muted(words.plural("{n} in stock", "{n} in stock", available)),
        rows=(quick, (Button(words.text("‹ Back"), ShowProduct(product.id, sku.id)),)),
        hint=words.text("For example: 2"),
        notice=notice,
    )
