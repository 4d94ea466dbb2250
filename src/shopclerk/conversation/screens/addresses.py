"""A customer's saved addresses."""

from shopclerk.conversation.actions.addresses import (
    AddAddress,
    AskRemoveAddress,
    ChangeAddress,
    PickAddress,
    PreferAddress,
    RemoveAddress,
    ShowAddress,
    ShowAddresses,
)
from shopclerk.conversation.actions.home import ShowAccount
from shopclerk.conversation.actions.ordering import StartCheckout
from shopclerk.conversation.places import map_url
from shopclerk.conversation.plain_text import lines, one_line, shortened
from shopclerk.conversation.reply import Button, Link, Paragraph, Row, Screen, Tone
from shopclerk.conversation.screens.layout import DOT, body, home, muted, page, title
from shopclerk.conversation.words import Words
from shopclerk.core.domain.addresses import MOST_ADDRESSES, AddressBook, SavedAddress
from shopclerk.core.usecases.checkout import Recipient

_BRIEFLY = 16
_IN_A_LIST = 60


def addresses_screen(words: Words, book: AddressBook, *, notice: str = "") -> Screen:
    """The first is the one that orders go to."""
    return page(
        title(words.text("📍 My addresses")),
        body("" if book.entries else words.text("No address yet. The one you order to is saved here.")),
        *(_in_short(words, entry, first=entry == book.entries[0]) for entry in book.entries),
        muted(_room(words, book)),
        rows=(
            *((Button(_label(entry), ShowAddress(entry.id)),) for entry in book.entries),
            _adding(words, book, ordering=False),
            (Button(words.text("‹ My account"), ShowAccount()), home(words)),
        ),
        notice=notice,
    )


def pick_address_screen(words: Words, book: AddressBook, *, chosen: Recipient, notice: str = "") -> Screen:
    """Where the order that is being made goes; `chosen` is the present recipient."""
    return page(
        title(words.text("📍 Where should it go?")),
        *(_in_short(words, entry, first=entry == book.entries[0]) for entry in book.entries),
        rows=(
            *((_picking(entry, chosen),) for entry in book.entries),
            _adding(words, book, ordering=True),
            (Button(words.text("‹ Back"), StartCheckout()), home(words)),
        ),
        notice=notice,
    )


def address_screen(words: Words, entry: SavedAddress, *, is_first: bool, notice: str = "") -> Screen:
    default = words.text("⭐ Orders go here unless you choose another.") if is_first else ""
    prefer = Button(words.text("⭐ Make it the default"), PreferAddress(entry.id), Tone.PRIMARY)
    on_map: Row = ()
    if entry.point:
        on_map = (Link(words.text("🗺 Show on the map"), map_url(words, entry.point)),)
    return page(
        title(words.text("📍 Saved address")),
        _whole(entry),
        muted(default),
        rows=(
            () if is_first else (prefer,),
            on_map,
            (
                Button(words.text("✏️ Name"), ChangeAddress(entry.id, "name")),
                Button(words.text("✏️ Phone"), ChangeAddress(entry.id, "phone")),
                Button(words.text("✏️ Address"), ChangeAddress(entry.id, "address")),
            ),
            (Button(words.text("🗑 Remove"), AskRemoveAddress(entry.id), Tone.DANGER),),
            (Button(words.text("‹ My addresses"), ShowAddresses()), home(words)),
        ),
        notice=notice,
    )


def ask_remove_address_screen(words: Words, entry: SavedAddress, *, notice: str = "") -> Screen:
    return page(
        title(words.text("Remove this address?")),
        _whole(entry),
        muted(words.text("Orders already placed keep their address.")),
        rows=(
            (Button(words.text("Yes, remove it"), RemoveAddress(entry.id), Tone.DANGER),),
            (Button(words.text("No, keep the address"), ShowAddress(entry.id)),),
        ),
        notice=notice,
    )


def _whole(entry: SavedAddress) -> Paragraph:
    return body(f"👤 {one_line(entry.name)}", f"📞 {one_line(entry.phone)}", f"📍 {lines(entry.address)}")


def _in_short(words: Words, entry: SavedAddress, *, first: bool) -> Paragraph:
    who = DOT.join((shortened(one_line(entry.name), _IN_A_LIST), one_line(entry.phone)))
    return body(f"⭐ {who}" if first else who, shortened(one_line(entry.address), _IN_A_LIST))


def _label(entry: SavedAddress) -> str:
    return DOT.join((shortened(one_line(entry.name), _BRIEFLY), shortened(one_line(entry.address), _BRIEFLY)))


def _picking(entry: SavedAddress, chosen: Recipient) -> Button:
    here = (chosen.name, chosen.phone, chosen.address) == (entry.name, entry.phone, entry.address)
    return Button(f"✓ {_label(entry)}" if here else _label(entry), PickAddress(entry.id))


def _adding(words: Words, book: AddressBook, *, ordering: bool) -> Row:
    """Also with no room left, where it is for an order, which it is used for all the same."""
    if book.is_full and not ordering:
        return ()
    return (Button(words.text("＋ New address"), AddAddress(int(ordering))),)


def _room(words: Words, book: AddressBook) -> str:
    if not book.is_full:
        return ""
    return words.plural(
        "There is room for {n} address. To add another, change or remove it.",
        "There is room for {n} addresses. To add another, change or remove one.",
        MOST_ADDRESSES,
    )
