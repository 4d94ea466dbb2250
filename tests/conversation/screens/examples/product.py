"""Screens: product."""

from dataclasses import replace

from shopclerk.conversation.actions.variants import ChooseOption
from shopclerk.conversation.reply import Screen
from shopclerk.conversation.screens.catalogue import product_screen
from shopclerk.conversation.screens.choosing import option_screen
from shopclerk.conversation.screens.linking import share_screen
from shopclerk.conversation.screens.quantity import ask_quantity_screen
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import FileId
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import World

LINK = "https://t.me/tea_shop_bot?start=p_MUG-0"


def examples(words: Words, world: World) -> Examples:
    mug, tea = world.mug, world.tea
    blue, red, green = mug.skus

    def shown(chosen: int | None = None, currency: str = "CNY") -> Screen:
        sku = None if chosen is None else mug.skus[chosen]
        return product_screen(words, mug, chosen=sku, levels=world.levels, in_cart=0, currency=currency)

    def shirt(chosen: int | None = None) -> Screen:
        sku = None if chosen is None else world.shirt.skus[chosen]
        return product_screen(
            words, world.shirt, chosen=sku, levels=world.shirt_levels, in_cart=0, currency="CNY"
        )

    def option(sku: int, axis: int, *, kept: int = 0) -> Screen:
        choice = ChooseOption(world.shirt.skus[sku].id, axis, kept=kept)
        return option_screen(words, world.shirt, choice, levels=world.shirt_levels, in_cart=0, currency="CNY")

    single = product_screen(words, tea, chosen=None, levels=world.levels, in_cart=3, currency="CNY")
    gone = replace(mug, published=False)
    seen_from_all_sides = replace(tea, pictures=(*mug.pictures, FileId("b" * 64)))
    return {
        "nothing chosen": shown(),
        "plenty of it": shown(0),
        "few left": shown(1),
        "sold out": shown(2),
        "no price in the currency": shown(0, "EUR"),
        "the only variant": single,
        "many variants, nothing chosen": shirt(),
        "many variants, the next option": option(3, 1),
        "many variants, another option": option(3, 0, kept=1),
        "many variants, one chosen": shirt(3),
        "many variants, one that is sold out": shirt(4),
        "several pictures": product_screen(
            words, seen_from_all_sides, chosen=None, levels=world.levels, in_cart=3, currency="CNY"
        ),
        "no longer for sale": product_screen(words, gone, chosen=None, levels={}, in_cart=0, currency="CNY"),
        "of staff": product_screen(
            words, tea, chosen=None, levels=world.levels, in_cart=0, currency="CNY", shared=True
        ),
        "shared": share_screen(words, mug, chosen=None, link=LINK, code=FileId("c" * 64)),
        "a variant shared": share_screen(words, mug, chosen=blue, link=LINK, code=FileId("c" * 64)),
        "how many": ask_quantity_screen(words, mug, blue, available=40),
        "how many of the last": ask_quantity_screen(words, mug, red, available=1),
        "how many, refused": ask_quantity_screen(words, mug, green, available=4, notice="?"),
    }
