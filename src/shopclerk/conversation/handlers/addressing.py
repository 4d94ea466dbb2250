"""A saved address, said field by field, all at once, or shared."""

from dataclasses import replace
from typing import Final

from shopclerk.conversation.awaited.addresses import AwaitAddress
from shopclerk.conversation.handlers.addresses import (
    ask,
    entry_of,
    forgetting,
    one_or_all,
    ordering_to,
    show_addresses,
)
from shopclerk.conversation.handlers.reviewing import READ
from shopclerk.conversation.incoming import Contact, Location
from shopclerk.conversation.pasted import pasted
from shopclerk.conversation.places import read, written
from shopclerk.conversation.refusals import sentence
from shopclerk.conversation.turn import Answer, Shared, Turn, Typed
from shopclerk.core.domain.errors import AddressBookFull, InvalidAddress, InvalidName, InvalidPhone
from shopclerk.core.domain.ids import ContactId
from shopclerk.core.domain.people import Point, delivery_address, phone_number, recipient_name
from shopclerk.core.usecases.checkout import Recipient, recipient_of

INVALID: Final = (InvalidName, InvalidPhone, InvalidAddress)


async def address_typed(turn: Turn, awaited: AwaitAddress, text: str) -> Answer:
    """What is refused is asked for again; nothing that was said before is lost."""
    whole = None if awaited.address_id else pasted(text)
    try:
        if awaited.field == "name" and whole:
            recipient = Recipient(name=whole.name, phone=whole.phone, address=whole.address)
            return await _keep(turn, awaited, _valid(recipient))
        typed = READ[awaited.field](text)
    except INVALID as refused:
        return ask(turn.noticing(sentence(turn.words, refused)), awaited)
    if awaited.address_id:
        return await _changed(turn, awaited, typed)
    return await _said(turn, awaited, typed)


async def address_shared(turn: Turn, awaited: AwaitAddress, what: Contact | Location) -> Answer:
    """A contact is who gets it, a place is where; of a bare point the street is still to be typed."""
    if isinstance(what, Location):
        return await _place_shared(turn, replace(awaited, field="address"), what)
    try:
        name, phone = recipient_name(awaited.name or what.name), phone_number(what.phone)
    except INVALID as refused:
        return ask(turn.noticing(sentence(turn.words, refused)), awaited)
    if not awaited.address_id:
        return ask(turn, replace(awaited, name=name, phone=phone, field="address"))
    entry = await entry_of(turn, ContactId(awaited.address_id))
    return await _keep(
        turn, awaited, replace(recipient_of(entry), name=recipient_name(what.name), phone=phone)
    )


async def _place_shared(turn: Turn, awaited: AwaitAddress, place: Location) -> Answer:
    point = Point(place.latitude, place.longitude)
    awaited = replace(awaited, point=written(point))
    try:
        address = delivery_address(place.place)
    except InvalidAddress:
        return ask(turn, awaited)
    if awaited.address_id:
        return await _changed(turn, awaited, address)
    return await _said(turn, awaited, address)


async def _said(turn: Turn, awaited: AwaitAddress, typed: str) -> Answer:
    """Of a new one: on to what is missing, or it is whole. The address comes last: said first, it is asked
    for again.
    """
    said = awaited
    if awaited.field == "name":
        said = replace(awaited, name=typed)
    elif awaited.field == "phone":
        said = replace(awaited, phone=typed)
    for field in ("name", "phone"):
        if not getattr(said, field):
            return ask(turn, replace(said, field=field))
    if awaited.field != "address":
        return ask(turn, replace(said, field="address"))
    recipient = Recipient(name=said.name, phone=said.phone, address=typed, point=read(said.point))
    return await _keep(turn, awaited, recipient)


async def _changed(turn: Turn, awaited: AwaitAddress, typed: str) -> Answer:
    """Of one that there is: the field, and with an address where that is."""
    before = recipient_of(await entry_of(turn, ContactId(awaited.address_id)))
    match awaited.field:
        case "name":
            recipient = replace(before, name=typed)
        case "phone":
            recipient = replace(before, phone=typed)
        case _:
            recipient = replace(before, address=typed, point=read(awaited.point))
    return await _keep(turn, awaited, recipient)


async def _keep(turn: Turn, awaited: AwaitAddress, recipient: Recipient) -> Answer:
    """For an order it is used also where there is no room to keep it."""
    try:
        await turn.desk.addresses.keep_address(
            actor=turn.actor,
            request_id=turn.request_id,
            recipient=recipient,
            address_id=ContactId(awaited.address_id) if awaited.address_id else None,
        )
    except AddressBookFull:
        if not awaited.ordering:
            raise
    if awaited.ordering:
        return await ordering_to(turn, recipient)
    kept = forgetting(turn)
    return await (one_or_all(kept, awaited.address_id) if awaited.address_id else show_addresses(kept))


def _valid(recipient: Recipient) -> Recipient:
    return replace(
        recipient,
        name=recipient_name(recipient.name),
        phone=phone_number(recipient.phone),
        address=delivery_address(recipient.address),
    )


TYPED: Final[Typed] = {
    AwaitAddress: address_typed,
}
SHARED: Final[Shared] = {
    AwaitAddress: address_shared,
}
