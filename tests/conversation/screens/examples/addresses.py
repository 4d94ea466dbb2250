"""Screens: saved addresses."""

from dataclasses import replace

from shopclerk.conversation.screens.addresses import (
    address_screen,
    addresses_screen,
    ask_remove_address_screen,
    pick_address_screen,
)
from shopclerk.conversation.words import Words
from shopclerk.core.domain.addresses import MOST_ADDRESSES, AddressBook, SavedAddress
from shopclerk.core.domain.ids import ContactId
from shopclerk.core.domain.people import Point
from shopclerk.core.usecases.checkout import recipient_of
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import World, id_


def examples(words: Words, world: World) -> Examples:
    contact = world.contact
    home = SavedAddress(
        id=ContactId(id_(41)), name=contact.name, phone=contact.phone, address=contact.address
    )
    work = replace(home, id=ContactId(id_(42)), phone="13900139000", point=Point(31.2459, 121.4907))
    book = AddressBook(id=contact.person_id, entries=(home, work))
    full = replace(book, entries=(home,) * MOST_ADDRESSES)
    return {
        "none": addresses_screen(words, replace(book, entries=())),
        "two": addresses_screen(words, book),
        "no room": addresses_screen(words, full),
        "choose one": pick_address_screen(words, book, chosen=recipient_of(work)),
        "the default": address_screen(words, home, is_first=True),
        "another": address_screen(words, work, is_first=False),
        "ask to remove": ask_remove_address_screen(words, work),
    }
