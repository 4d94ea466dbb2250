"""A customer's saved addresses: to look after, and to choose from for an order."""

from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.addresses import (
    AddAddress,
    AskRemoveAddress,
    ChangeAddress,
    PickAddress,
    PickAddresses,
    PreferAddress,
    RemoveAddress,
    ShowAddress,
    ShowAddresses,
)
from shopclerk.conversation.awaited.addresses import AwaitAddress
from shopclerk.conversation.handlers.reviewing import READ, onward
from shopclerk.conversation.places import read, written
from shopclerk.conversation.screens.addresses import (
    address_screen,
    addresses_screen,
    ask_remove_address_screen,
    pick_address_screen,
)
from shopclerk.conversation.screens.checkout import ask_contact, ask_street_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, asks, shows
from shopclerk.core.domain.addresses import SavedAddress
from shopclerk.core.domain.errors import InvalidAddress, InvalidName, InvalidPhone, NotFound
from shopclerk.core.domain.ids import ContactId
from shopclerk.core.usecases.checkout import Recipient, recipient_of

INVALID: Final = (InvalidName, InvalidPhone, InvalidAddress)


async def show_addresses(turn: Turn, _: ShowAddresses | None = None) -> Answer:
    book = await turn.desk.addresses.show_addresses(actor=turn.actor)
    return shows(turn, addresses_screen(turn.words, book, notice=turn.notice))


async def show_address(turn: Turn, action: ShowAddress) -> Answer:
    book = await turn.desk.addresses.show_addresses(actor=turn.actor)
    entry = book.entry(action.address_id)
    screen = address_screen(turn.words, entry, is_first=entry == book.entries[0], notice=turn.notice)
    return shows(turn, screen)


async def one_or_all(turn: Turn, address_id: str) -> Answer:
    """The entry, while it is there."""
    try:
        return await show_address(turn, ShowAddress(ContactId(address_id)))
    except NotFound:
        return await show_addresses(turn)


async def add_address(turn: Turn, action: AddAddress) -> Answer:
    """A new one is asked for field by field; in a full book there must be room first, unless it is for an
    order.
    """
    book = await turn.desk.addresses.show_addresses(actor=turn.actor)
    if book.is_full and not action.ordering:
        return await show_addresses(turn)
    return ask(turn, AwaitAddress("", "name", ordering=bool(action.ordering)))


async def change_address(turn: Turn, action: ChangeAddress) -> Answer:
    entry = await entry_of(turn, action.address_id)
    if action.field not in READ:
        return await show_address(turn.late(), ShowAddress(entry.id))
    return ask(turn, AwaitAddress(entry.id, action.field), current=getattr(entry, action.field))


async def prefer_address(turn: Turn, action: PreferAddress) -> Answer:
    await turn.desk.addresses.prefer_address(
        actor=turn.actor, request_id=turn.request_id, address_id=action.address_id
    )
    return await show_address(forgetting(turn), ShowAddress(action.address_id))


async def ask_remove_address(turn: Turn, action: AskRemoveAddress) -> Answer:
    entry = await entry_of(turn, action.address_id)
    return shows(turn, ask_remove_address_screen(turn.words, entry, notice=turn.notice))


async def remove_address(turn: Turn, action: RemoveAddress) -> Answer:
    await turn.desk.addresses.remove_address(
        actor=turn.actor, request_id=turn.request_id, address_id=action.address_id
    )
    return await show_addresses(forgetting(turn))


async def pick_addresses(turn: Turn, _: PickAddresses) -> Answer:
    book = await turn.desk.addresses.show_addresses(actor=turn.actor)
    draft = turn.session.draft
    chosen = Recipient(name=draft.name, phone=draft.phone, address=draft.address)
    return shows(turn, pick_address_screen(turn.words, book, chosen=chosen, notice=turn.notice))


async def pick_address(turn: Turn, action: PickAddress) -> Answer:
    return await ordering_to(turn, recipient_of(await entry_of(turn, action.address_id)))


async def remember(turn: Turn, recipient: Recipient) -> None:
    """Who an order went to is kept for the next one, while there is room."""
    book = await turn.desk.addresses.show_addresses(actor=turn.actor)
    known = (recipient.name, recipient.phone, recipient.address)
    if book.is_full or any((one.name, one.phone, one.address) == known for one in book.entries):
        return
    request = f"{turn.request_id}:address"
    await turn.desk.addresses.keep_address(actor=turn.actor, request_id=request, recipient=recipient)


def ask(turn: Turn, awaited: AwaitAddress, *, current: str = "") -> Answer:
    words, point = turn.words, read(awaited.point)
    if awaited.field == "address" and point:
        return asks(turn, ask_street_screen(words, point, current=current, notice=turn.notice), awaited)
    whole = awaited.field == "name" and not awaited.address_id
    screen = ask_contact(words, awaited.field, current=current, whole=whole, notice=turn.notice)
    return asks(turn, screen, awaited)


async def ordering_to(turn: Turn, recipient: Recipient) -> Answer:
    draft = replace(
        turn.session.draft,
        name=recipient.name,
        phone=recipient.phone,
        address=recipient.address,
        point=written(recipient.point) if recipient.point else "",
        review="",
    )
    return await onward(turn.drafting(draft))


def forgetting(turn: Turn) -> Turn:
    """The next order asks the book again who it goes to."""
    return turn.drafting(replace(turn.session.draft, name="", phone="", address="", point="", review=""))


async def entry_of(turn: Turn, address_id: ContactId) -> SavedAddress:
    return (await turn.desk.addresses.show_addresses(actor=turn.actor)).entry(address_id)


PRESSED: Final[Pressed] = {
    ShowAddresses: show_addresses,
    ShowAddress: show_address,
    AddAddress: add_address,
    ChangeAddress: change_address,
    PreferAddress: prefer_address,
    AskRemoveAddress: ask_remove_address,
    RemoveAddress: remove_address,
    PickAddresses: pick_addresses,
    PickAddress: pick_address,
}
