"""Everything that is kept of a person, in SQL: found, and taken away."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Column, Connection, Table, delete, exists, select, update

from shopclerk.adapters.db.among import among
from shopclerk.adapters.db.mapping.addresses import ADDRESS_BOOK
from shopclerk.adapters.db.mapping.aftersales import nothing_told
from shopclerk.adapters.db.mapping.entries import nothing_scanned
from shopclerk.adapters.db.mapping.orders import CONTACT
from shopclerk.adapters.db.mapping.stock import WATCH
from shopclerk.adapters.db.names import Names
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.shown import blot_out, body_of, chats_of_staff, files_of, lines_of
from shopclerk.adapters.db.tables.aftersales import cases
from shopclerk.adapters.db.tables.catalogue import cart_lines, carts, files, product_pictures
from shopclerk.adapters.db.tables.chats import placements, rooms, sent_files, sessions, transcript
from shopclerk.adapters.db.tables.orders import orders, parcel_events, shipments, timeline
from shopclerk.adapters.db.tables.people import accounts, address_books, contacts, people, reaches
from shopclerk.adapters.db.tables.preferences import preferences
from shopclerk.adapters.db.tables.queues import claims, deliveries, inbox
from shopclerk.adapters.db.tables.stock import stock_watches
from shopclerk.adapters.db.tables.threads import messages, threads
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.core.domain.ids import OrderId, PersonId
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.timeline import Axis
from shopclerk.core.ports.privacy import Personal, Remark

WHOSE: Final[Sequence[tuple[Table, str]]] = (
    (threads, "customer_id"),
    (cart_lines, "cart_id"),
    (carts, "id"),
    (preferences, "id"),
    (address_books, "id"),
    (contacts, "person_id"),
    (stock_watches, "person_id"),
    (sessions, "person_id"),
    (reaches, "person_id"),
    (accounts, "person_id"),
    (people, "id"),
)
"""Rows that go with their person, and by which column they are theirs; what others refer to comes last."""

WHERE: Final[Sequence[tuple[Table, str]]] = (
    (transcript, "address"),
    (placements, "address"),
    (deliveries, "recipient"),
)
"""Rows that go with the chats of a person."""

OPEN: Final = (OrderStatus.PENDING_PAYMENT.value, OrderStatus.CONFIRMED.value)


@dataclass(frozen=True, slots=True)
class SqlPersonalData:
    """See `core.ports.privacy.PersonalData`."""

    transactions: Transactions
    sealer: Sealer
    written: Names

    async def of(self, person_id: PersonId) -> Personal | None:
        return await self.transactions.read(lambda connection: self._found(connection, person_id))

    async def erase(self, person_id: PersonId) -> tuple[str, ...]:
        def write(connection: Connection) -> tuple[str, ...]:
            own = select(orders.c.number).where(orders.c.customer_id == person_id, orders.c.status.in_(OPEN))
            if open_ones := tuple(connection.execute(own.order_by(orders.c.id)).scalars()):
                return open_ones
            self._erase(connection, person_id)
            return ()

        return await self.transactions.write(write, lane=f"person:{person_id}")

    def _found(self, connection: Connection, person_id: PersonId) -> Personal | None:
        person = connection.execute(select(people).where(people.c.id == person_id)).first()
        if person is None:
            return None
        chats = own_chats(connection, person_id)
        return Personal(
            person_id=person_id,
            name=self.written.of(person.sealed_name),
            role=person.role,
            language=person.language,
            accounts=_texts(connection, accounts.c.account, accounts.c.person_id, person_id),
            chats=tuple(sorted(chats)),
            contacts=CONTACT.fetch(
                connection,
                select(contacts).where(contacts.c.person_id == person_id).order_by(contacts.c.id),
                self.sealer,
            ),
            orders=_own_orders(connection, person_id),
            watches=WATCH.fetch(
                connection,
                select(stock_watches)
                .where(stock_watches.c.person_id == person_id)
                .order_by(stock_watches.c.id),
                self.sealer,
            ),
            drafts=tuple(self._drafts(connection, person_id)),
            said=tuple(
                Remark(row.at, body_of(row.sealed, self.sealer))
                for row in lines_of(connection, chats, mine=True)
            ),
        )

    def _drafts(self, connection: Connection, person_id: PersonId) -> Sequence[Mapping[str, Any]]:
        own = select(sessions.c.sealed).where(sessions.c.person_id == person_id).order_by(sessions.c.address)
        drafts = [
            json.loads(self.sealer.open(sealed))["draft"] for sealed in connection.execute(own).scalars()
        ]
        return [typed for draft in drafts if (typed := {key: each for key, each in draft.items() if each})]

    def _erase(self, connection: Connection, person_id: PersonId) -> None:
        chats, own = own_chats(connection, person_id), _own_orders(connection, person_id)
        told = tuple(self._told(connection, person_id, own))
        blot_out(connection, self.sealer, told, chats_of_staff(connection, own) - chats)
        self._erase_files(connection, person_id, chats, own)
        self._erase_words(connection, own)
        own_threads = select(threads.c.id).where(threads.c.customer_id == person_id)
        connection.execute(delete(messages).where(messages.c.thread_id.in_(own_threads)))
        for address in sorted(chats):
            _erase_queued(connection, address)
        for table, column in WHERE:
            connection.execute(delete(table).where(among(connection, table.c[column], sorted(chats))))
        for table, column in WHOSE:
            connection.execute(delete(table).where(table.c[column] == person_id))

    def _erase_files(
        self,
        connection: Connection,
        person_id: PersonId,
        chats: Collection[str],
        own: Collection[OrderId],
    ) -> None:
        """What they sent, the labels that name them, and the papers that were made for them: unless a product
        shows it too, or staff sent it to others. Pictures that the shop showed them it shows to others.
        """
        of_threads = select(messages.c.pictures).join(threads).where(threads.c.customer_id == person_id)
        of_cases = select(cases.c.evidence).where(among(connection, cases.c.order_id, sorted(own)))
        of_parcels = select(shipments.c.label).where(among(connection, shipments.c.order_id, sorted(own)))
        sent = [*connection.execute(of_cases).scalars(), *connection.execute(of_threads).scalars()]
        names = {name for pictures in sent for name in pictures}
        names |= {name for name in connection.execute(of_parcels).scalars() if name}
        names |= self._shown(connection, chats, mine=True)
        to_others = select(messages.c.pictures).join(threads)
        to_others = to_others.where(messages.c.from_shop, threads.c.customer_id != person_id)
        names -= {name for pictures in connection.execute(to_others).scalars() for name in pictures}
        shown = exists().where(product_pictures.c.file_id == files.c.id)
        papers = among(connection, files.c.id, sorted(self._shown(connection, chats)))
        theirs = among(connection, files.c.id, sorted(names)) | (papers & ~files.c.media_type.like("image/%"))
        gone = delete(files).where(theirs, ~shown)
        erased = sorted(connection.execute(gone.returning(files.c.id)).scalars())
        connection.execute(delete(sent_files).where(among(connection, sent_files.c.file_id, erased)))

    def _shown(self, connection: Connection, chats: Collection[str], *, mine: bool = False) -> set[str]:
        """The files in these chats, or only those of whom the chats are."""
        lines = lines_of(connection, chats, mine=mine)
        return {name for row in lines for name in files_of(body_of(row.sealed, self.sealer))}

    def _told(self, connection: Connection, person_id: PersonId, own: Collection[OrderId]) -> Iterator[str]:
        """Everything that staff may have read of them."""
        yield self.written.of(
            connection.execute(select(people.c.sealed_name).where(people.c.id == person_id)).scalar()
        )
        mine = select(contacts).where(contacts.c.person_id == person_id)
        book = select(address_books).where(address_books.c.id == person_id)
        for sent in CONTACT.fetch(connection, mine, self.sealer):
            yield from (sent.name, sent.phone, sent.address)
        for one in ADDRESS_BOOK.fetch(connection, book, self.sealer):
            for saved in one.entries:
                yield from (saved.name, saved.phone, saved.address)
        notes = select(cases.c.sealed).where(among(connection, cases.c.order_id, sorted(own)))
        for sealed in connection.execute(notes).scalars():
            yield from json.loads(self.sealer.open(sealed))
        asked = select(messages.c.sealed).join(threads).where(threads.c.customer_id == person_id)
        for sealed in connection.execute(asked.where(~messages.c.from_shop)).scalars():
            yield self.sealer.open(sealed).decode()

    def _erase_words(self, connection: Connection, own: Collection[OrderId]) -> None:
        """What was written about their orders; the steps stay. Who read a record has to read it again."""
        of_case = among(connection, cases.c.order_id, sorted(own))
        silent = {"sealed": nothing_told(self.sealer), "evidence": [], "version": cases.c.version + 1}
        connection.execute(update(cases).where(of_case).values(silent))
        labelled = among(connection, shipments.c.order_id, sorted(own)) & shipments.c.label.is_not(None)
        unlabelled = {"label": None, "version": shipments.c.version + 1}
        connection.execute(update(shipments).where(labelled).values(unlabelled))
        scanned = among(connection, parcel_events.c.order_id, sorted(own))
        connection.execute(update(parcel_events).where(scanned).values(sealed=nothing_scanned(self.sealer)))
        reasons = among(connection, timeline.c.order_id, sorted(own)) & (timeline.c.axis == Axis.CASE.value)
        connection.execute(update(timeline).where(reasons).values(why=""))


def own_chats(connection: Connection, person_id: PersonId) -> frozenset[str]:
    """The chats that are theirs alone: nobody else speaks there, and it is no room of the staff."""
    places = [(table.c.address, table.c.person_id) for table in (reaches, sessions)]
    found = {
        address
        for place, whose in places
        for address in connection.execute(select(place).where(whose == person_id)).scalars()
    }
    shared = {
        address
        for place, whose in places
        for address in connection.execute(
            select(place).where(among(connection, place, sorted(found)), whose != person_id)
        ).scalars()
    }
    of_staff = connection.execute(select(rooms.c.address)).scalars()
    return frozenset(found - shared - set(of_staff))


def _own_orders(connection: Connection, person_id: PersonId) -> tuple[OrderId, ...]:
    own = select(orders.c.id).where(orders.c.customer_id == person_id).order_by(orders.c.id)
    return tuple(OrderId(id) for id in connection.execute(own).scalars())


def _texts(
    connection: Connection, column: Column[Any], whose: Column[Any], person_id: PersonId
) -> tuple[str, ...]:
    return tuple(connection.execute(select(column).where(whose == person_id).order_by(column)).scalars())


def _erase_queued(connection: Connection, address: str) -> None:
    """What came from there and is done with, and that it was: both tell the address."""
    of_chat = (inbox.c.lane == address) & inbox.c.finished_at.is_not(None)
    connection.execute(delete(inbox).where(of_chat))
    asked = (claims.c.key > f"{address}#") & (claims.c.key < f"{address}$")  # the character after it
    connection.execute(delete(claims).where(claims.c.scope == "request", asked))
