"""A product's link, for a shelf, a flyer or a friend."""

from shopclerk.conversation.actions.shopping import ShareProduct, ShowProduct
from shopclerk.conversation.reply import Button, Screen
from shopclerk.conversation.screens.layout import body, home, muted, page, title
from shopclerk.conversation.screens.names import name, options
from shopclerk.conversation.words import Words
from shopclerk.core.domain.catalogue import Product, Sku
from shopclerk.core.domain.ids import FileId


def share_screen(
    words: Words, product: Product, *, chosen: Sku | None, link: str, code: FileId, notice: str = ""
) -> Screen:
    """`code` is the picture of `link`."""
    return page(
        title(name(words, product.title)),
        body(options(words, chosen.options) if chosen else "", link),
        muted(words.text("Whoever scans this or follows the link sees the product. Print it for a shelf!")),
        rows=(
            (Button(words.text("‹ The product"), ShowProduct(product.id, chosen.id if chosen else None)),),
            (home(words),),
        ),
        notice=notice,
        picture=code,
    )


def share_button(words: Words, product: Product, chosen: Sku | None) -> Button:
    return Button(words.text("🔗 Share"), ShareProduct(product.id, chosen.id if chosen else None))
