"""Everything that is kept of a person, in memory: found, and taken away."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from shopclerk.adapters.memory.state import Memory, Said
from shopclerk.core.domain.addresses import AddressBook
from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.forgetting import blotted, traces_of
from shopclerk.core.domain.ids import FileId, OrderId, PersonId
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Contact
from shopclerk.core.domain.preferences import Preferences
from shopclerk.core.domain.shipment import ParcelEvent, Shipment
from shopclerk.core.domain.stock import StockWatch
from shopclerk.core.domain.threads import Thread
from shopclerk.core.domain.timeline import Axis, TimelineEntry
from shopclerk.core.ports.changeset import Record
from shopclerk.core.ports.privacy import Personal, Remark

OPEN = (OrderStatus.PENDING_PAYMENT, OrderStatus.CONFIRMED)


@dataclass(frozen=True, slots=True)
class MemoryPersonalData:
    """See `core.ports.privacy.PersonalData`."""

    memory: Memory

    async def of(self, person_id: PersonId) -> Personal | None:
        await self.memory.reading()
        person = self.memory.people.get(person_id)
        if person is None:
            return None
        chats = self._chats(person_id)
        sessions = sorted(each for each in self.memory.sessions if each[1] == person_id)
        drafts = (asdict(self.memory.sessions[each].draft) for each in sessions)
        return Personal(
            person_id=person_id,
            name=person.name,
            role=person.role.value,
            language=person.language,
            accounts=tuple(sorted(each for each, id in self.memory.accounts.items() if id == person_id)),
            chats=tuple(sorted(chats)),
            contacts=tuple(each for each in self._records(Contact) if each.person_id == person_id),
            orders=tuple(order.id for order in self._orders(person_id)),
            watches=tuple(each for each in self._records(StockWatch) if each.person_id == person_id),
            drafts=tuple(typed for draft in drafts if (typed := {k: v for k, v in draft.items() if v})),
            said=tuple(Remark(said.line.at, _body(said)) for said in self._said(chats) if said.line.mine),
        )

    async def erase(self, person_id: PersonId) -> tuple[str, ...]:
        orders = self._orders(person_id)
        if open_ones := tuple(order.number for order in orders if order.status in OPEN):
            return open_ones
        with self.memory.commit():
            self._blot_out(person_id, [order.id for order in orders])
            self._erase_words([order.id for order in orders])
            self._erase_records(person_id)
            self._erase_chats(person_id)
        return ()

    def _orders(self, person_id: PersonId) -> list[Order]:
        found = self.memory.find(Order, "customer", person_id)
        return sorted(found, key=lambda order: order.id)

    def _records(self, kind: type[Any]) -> list[Any]:
        return sorted(
            (each for each in self.memory.records.values() if isinstance(each, kind)),
            key=lambda each: each.id,
        )

    def _chats(self, person_id: PersonId) -> frozenset[str]:
        """Where nobody else speaks, and that is no room of the staff."""
        places = {*self.memory.reaches, *self.memory.sessions}
        own = {address for address, whose in places if whose == person_id}
        return frozenset(
            own - {address for address, whose in places if whose != person_id} - {*self.memory.rooms}
        )

    def _said(self, chats: Collection[str]) -> list[Said]:
        found = (said for (address, _), said in self.memory.transcript.items() if address in chats)
        return sorted(found, key=lambda said: said.line.id)

    def _blot_out(self, person_id: PersonId, own: Collection[OrderId]) -> None:
        """Take their words out of the chats of staff."""
        staff = {id for id, person in self.memory.people.items() if person.actor.is_staff}
        staff |= {
            entry.move.by.person_id for id in own for entry in self.memory.find(TimelineEntry, "order", id)
        }
        chats = {address for address, whose in self.memory.reaches if whose in staff - {person_id}}
        traces = traces_of(self._told(person_id, own))
        for place, said in tuple(self.memory.transcript.items()):
            if place[0] in chats and traces:
                left = json.dumps(blotted(_body(said), traces), ensure_ascii=False).encode()
                self.memory.transcript[place] = replace(said, line=replace(said.line, body=left))

    def _told(self, person_id: PersonId, own: Collection[OrderId]) -> Iterator[str]:
        """Everything that staff may have read of them."""
        if person := self.memory.people.get(person_id):
            yield person.name
        book = self.memory.record(AddressBook, person_id)
        sent = [each for each in self._records(Contact) if each.person_id == person_id]
        for each in (*sent, *(book.entries if book else ())):
            yield from (each.name, each.phone, each.address)
        for case in (case for id in own for case in self.memory.find(AfterSalesCase, "order", id)):
            yield from (case.note, case.return_tracking)
        for thread in self._records(Thread):
            if thread.customer_id == person_id:
                yield from (said.text for said in thread.messages if not said.from_shop)

    def _erase_words(self, own: Collection[OrderId]) -> None:
        for order_id in own:
            for case in self.memory.find(AfterSalesCase, "order", order_id):
                self._forget(case.evidence)
                silent = replace(case, note="", return_tracking="", evidence=(), version=case.version + 1)
                self.memory.put(silent)
            for parcel in self.memory.find(Shipment, "order", order_id):
                if parcel.label:
                    self._forget((parcel.label,))
                    self.memory.put(replace(parcel, label=None, version=parcel.version + 1))
                for event in self.memory.find(ParcelEvent, "shipment", parcel.id):
                    self.memory.put(replace(event, scan=replace(event.scan, place="", description="")))
            for entry in self.memory.find(TimelineEntry, "order", order_id):
                if entry.move.axis is Axis.CASE:
                    self.memory.put(replace(entry, move=replace(entry.move, why="")))

    def _forget(self, names: Collection[FileId]) -> None:
        shown = {name for product in self._records(Product) for name in product.pictures}
        said = [said for thread in self._records(Thread) for said in thread.messages if said.from_shop]
        shown |= {name for each in said for name in each.pictures}
        for name in set(names) - shown:
            self.memory.files.pop(name, None)

    def _erase_records(self, person_id: PersonId) -> None:
        for thread in self._records(Thread):
            if thread.customer_id == person_id:
                self.memory.drop(thread)
                self._forget([name for said in thread.messages for name in said.pictures])
        own: list[Record] = [
            record
            for kind in (Contact, StockWatch)
            for record in self._records(kind)
            if record.person_id == person_id
        ]
        kinds: Sequence[type[Record]] = (AddressBook, Cart, Preferences)
        of_id = [self.memory.record(kind, person_id) for kind in kinds]
        own += [record for record in of_id if record is not None]
        for record in own:
            self.memory.drop(record)

    def _erase_chats(self, person_id: PersonId) -> None:
        memory, chats = self.memory, self._chats(person_id)
        memory.transcript = {key: each for key, each in memory.transcript.items() if key[0] not in chats}
        memory.placements = {key: each for key, each in memory.placements.items() if key[0] not in chats}
        memory.sessions = {key: each for key, each in memory.sessions.items() if key[1] != person_id}
        memory.reaches = {each for each in memory.reaches if each[1] != person_id}
        memory.accounts = {key: each for key, each in memory.accounts.items() if each != person_id}
        memory.named.discard(person_id)
        memory.people.pop(person_id, None)
        told = [id for id, sent in memory.deliveries.items() if sent.delivery.recipient in chats]
        for id in told:
            del memory.deliveries[id]


def _body(said: Said) -> Any:
    try:
        return json.loads(said.line.body)
    except ValueError:
        return said.line.body.decode(errors="replace")
