"""Screens: selling."""

from dataclasses import replace

from shopclerk.conversation.screens.listing import (
    WISHES,
    ask_listing_screen,
    discarded_screen,
    listing_screen,
    published_screen,
)
from shopclerk.conversation.session import Listing
from shopclerk.conversation.words import Words
from shopclerk.core.usecases.browsing import ProductCard
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import World


def examples(words: Words, world: World) -> Examples:
    """A product that staff put up for sale."""
    bare = Listing(token="t", pictures=("a" * 64,))
    named = replace(bare, title=world.title.in_(words.language))
    full = replace(
        named,
        pictures=("a" * 64, "b" * 64),
        price=3900,
        units=12,
        description=world.mug.description.in_(words.language),
        code="MUG-BLUE",
    )
    card = ProductCard(product=world.tea, available={world.tea.skus[0].id: 7})
    return {
        **{f"ask for {field}": ask_listing_screen(words, bare, field, "CNY") for field in WISHES},
        "ask for the price of": ask_listing_screen(words, named, "price", "CNY"),
        "nothing known": listing_screen(words, bare, "CNY"),
        "sold out": listing_screen(words, replace(full, units=None), "CNY"),
        "to publish": listing_screen(words, full, "CNY"),
        "published": published_screen(words, card, "CNY"),
        "discarded": discarded_screen(words),
    }
