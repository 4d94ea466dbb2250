"""From the cart to a placed order: who it goes to, a review, one confirm."""

from dataclasses import replace

from shopclerk.conversation.actions import ChangeContact, PlaceOrder, StartCheckout
from shopclerk.conversation.handlers.cart import items, show_cart
from shopclerk.conversation.handlers.paying import payment
from shopclerk.conversation.screens.checkout import ask_contact, review_screen
from shopclerk.conversation.session import AwaitContact, Draft
from shopclerk.conversation.turn import Answer, Turn, asks, shows
from shopclerk.core.domain.people import delivery_address, phone_number, recipient_name
from shopclerk.core.usecases.checkout import Recipient

READ = {"name": recipient_name, "phone": phone_number, "address": delivery_address}


async def start_checkout(turn: Turn, _: StartCheckout) -> Answer:
    """Offer what the last order went to, ask for what is missing."""
    draft = turn.session.draft
    last = await turn.desk.recall_recipient(actor=turn.person.actor)
    if last is not None:
        draft = replace(
            draft,
            name=draft.name or last.name,
            phone=draft.phone or last.phone,
            address=draft.address or last.address,
        )
    return await _next(turn, draft)


async def change_contact(turn: Turn, action: ChangeContact) -> Answer:
    """Ask for one of name, phone and address again."""
    if action.field not in READ:
        return await start_checkout(turn, StartCheckout())
    return _ask(turn, action.field, turn.session.draft)


async def contact_typed(turn: Turn, awaited: AwaitContact, text: str) -> Answer:
    draft = replace(turn.session.draft, **{awaited.field: READ[awaited.field](text)})
    return await _next(turn, draft)


async def place_order(turn: Turn, action: PlaceOrder) -> Answer:
    draft = turn.session.draft
    order = await turn.desk.place_order(
        actor=turn.person.actor,
        request_id=turn.request_id,
        token=action.token,
        recipient=Recipient(name=draft.name, phone=draft.phone, address=draft.address),
        reviewed=action.total,
    )
    return await payment(replace(turn, session=replace(turn.session, draft=Draft())), order.id)


async def _next(turn: Turn, draft: Draft) -> Answer:
    for field in READ:
        if not getattr(draft, field):
            return _ask(turn, field, draft)
    return await _review(turn, draft)


def _ask(turn: Turn, field: str, draft: Draft) -> Answer:
    screen = ask_contact(turn.words, field, current=getattr(draft, field), notice=turn.notice)
    return asks(turn, screen, AwaitContact(field), draft=draft)


async def _review(turn: Turn, draft: Draft) -> Answer:
    view = await turn.desk.show_cart(actor=turn.person.actor)
    if not view.entries or not all(entry.is_orderable for entry in view.entries):
        return await show_cart(replace(turn, session=replace(turn.session, draft=draft)))
    screen = review_screen(
        turn.words,
        items=items(turn, view),
        total=view.total,
        name=draft.name,
        phone=draft.phone,
        address=draft.address,
        token=turn.desk.ids.token(),
        notice=turn.notice,
    )
    return shows(turn, screen, draft=draft)
