"""Putting a product up for sale: what is known of it, what is still to say, and that it is in the shop."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from shopclerk.conversation.actions.goods import ShowGoods
from shopclerk.conversation.actions.home import Dismiss
from shopclerk.conversation.actions.listing import DiscardListing, EditListing, PublishListing
from shopclerk.conversation.actions.shopping import ShowProduct
from shopclerk.conversation.plain_text import lines, one_line, shortened
from shopclerk.conversation.reply import Button, Paragraph, Row, Screen, Tone
from shopclerk.conversation.screens.evidence import pictures_kept
from shopclerk.conversation.screens.layout import body, home, in_pairs, muted, page, strong, title
from shopclerk.conversation.session import Listing
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.money import Money
from shopclerk.core.usecases.browsing import ProductCard

_DESCRIPTION: Final = 500


@dataclass(frozen=True, slots=True)
class Wish:
    """The button of a field, what is asked for it, and an example for the input field."""

    label: str
    question: str
    example: str


def _title(words: Words) -> Wish:
    return Wish(
        words.text("✏️ Title"), words.text("What is it called?"), words.text("For example: Green tea, 100 g")
    )


def _price(words: Words) -> Wish:
    return Wish(
        words.text("✏️ Price"),
        words.text("What does one cost?"),
        words.text("For example: 88"),
    )


def _units(words: Words) -> Wish:
    return Wish(
        words.text("✏️ Stock"), words.text("How many are there to sell?"), words.text("For example: 50")
    )


def _code(words: Words) -> Wish:
    return Wish(
        words.text("✏️ Code"), words.text("Which code should it have?"), words.text("For example: TEA-100G")
    )


WISHES: Final[Mapping[str, Callable[[Words], Wish]]] = {
    "title": _title,
    "price": _price,
    "units": _units,
    "code": _code,
}
"""What can be said of a product, in the order in which it is asked for."""


def listing_screen(words: Words, listing: Listing, currency: str, *, notice: str = "") -> Screen:
    """As it would be published; without a title and a price it cannot be."""
    edits = tuple(
        Button(say(words).label, EditListing(listing.token, field)) for field, say in WISHES.items()
    )
    return page(
        *_known(words, listing, currency),
        muted(words.text("Nobody sees it in the shop before you publish it.")),
        rows=(
            _publish(words, listing),
            *in_pairs(edits),
            (Button(words.text("🗑 Discard"), DiscardListing(listing.token), Tone.DANGER), home(words)),
        ),
        picture=_picture(listing),
        notice=notice,
    )


def _publish(words: Words, listing: Listing) -> Row:
    if not listing.title or listing.price is None:
        return ()
    return (Button(words.text("✅ Publish"), PublishListing(listing.token), Tone.PRIMARY),)


def _known(words: Words, listing: Listing, currency: str) -> tuple[Paragraph, ...]:
    named = one_line(listing.title) or words.text("A new product")
    price = words.money(Money(listing.price, currency)) if listing.price is not None else ""
    return (
        title(f"🆕 {named}"),
        strong(price),
        body(shortened(lines(listing.description), _DESCRIPTION)),
        muted(
            stocked(words, listing.units or 0),
            listing.code,
            pictures_kept(words, len(listing.pictures)) if len(listing.pictures) > 1 else "",
        ),
    )


def stocked(words: Words, units: int) -> str:
    if not units:
        return words.text("None in stock yet: it shows as sold out.")
    return words.plural("{n} to sell", "{n} to sell", units)


def ask_listing_screen(
    words: Words, listing: Listing, field: str, currency: str, *, notice: str = ""
) -> Screen:
    """Asks for a field of `WISHES`."""
    wish = WISHES[field](words)
    return page(
        *_known(words, listing, currency)[:2],
        body(wish.question),
        muted(wish.example),
        rows=((Button(words.text("✖ Never mind"), Dismiss()),),),
        hint=wish.example,
        picture=_picture(listing),
        notice=notice,
    )


def published_screen(words: Words, card: ProductCard, currency: str, *, notice: str = "") -> Screen:
    """It is in the shop; `card` is how it stands there."""
    product = card.product
    prices = [price for sku in product.skus for price in sku.prices if price.currency == currency]
    return page(
        title(words.text("✅ {title} is in the shop", title=one_line(product.title.in_(words.language)))),
        strong(*map(words.money, prices[:1])),
        muted(stocked(words, sum(card.available.values())), *(sku.code for sku in product.skus[:1])),
        body(words.text("To add another, send its picture.")),
        rows=(
            (Button(words.text("👀 See it in the shop"), ShowProduct(product.id), Tone.PRIMARY),),
            (Button(words.text("✏️ Change it"), ShowGoods(product.id)),),
            (home(words),),
        ),
        picture=next(iter(product.pictures), None),
        notice=notice,
    )


def discarded_screen(words: Words, *, notice: str = "") -> Screen:
    return page(
        title(words.text("🗑 Discarded")),
        body(words.text("Nothing is in the shop. To start again, send the picture once more.")),
        rows=((home(words),),),
        notice=notice,
    )


def _picture(listing: Listing) -> FileId | None:
    return FileId(listing.pictures[0]) if listing.pictures else None
