"""From the cart to a placed order: who it goes to, a review, one confirm."""

import base64
import hashlib
from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions import ChangeContact, PlaceOrder, StartCheckout
from shopclerk.conversation.handlers.cart import items, show_cart
from shopclerk.conversation.handlers.paying import payment
from shopclerk.conversation.screens.checkout import ask_contact, review_screen
from shopclerk.conversation.session import AwaitContact, Draft
from shopclerk.conversation.turn import Answer, Turn, asks, shows
from shopclerk.core.domain.errors import InvalidAddress, InvalidName, InvalidPhone
from shopclerk.core.domain.people import delivery_address, phone_number, recipient_name
from shopclerk.core.usecases.checkout import Recipient
from shopclerk.core.usecases.filling import CartView

READ = {"name": recipient_name, "phone": phone_number, "address": delivery_address}
NOBODY: Final = Recipient(name="", phone="", address="")


async def start_checkout(turn: Turn, _: StartCheckout | None = None) -> Answer:
    """Offer what the last order went to, ask for what is missing."""
    draft = turn.session.draft
    last = await turn.desk.recall_recipient(actor=turn.person.actor) or NOBODY
    known = replace(
        draft,
        name=draft.name or last.name,
        phone=draft.phone or last.phone,
        address=draft.address or last.address,
    )
    return await _next(turn.drafting(known))


async def change_contact(turn: Turn, action: ChangeContact) -> Answer:
    """Ask for one of name, phone and address again."""
    if action.field not in READ:
        return await start_checkout(turn.late())
    return _ask(turn, action.field)


async def contact_typed(turn: Turn, awaited: AwaitContact, text: str) -> Answer:
    typed = {awaited.field: READ[awaited.field](text)}
    return await _next(turn.drafting(replace(turn.session.draft, review="", **typed)))


async def place_order(turn: Turn, action: PlaceOrder) -> Answer:
    """Once per review: pressed again it leads to the order that it made.

    Of another review than the latest only that is left: it shows a recipient or a cart of before, and whoever
    agreed to it agreed to nothing that is to be placed now.
    """
    draft = turn.session.draft
    latest = Recipient(name=draft.name, phone=draft.phone, address=draft.address)
    try:
        order = await turn.desk.place_order(
            actor=turn.person.actor,
            request_id=turn.request_id,
            token=action.token,
            recipient=latest if action.token == draft.review else NOBODY,
            reviewed=action.total,
        )
    except (InvalidName, InvalidPhone, InvalidAddress):
        return await start_checkout(turn.late())
    return await payment(turn.drafting(Draft()), order.id)


async def _next(turn: Turn) -> Answer:
    """What comes next towards an order: the cart while it cannot be ordered, what is missing, the review."""
    view = await turn.desk.show_cart(actor=turn.person.actor)
    if not view.entries or not all(entry.is_orderable for entry in view.entries):
        return await show_cart(turn)
    for field in READ:
        if not getattr(turn.session.draft, field):
            return _ask(turn, field)
    return _review(turn, view)


def _ask(turn: Turn, field: str) -> Answer:
    current = getattr(turn.session.draft, field)
    return asks(
        turn, ask_contact(turn.words, field, current=current, notice=turn.notice), AwaitContact(field)
    )


def _review(turn: Turn, view: CartView) -> Answer:
    draft = replace(turn.session.draft, review=turn.session.draft.review or _token(turn))
    screen = review_screen(
        turn.words,
        items=items(turn, view),
        total=view.total,
        name=draft.name,
        phone=draft.phone,
        address=draft.address,
        token=draft.review,
        notice=turn.notice,
    )
    return shows(turn.drafting(draft), screen)


def _token(turn: Turn) -> str:
    """128 bits of the update that the review answers: answered again after a crash, it is the same review."""
    digest = hashlib.blake2b(turn.request_id.encode(), digest_size=16, person=b"checkout").digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
