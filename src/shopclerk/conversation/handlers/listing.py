"""Staff send the picture of something new: what is written under it is read, what is missing is asked for,
and once they say so it is in the shop.
"""

import base64
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from shopclerk.conversation.actions.listing import DiscardListing, EditListing, PublishListing
from shopclerk.conversation.awaited.listing import AwaitListing
from shopclerk.conversation.caption import Caption, read_caption
from shopclerk.conversation.handlers.home import go_home
from shopclerk.conversation.incoming import Photo
from shopclerk.conversation.numerals import read_price, read_units
from shopclerk.conversation.refusals import sentence
from shopclerk.conversation.screens.listing import (
    WISHES,
    ask_listing_screen,
    discarded_screen,
    listing_screen,
    published_screen,
)
from shopclerk.conversation.session import Listing
from shopclerk.conversation.turn import Answer, Pictured, Pressed, Turn, Typed, asks, shows
from shopclerk.conversation.typed_text import plainly
from shopclerk.conversation.vocabulary import vocabulary
from shopclerk.core.domain.catalogue import product_title, typed_code
from shopclerk.core.domain.errors import CurrencyMismatch, DomainError, InvalidTitle
from shopclerk.core.domain.ids import FileId, ProductId
from shopclerk.core.domain.money import Money
from shopclerk.core.usecases.adding import NewProduct

MOST_LISTINGS: Final = 20
"""So many are remembered in a chat, the latest."""
MOST_PICTURES: Final = 10


async def picture_sent(turn: Turn, photo: Photo) -> Answer:
    """A new listing; or, of an album, another picture of the one that its first picture began, shown where
    that stands.
    """
    caption = read_caption(photo.caption, turn.desk.currency, vocabulary(turn.wording))
    known = next((each for each in turn.session.listings if photo.album and each.album == photo.album), None)
    if known and known.product_id:
        return await _published(turn.late(), known)
    begun = known or Listing(token=_token(turn), album=photo.album)
    listing = _filled(_pictured(begun, photo.file_id), caption)
    answer = _onward(_keeping(_told(turn, caption), listing), listing)
    is_latest = known is not None and known == turn.session.listings[-1]
    return replace(answer, instead=turn.session.listed) if is_latest else answer


def _token(turn: Turn) -> str:
    """128 bits of the update: answered again after a crash, it is the same listing."""
    digest = hashlib.blake2b(turn.request_id.encode(), digest_size=16, person=b"listing").digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _pictured(listing: Listing, picture: FileId) -> Listing:
    return replace(listing, pictures=tuple(dict.fromkeys((*listing.pictures, picture)))[:MOST_PICTURES])


def _filled(listing: Listing, caption: Caption) -> Listing:
    """What was said before stays."""
    return replace(
        listing,
        title=listing.title or _title(caption.title),
        price=caption.price.minor if listing.price is None and caption.price else listing.price,
        units=caption.stock if listing.units is None else listing.units,
        description=listing.description or caption.description,
    )


def _title(text: str) -> str:
    """Empty, so that it is asked for, when it can be none."""
    try:
        return product_title(text)
    except InvalidTitle:
        return ""


def _told(turn: Turn, caption: Caption) -> Turn:
    """What of the caption could not be taken, and why."""
    return turn.noticing(_why(turn, caption.refused)) if caption.refused else turn


def _why(turn: Turn, refused: DomainError) -> str:
    if isinstance(refused, CurrencyMismatch):
        return turn.words.text(
            "This shop sells in {currency}. Please give the price in it.", currency=turn.desk.currency
        )
    return sentence(turn.words, refused)


def _keeping(turn: Turn, listing: Listing) -> Turn:
    others = tuple(each for each in turn.session.listings if each.token != listing.token)
    return replace(turn, session=replace(turn.session, listings=(*others, listing)[-MOST_LISTINGS:]))


def _onward(turn: Turn, listing: Listing) -> Answer:
    """What is missing is asked for, one thing after the other; then all of it is shown."""
    missing = {"title": not listing.title, "price": listing.price is None, "units": listing.units is None}
    first = next((field for field in WISHES if missing.get(field)), None)
    return _ask(turn, listing, first) if first else _show(turn, listing)


def _ask(turn: Turn, listing: Listing, field: str) -> Answer:
    screen = ask_listing_screen(turn.words, listing, field, turn.desk.currency, notice=turn.notice)
    return asks(turn, screen, AwaitListing(listing.token, field))


def _show(turn: Turn, listing: Listing) -> Answer:
    return shows(turn, listing_screen(turn.words, listing, turn.desk.currency, notice=turn.notice))


def _named(turn: Turn, token: str) -> Listing | None:
    return next((each for each in turn.session.listings if each.token == token), None)


async def show_listing(turn: Turn, token: str) -> Answer:
    """How it stands; home, when this chat does not know it any more."""
    listing = _named(turn, token)
    if listing is None:
        return await go_home(turn.late())
    return await _published(turn, listing) if listing.product_id else _show(turn, listing)


async def edit_listing(turn: Turn, action: EditListing) -> Answer:
    listing = _named(turn, action.token)
    if listing is None or listing.product_id or action.field not in WISHES:
        return await show_listing(turn.late(), action.token)
    return _ask(turn, listing, action.field)


async def listing_typed(turn: Turn, awaited: AwaitListing, text: str) -> Answer:
    listing = _named(turn, awaited.token)
    if listing is None or listing.product_id:
        return await show_listing(turn.late(), awaited.token)
    try:
        said = _READ[awaited.field](turn, text)
    except CurrencyMismatch as refused:
        return _ask(turn.noticing(_why(turn, refused)), listing, awaited.field)
    known = replace(listing, **{awaited.field: said})
    return _onward(_keeping(turn, known), known)


_READ: Final[Mapping[str, Callable[[Turn, str], Any]]] = {
    "title": lambda turn, text: product_title(text),
    "price": lambda turn, text: read_price(text, turn.desk.currency, vocabulary(turn.wording)).minor,
    "code": lambda turn, text: typed_code(plainly(text)),
    "units": lambda turn, text: read_units(text, vocabulary(turn.wording)),
}


async def listing_pictured(turn: Turn, awaited: AwaitListing, photo: Photo) -> Answer:
    """Another picture of the same; with something written under it, it is something else."""
    listing = _named(turn, awaited.token)
    if listing is None or listing.product_id or photo.caption or photo.album != listing.album:
        return await picture_sent(turn, photo)
    known = _pictured(listing, photo.file_id)
    return _ask(_keeping(turn, known), known, awaited.field)


async def publish_listing(turn: Turn, action: PublishListing) -> Answer:
    """Once, however often it is pressed."""
    listing = _named(turn, action.token)
    if listing is None:
        return await show_listing(turn, action.token)
    if not listing.title or listing.price is None:
        return _onward(turn.late(), listing)
    product = await turn.desk.shelf.add_product(
        actor=turn.actor,
        request_id=f"listing:{listing.token}",
        new=NewProduct(
            language=turn.desk.language,
            title=listing.title,
            price=Money(listing.price, turn.desk.currency),
            units=listing.units or 0,
            description=listing.description,
            code=listing.code,
            pictures=tuple(map(FileId, listing.pictures)),
        ),
    )
    known = replace(listing, product_id=product.id)
    return await _published(_keeping(turn, known), known)


async def _published(turn: Turn, listing: Listing) -> Answer:
    card = await turn.desk.shelf.show_product(product_id=ProductId(listing.product_id))
    return shows(turn, published_screen(turn.words, card, turn.desk.currency, notice=turn.notice))


async def discard_listing(turn: Turn, action: DiscardListing) -> Answer:
    """What is in the shop already stays there."""
    listing = _named(turn, action.token)
    if listing is not None and listing.product_id:
        return await _published(turn.late(), listing)
    others = tuple(each for each in turn.session.listings if each.token != action.token)
    forgetting = replace(turn, session=replace(turn.session, listings=others))
    return shows(forgetting, discarded_screen(turn.words, notice=turn.notice))


PRESSED: Final[Pressed] = {
    EditListing: edit_listing,
    PublishListing: publish_listing,
    DiscardListing: discard_listing,
}

TYPED: Final[Typed] = {
    AwaitListing: listing_typed,
}

PICTURED: Final[Pictured] = {
    AwaitListing: listing_pictured,
}
