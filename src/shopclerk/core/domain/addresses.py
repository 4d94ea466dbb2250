"""Who a customer sends to: a few recipients kept for the next order."""

from dataclasses import dataclass, replace
from typing import Final

from shopclerk.core.domain.errors import AddressBookFull, NotFound
from shopclerk.core.domain.ids import ContactId, PersonId
from shopclerk.core.domain.people import Point

MOST_ADDRESSES: Final = 6
"""What can be chosen from on one screen of a phone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedAddress:
    """Somebody to send to. Personal data."""

    id: ContactId
    name: str
    phone: str
    address: str
    point: Point | None = None

    def is_same(self, other: "SavedAddress") -> bool:
        """The same person at the same door, wherever that is on the map."""
        return (self.name, self.phone, self.address) == (other.name, other.phone, other.address)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressBook:
    """One per customer, keyed by the customer's id; the first entry is the one that an order goes to unless
    another is chosen. Orders have contacts of their own: nothing here changes where one goes.
    """

    id: PersonId
    entries: tuple[SavedAddress, ...] = ()
    version: int = 0

    @property
    def is_full(self) -> bool:
        return len(self.entries) >= MOST_ADDRESSES

    def entry(self, id: ContactId) -> SavedAddress:
        """The entry of that id, or NotFound."""
        for entry in self.entries:
            if entry.id == id:
                return entry
        raise NotFound("address", id)

    def with_(self, new: SavedAddress) -> "AddressBook":
        """With one more at the end, unless it is there already; or AddressBookFull."""
        if any(new.is_same(entry) for entry in self.entries):
            return self
        if self.is_full:
            raise AddressBookFull(MOST_ADDRESSES)
        return replace(self, entries=(*self.entries, new))

    def changing(self, changed: SavedAddress) -> "AddressBook":
        """With that entry as it is now; or NotFound. What becomes the same as another is one with it."""
        self.entry(changed.id)
        kept = (each for each in self.entries if each.id == changed.id or not each.is_same(changed))
        entries = tuple(changed if each.id == changed.id else each for each in kept)
        return replace(self, entries=entries)

    def without(self, id: ContactId) -> "AddressBook":
        """Without that entry; of the default, the next one takes its place."""
        return replace(self, entries=tuple(entry for entry in self.entries if entry.id != id))

    def preferring(self, id: ContactId) -> "AddressBook":
        """With that entry as the default; or NotFound."""
        return replace(self, entries=(self.entry(id), *self.without(id).entries))
