"""What comes next towards an order: what is missing of it, then one last look at what it costs."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from shopclerk.conversation.awaited.checkout import AwaitContact
from shopclerk.conversation.buying import buying_in
from shopclerk.conversation.handlers.cart import items, show_cart
from shopclerk.conversation.places import read
from shopclerk.conversation.refusals import sentence
from shopclerk.conversation.screens.checkout import ask_contact, review_screen
from shopclerk.conversation.screens.offers import ask_shipping_screen
from shopclerk.conversation.session import Draft
from shopclerk.conversation.turn import Answer, Turn, asks, shows
from shopclerk.core.domain.addresses import AddressBook
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.errors import DiscountRefused, DomainError, ShippingUnavailable
from shopclerk.core.domain.people import delivery_address, phone_number, recipient_name
from shopclerk.core.usecases.filling import CartView
from shopclerk.core.usecases.quoting import Quote

READ: Final = {"name": recipient_name, "phone": phone_number, "address": delivery_address}


@dataclass(frozen=True, slots=True)
class Priced:
    """What the draft of the turn costs now; `spoiled` when something of it was not to be had any more."""

    turn: Turn
    quote: Quote
    spoiled: bool = False


async def onward(turn: Turn) -> Answer:
    """The cart while it cannot be ordered, then what is missing, the way of delivery, the review."""
    view = await turn.desk.till.show_cart(actor=turn.actor, currency=await buying_in(turn))
    if not view.entries or not all(entry.is_orderable for entry in view.entries):
        return await show_cart(turn)
    for field in READ:
        if not getattr(turn.session.draft, field):
            return ask_field(turn, field)
    now = await priced(turn)
    if now.quote.options and now.quote.shipping is None:
        return shows(now.turn, ask_shipping_screen(turn.words, now.quote.options, notice=now.turn.notice))
    return _review(now, view, await turn.desk.addresses.show_addresses(actor=turn.actor))


def ask_field(turn: Turn, field: str) -> Answer:
    current = getattr(turn.session.draft, field)
    screen = ask_contact(
        turn.words, field, current=current, whole=field == "name" and not current, notice=turn.notice
    )
    return asks(turn, screen, AwaitContact(field))


async def priced(turn: Turn) -> Priced:
    """The price of the cart with what was chosen for it. A code or an option that is not to be had any more
    is taken out of the draft, and why is said; until another is chosen, the option with the least fee is.
    """
    draft, currency = turn.session.draft, await buying_in(turn)
    try:
        quote = await turn.desk.till.price_cart(
            actor=turn.actor, shipping=draft.shipping or None, discount=draft.discount, currency=currency
        )
    except DiscountRefused as refused:
        return replace(await priced(_without(turn, refused, replace(draft, discount=""))), spoiled=True)
    except ShippingUnavailable as refused:
        return replace(await priced(_without(turn, refused, replace(draft, shipping=""))), spoiled=True)
    if quote.shipping is None and (cheapest := _cheapest(quote.options)):
        quote = await turn.desk.till.price_cart(
            actor=turn.actor, shipping=cheapest, discount=draft.discount, currency=currency
        )
        draft = replace(draft, shipping=cheapest)
    return Priced(turn.drafting(draft), quote)


def _cheapest(options: Sequence[ShippingOption]) -> str:
    """The code of the option that costs least, the first of several; empty: there is none."""
    return min(options, key=lambda option: option.fee.minor).code if options else ""


def leaves_a_choice(turn: Turn) -> bool:
    """Whether there is more than one way to pay."""
    return len(turn.desk.methods) > 1


def way_to_pay(turn: Turn) -> str:
    """The method chosen this time or the last, if it is still offered, or the only one; empty: none yet."""
    methods, chosen = turn.desk.methods, turn.session.draft.method
    if chosen in methods:
        return chosen
    return methods[0] if methods and not leaves_a_choice(turn) else ""


def _without(turn: Turn, refused: DomainError, draft: Draft) -> Turn:
    """Said once, also when placing the order was refused for the same reason."""
    told = sentence(turn.words, refused)
    known = turn.notice.splitlines()
    notice = turn.notice if told in known else "\n".join((*known, told))
    return turn.drafting(replace(draft, review="")).noticing(notice)


def _review(now: Priced, view: CartView, book: AddressBook) -> Answer:
    turn, words = now.turn, now.turn.words
    again = words.text("Please look again: the total is {total} now.", total=words.money(now.quote.total))
    draft = replace(_reviewed(turn, now.quote.subtotal.currency), method=way_to_pay(turn))
    screen = review_screen(
        words,
        items=items(turn, view),
        quote=now.quote,
        name=draft.name,
        phone=draft.phone,
        address=draft.address,
        point=read(draft.point),
        method=draft.method if now.quote.total.minor else "",
        other_ways=leaves_a_choice(turn),
        saved=len(book.entries),
        today=turn.now,
        token=draft.review,
        notice=f"{turn.notice}\n{again}" if now.spoiled else turn.notice,
    )
    return shows(turn.drafting(draft), screen)


def _reviewed(turn: Turn, currency: str) -> Draft:
    """The draft with the token of its review: another one when that was in another currency."""
    draft = turn.session.draft
    same = (draft.currency or turn.desk.currency) == currency
    return replace(draft, review=(draft.review if same else "") or _token(turn), currency=currency)


def _token(turn: Turn) -> str:
    """128 bits of the update that the review answers: answered again after a crash, it is the same review."""
    digest = hashlib.blake2b(turn.request_id.encode(), digest_size=16, person=b"checkout").digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
