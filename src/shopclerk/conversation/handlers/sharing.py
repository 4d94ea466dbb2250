"""What is shared with one tap towards an order, instead of typing it."""

from dataclasses import replace
from typing import Final

from shopclerk.conversation.awaited.checkout import AwaitContact
from shopclerk.conversation.handlers.reviewing import ask_field, onward
from shopclerk.conversation.incoming import Contact, Location
from shopclerk.conversation.places import written
from shopclerk.conversation.refusals import sentence
from shopclerk.conversation.screens.checkout import ask_street_screen
from shopclerk.conversation.session import Draft
from shopclerk.conversation.turn import Answer, Shared, Turn, asks
from shopclerk.core.domain.errors import InvalidAddress, InvalidName, InvalidPhone
from shopclerk.core.domain.people import Point, delivery_address, phone_number, recipient_name

ADDRESS: Final = "address"


async def shared(turn: Turn, awaited: AwaitContact, what: Contact | Location) -> Answer:
    """Nothing that was typed is lost, and what was asked for is asked for again unless this was it."""
    turn = turn.drafting(replace(turn.session.draft, review=""))
    if isinstance(what, Contact):
        return await _contact_shared(turn, awaited.field, what)
    return await _location_shared(turn, awaited.field, what)


async def _contact_shared(turn: Turn, field: str, contact: Contact) -> Answer:
    """Whoever it is gets the parcel. A name that was typed stays, unless the name was asked for; of a contact
    whose number cannot be called, the name is kept and the number asked for.
    """
    draft = turn.session.draft
    if field == "name" or not draft.name:
        draft = replace(draft, name=_name(contact) or draft.name)
    try:
        draft = replace(draft, phone=phone_number(contact.phone))
    except InvalidPhone as refused:
        return ask_field(turn.drafting(draft).noticing(sentence(turn.words, refused)), "phone")
    return await _next(turn, draft, asked_again=field == ADDRESS, field=field)


async def _location_shared(turn: Turn, field: str, location: Location) -> Answer:
    """A place with an address is the address; of a bare point the street is still to be typed."""
    point = Point(location.latitude, location.longitude)
    try:
        address = delivery_address(location.place)
    except InvalidAddress:
        return ask_street(turn, point)
    draft = replace(turn.session.draft, address=address, point=written(point))
    return await _next(turn, draft, asked_again=field != ADDRESS, field=field)


async def _next(turn: Turn, draft: Draft, *, asked_again: bool, field: str) -> Answer:
    drafting = turn.drafting(draft)
    return ask_field(drafting, field) if asked_again else await onward(drafting)


def _name(contact: Contact) -> str:
    """As it can stand on a parcel; empty when it cannot."""
    try:
        return recipient_name(contact.name)
    except InvalidName:
        return ""


def ask_street(turn: Turn, point: Point) -> Answer:
    """What was typed before stays until it is typed."""
    before = turn.session.draft.address
    screen = ask_street_screen(turn.words, point, current=before, notice=turn.notice)
    return asks(turn, screen, AwaitContact(ADDRESS, written(point)))


SHARED: Final[Shared] = {
    AwaitContact: shared,
}
