"""From the cart to a placed order: who it goes to, a review, one confirm."""

from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.ordering import BuyNow, ChangeContact, PlaceOrder, StartCheckout
from shopclerk.conversation.awaited.checkout import AwaitContact
from shopclerk.conversation.buying import buying_in
from shopclerk.conversation.handlers.addresses import remember
from shopclerk.conversation.handlers.orders import order_page
from shopclerk.conversation.handlers.paying import go_and_pay
from shopclerk.conversation.handlers.reviewing import READ, ask_field, onward
from shopclerk.conversation.handlers.sharing import ask_street
from shopclerk.conversation.pasted import Pasted, pasted
from shopclerk.conversation.places import read, written
from shopclerk.conversation.refusals import sentence
from shopclerk.conversation.session import Draft
from shopclerk.conversation.turn import Answer, Pressed, Turn, Typed
from shopclerk.core.domain.errors import InvalidAddress, InvalidName, InvalidPhone
from shopclerk.core.usecases.checkout import Recipient
from shopclerk.core.usecases.filling import Add

NOBODY: Final = Recipient(name="", phone="", address="")


async def start_checkout(turn: Turn, _: StartCheckout | None = None) -> Answer:
    """Offer what the last order went to, ask for what is missing."""
    draft = turn.session.draft
    last = await turn.desk.till.recall_recipient(actor=turn.actor) or NOBODY
    known = replace(draft, name=draft.name or last.name, phone=draft.phone or last.phone)
    if not known.address:
        known = replace(known, address=last.address, point=written(last.point) if last.point else "")
    return await onward(turn.drafting(known))


async def change_contact(turn: Turn, action: ChangeContact) -> Answer:
    """Ask for one of name, phone and address again."""
    if action.field not in READ:
        return await start_checkout(turn.late())
    return ask_field(turn, action.field)


async def contact_typed(turn: Turn, awaited: AwaitContact, text: str) -> Answer:
    """An address is where it was shared to be on the map just before, or nowhere known. Who types all of it
    at once is asked for nothing more.
    """
    if awaited.field == "name" and (whole := pasted(text)):
        return await _pasted(turn, whole)
    try:
        typed = {awaited.field: READ[awaited.field](text)}
    except InvalidAddress as refused:
        if (point := read(awaited.point)) is None:
            raise
        return ask_street(turn.noticing(sentence(turn.words, refused)), point)
    if awaited.field == "address":
        typed["point"] = awaited.point
    return await onward(turn.drafting(replace(turn.session.draft, review="", **typed)))


async def _pasted(turn: Turn, whole: Pasted) -> Answer:
    """What of it cannot be is refused as if it had been typed alone; nothing else of it is lost."""
    draft = replace(turn.session.draft, review="", point="")
    for field, read_ in READ.items():
        try:
            draft = replace(draft, **{field: read_(getattr(whole, field))})
        except (InvalidName, InvalidPhone, InvalidAddress) as refused:
            draft = replace(draft, **{field: ""})
            turn = turn.noticing(sentence(turn.words, refused))
    return await onward(turn.drafting(draft))


async def buy_now(turn: Turn, action: BuyNow) -> Answer:
    """Straight to the review, with all that is in the cart."""
    currency = await buying_in(turn)
    cart = await turn.desk.till.show_cart(actor=turn.actor, currency=currency)
    if not any(entry.sku.id == action.sku_id for entry in cart.entries):
        change = Add(action.sku_id, 1)
        await turn.desk.till.fill_cart(
            change, actor=turn.actor, request_id=turn.request_id, currency=currency
        )
        turn = turn.drafting(replace(turn.session.draft, review=""))
    return await start_checkout(turn)


async def place_order(turn: Turn, action: PlaceOrder) -> Answer:
    """Once per review: pressed again it leads to the order that it made. Paying comes next, by the way that
    was reviewed.

    Of another review than the latest only that is left: it shows a recipient or a cart of before, and whoever
    agreed to it agreed to nothing that is to be placed now.
    """
    draft = turn.session.draft
    latest = Recipient(name=draft.name, phone=draft.phone, address=draft.address, point=read(draft.point))
    try:
        order = await turn.desk.till.place_order(
            actor=turn.actor,
            request_id=turn.request_id,
            token=action.token,
            recipient=latest if action.token == draft.review else NOBODY,
            reviewed=action.total,
            shipping=draft.shipping or None,
            discount=draft.discount,
            currency=draft.currency or None,
        )
    except (InvalidName, InvalidPhone, InvalidAddress):
        return await start_checkout(turn.late())
    if action.token == draft.review:
        await remember(turn, latest)
    done = turn.drafting(Draft(shipping=draft.shipping, method=draft.method))
    if not order.total.minor:
        return await order_page(done, order.id)
    return await go_and_pay(done, order.id)


PRESSED: Final[Pressed] = {
    StartCheckout: start_checkout,
    ChangeContact: change_contact,
    PlaceOrder: place_order,
    BuyNow: buy_now,
}

TYPED: Final[Typed] = {
    AwaitContact: contact_typed,
}
