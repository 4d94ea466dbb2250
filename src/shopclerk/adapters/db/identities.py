"""Who is behind an account, in SQL."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy import Row as Result

from shopclerk.adapters.db.appending import Appending
from shopclerk.adapters.db.names import Names
from shopclerk.adapters.db.selecting import Row, Selection
from shopclerk.adapters.db.tables.people import accounts, invitations, people, reaches
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.conversation.ports.identities import Person, Reach
from shopclerk.core.domain.acts import joined
from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.people import Role

RANK: Final = {role: rank for rank, role in enumerate((Role.CUSTOMER, Role.CLERK, Role.OWNER, Role.SYSTEM))}


KNOWN: Final = Selection(
    (accounts.c.account, *people.c, reaches.c.address),
    accounts.c.account,
    joined=accounts.join(people).outerjoin(reaches, reaches.c.person_id == people.c.id),
)


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody says something somewhere, in a chat of that language; where others read along: nowhere."""

    account: str
    address: str | None
    language: str


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody met before at that place: all that the hot path reads of a person."""

    person: Person
    sealed_name: bytes | None
    named: bool


@dataclass(frozen=True, slots=True)
class SqlIdentities:
    """See `conversation.ports.identities.Identities`. `speak` raises NotFound for a person never seen."""

    transactions: Transactions
    written: Names
    appending: Appending

    async def recognise(
        self, account: str, address: str | None, language: str, new_id: PersonId, name: str = ""
    ) -> Person:
        def write(connection: Connection) -> Person:
            known = _of_account(connection, account) or _meet(connection, account, language, new_id)
            _remember(connection, known.person.id, address)
            return self._follow(connection, known, language, name)

        known = await self.transactions.ask(_remembered, Visit(account, address, language))
        if known is not None and not self._is_news(known, name):
            return self._called(known)
        return await self.transactions.write(write, lane=f"account:{account}")

    def _follow(self, connection: Connection, known: Known, language: str, name: str) -> Person:
        """What the platform says of them, written down if it is another than before."""
        changed: dict[str, Any] = {}
        if not known.person.chosen and known.person.language != language:
            changed["language"] = language
        if self._is_news(known, name):
            changed["sealed_name"] = self.written.seal(name)
        person = known.person
        return self._called(_change(connection, person.id, **changed) if changed else known)

    def _is_news(self, known: Known, name: str) -> bool:
        return bool(name) and not known.named and self.written.of(known.sealed_name) != name

    def _called(self, known: Known) -> Person:
        return replace(known.person, name=self.written.of(known.sealed_name))

    async def invite(self, token: str, role: Role, until: datetime) -> None:
        def write(connection: Connection) -> None:
            keep_invitation(connection, token, role, until)

        await self.transactions.write(write)

    async def join(self, token: str, person_id: PersonId, at: datetime) -> Person | None:
        def write(connection: Connection) -> Person | None:
            person = _person(connection, person_id)
            role = _spend(connection, token, at) if person else None
            if person is None or role is None:
                return None
            if RANK[role] > RANK[person.person.role]:
                person = _change(connection, person_id, role=role.value)
                self.appending.write(connection, (joined(token, person_id, role, at),))
            return self._called(person)

        return await self.transactions.write(write, lane=f"person:{person_id}")

    async def speak(self, person_id: PersonId, language: str) -> Person:
        def write(connection: Connection) -> Person:
            return self._called(_change(connection, person_id, language=language, chosen=True))

        return await self.transactions.write(write)

    async def reach(
        self, *, roles: tuple[Role, ...] = (), person_id: PersonId | None = None
    ) -> tuple[Reach, ...]:
        of_role, oneself = people.c.role.in_([role.value for role in roles]), people.c.id == person_id
        # An OR is answered from no index: it is not asked without need.
        wanted = of_role if person_id is None else oneself if not roles else of_role | oneself
        statement = (
            select(people, reaches.c.address).join(reaches, reaches.c.person_id == people.c.id).where(wanted)
        )

        def read(connection: Connection) -> tuple[Reach, ...]:
            # Sorted here: SQLite would go through all addresses rather than sort the few that are found.
            rows = sorted(connection.execute(statement), key=lambda row: (row.address, row.id))
            return tuple(Reach(row.address, self._called(_known(row))) for row in rows)

        return await self.transactions.read(read)

    async def lose(self, address: str) -> None:
        at = reaches.c.address
        within = (at > f"{address}:") & (at < f"{address};")  # the character after a colon

        def write(connection: Connection) -> None:
            connection.execute(delete(reaches).where(at == address))
            connection.execute(delete(reaches).where(within))

        await self.transactions.write(write)


def keep_invitation(connection: Connection, token: str, role: Role, until: datetime) -> bool:
    """Whether it is a new one."""
    row = {"token_hash": _hashed(token), "role": role.value, "until": until}
    known = select(invitations.c.role).where(invitations.c.token_hash == row["token_hash"])
    if connection.execute(known).first():
        return False
    connection.execute(insert(invitations), row)
    return True


def _remembered(connection: Connection, visits: Sequence[Visit]) -> list[Known | None]:
    """Each person, unless there is something new to write down: of a name only its caller can tell."""
    rows = KNOWN.rows(connection, {visit.account for visit in visits})
    known = {(row["account"], row["address"]): row for row in rows}
    known |= {(row["account"], None): row for row in rows}
    found = [(visit, known.get((visit.account, visit.address))) for visit in visits]
    return [_unless_new(row, visit.language) if row else None for visit, row in found]


def _unless_new(row: Row, language: str) -> Known | None:
    chosen, spoken = row["chosen"], row["language"]
    if not chosen and spoken != language:
        return None
    return Known(Person(row["id"], Role(row["role"]), spoken, chosen), row["sealed_name"], row["named"])


def _of_account(connection: Connection, account: str) -> Known | None:
    person = select(people).join(accounts, accounts.c.person_id == people.c.id)
    row = connection.execute(person.where(accounts.c.account == account)).first()
    return None if row is None else _known(row)


def _meet(connection: Connection, account: str, language: str, new_id: PersonId) -> Known:
    person = Person(new_id, Role.CUSTOMER, language)
    row = {"id": new_id, "role": person.role.value, "language": language, "chosen": False}
    connection.execute(insert(people), row)
    connection.execute(insert(accounts), {"account": account, "person_id": new_id})
    return Known(person, None, named=False)


def _remember(connection: Connection, person_id: PersonId, address: str | None) -> None:
    if address is not None and not _is_remembered(connection, person_id, address):
        connection.execute(insert(reaches), {"person_id": person_id, "address": address})


def _is_remembered(connection: Connection, person_id: PersonId, address: str) -> bool:
    known = select(reaches).where(reaches.c.person_id == person_id, reaches.c.address == address)
    return connection.execute(known).first() is not None


def _spend(connection: Connection, token: str, at: datetime) -> Role | None:
    """The role that the invitation gives, this once."""
    spending = (
        update(invitations)
        .where(invitations.c.token_hash == _hashed(token))
        .where(invitations.c.spent_at.is_(None), invitations.c.until > at)
        .values(spent_at=at)
        .returning(invitations.c.role)
    )
    role = connection.execute(spending).scalar_one_or_none()
    return None if role is None else Role(role)


def _change(connection: Connection, person_id: PersonId, **values: Any) -> Known:
    changed = update(people).where(people.c.id == person_id).values(**values).returning(people)
    row = connection.execute(changed).first()
    if row is None:
        raise NotFound("person", person_id)
    return _known(row)


def _person(connection: Connection, person_id: PersonId) -> Known | None:
    row = connection.execute(select(people).where(people.c.id == person_id)).first()
    return None if row is None else _known(row)


def _known(row: Result[Any]) -> Known:
    person = Person(row.id, Role(row.role), row.language, row.chosen)
    return Known(person, row.sealed_name, row.named)


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
