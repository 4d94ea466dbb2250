"""Choosing one option of a product that has many variants."""

from collections.abc import Mapping

from shopclerk.conversation.actions import Action
from shopclerk.conversation.actions.shopping import ShowProduct
from shopclerk.conversation.actions.variants import ChooseOption
from shopclerk.conversation.reply import Button, Screen
from shopclerk.conversation.screens.catalogue import price_range
from shopclerk.conversation.screens.home import cart_button
from shopclerk.conversation.screens.layout import body, home, muted, page, strong, title
from shopclerk.conversation.screens.names import name
from shopclerk.conversation.screens.variants import chosen_so_far, first_option, value_rows
from shopclerk.conversation.words import Words
from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.choosing import values
from shopclerk.core.domain.ids import SkuId


def option_screen(
    words: Words,
    product: Product,
    choice: ChooseOption,
    *,
    levels: Mapping[SkuId, int],
    in_cart: int,
    currency: str,
    notice: str = "",
) -> Screen:
    """The values of one option, and what is chosen already."""
    like = product.sku(choice.sku_id)
    skus = [sku for value in values(product, like, choice.axis) for sku in value.skus]
    asked = name(words, product.options[choice.axis])
    return page(
        title(name(words, product.title)),
        body(*chosen_so_far(words, product, choice)),
        strong(price_range(words, skus, currency)),
        muted(words.text("Choose: {options}", options=asked)),
        rows=(
            *value_rows(words, product, choice, levels),
            (Button(words.text("‹ Back"), _back(product, choice)), cart_button(words, in_cart)),
            (home(words),),
        ),
        notice=notice,
        picture=next(iter(product.pictures), None),
    )


def _back(product: Product, choice: ChooseOption) -> Action:
    """To the variant that is to be changed, or to the option before."""
    if choice.kept:
        return ShowProduct(product.id, choice.sku_id)
    like = product.sku(choice.sku_id)
    first = first_option(product)
    for axis in range(choice.axis - 1, first, -1):
        if len(values(product, like, axis)) > 1:
            return ChooseOption(choice.sku_id, axis)
    return ShowProduct(product.id)
