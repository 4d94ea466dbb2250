"""A customer's address book."""

from collections.abc import Callable
from dataclasses import dataclass

from shopclerk.core.domain.addresses import AddressBook, SavedAddress
from shopclerk.core.domain.ids import ContactId
from shopclerk.core.domain.people import Actor, delivery_address, phone_number, recipient_name
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.store import Store
from shopclerk.core.usecases.checkout import Recipient
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True)
class ShowAddresses:
    """The customer's own address book."""

    store: Store

    async def __call__(self, *, actor: Actor) -> AddressBook:
        return await self.store.load(AddressBook, actor.person_id) or AddressBook(id=actor.person_id)


@dataclass(frozen=True, slots=True)
class KeepAddress:
    """Put a recipient, as typed, into the customer's own address book, or change the entry of that id.

    What is there already is not put in twice. Raises AddressBookFull, NotFound, InvalidName, InvalidPhone,
    InvalidAddress.
    """

    unit_of_work: UnitOfWork
    ids: IdSource

    async def __call__(
        self, *, actor: Actor, request_id: str, recipient: Recipient, address_id: ContactId | None = None
    ) -> AddressBook:
        kept = _entry(address_id or ContactId(self.ids.new()), recipient)
        keep = AddressBook.changing if address_id else AddressBook.with_
        return await _changed(self.unit_of_work, actor, request_id, lambda book: keep(book, kept))


@dataclass(frozen=True, slots=True)
class RemoveAddress:
    """Take an entry out of the customer's own address book; one that is gone already changes nothing."""

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, address_id: ContactId) -> AddressBook:
        return await _changed(self.unit_of_work, actor, request_id, lambda book: book.without(address_id))


@dataclass(frozen=True, slots=True)
class PreferAddress:
    """Have orders go there unless the customer says otherwise. Raises NotFound."""

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, address_id: ContactId) -> AddressBook:
        return await _changed(self.unit_of_work, actor, request_id, lambda book: book.preferring(address_id))


async def _changed(
    unit_of_work: UnitOfWork, actor: Actor, request_id: str, change: Callable[[AddressBook], AddressBook]
) -> AddressBook:
    """The actor's own book after the change, which a request makes once."""

    async def decide(work: Work) -> AddressBook:
        book = await work.peek(AddressBook, actor.person_id) or AddressBook(id=actor.person_id)
        if await work.already("request", request_id):
            return book
        work.claim("request", request_id, actor.person_id)
        changed = change(book)
        if changed != book:
            work.save(changed)
        return changed

    return await unit_of_work.transact(decide)


def _entry(address_id: ContactId, recipient: Recipient) -> SavedAddress:
    return SavedAddress(
        id=address_id,
        name=recipient_name(recipient.name),
        phone=phone_number(recipient.phone),
        address=delivery_address(recipient.address),
        point=recipient.point,
    )
