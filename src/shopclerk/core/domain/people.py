"""Who acts, and who an order goes to."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from shopclerk.core.domain.errors import InvalidAddress, InvalidName, InvalidPhone, NotAllowed
from shopclerk.core.domain.ids import ContactId, PersonId

NAME_LIMIT: Final = 100
ADDRESS_LIMITS: Final = range(5, 301)
PHONE_DIGITS: Final = range(7, 16)
"""ITU-T E.164 allows fifteen digits; seven is the shortest subscriber number in common use."""

_PHONE = re.compile(r"\+?[0-9(][0-9 ()./-]*", re.ASCII)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９＋－（）　", "0123456789+-() ")


class Role(StrEnum):
    CUSTOMER = "customer"
    CLERK = "clerk"
    OWNER = "owner"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks for something: a person in a role, or the shop itself on its clock's or a provider's
    behalf.
    """

    person_id: PersonId
    role: Role

    @property
    def is_staff(self) -> bool:
        return self.role in (Role.CLERK, Role.OWNER, Role.SYSTEM)

    @property
    def is_colleague(self) -> bool:
        """One of the staff, and not the shop itself."""
        return self.role in (Role.CLERK, Role.OWNER)

    def must_be_staff(self, what: str) -> None:
        """Raise NotAllowed for a customer."""
        if not self.is_staff:
            raise NotAllowed(what, "staff")

    def must_be_owner(self, what: str) -> None:
        """Raise NotAllowed for everybody but the owner, and the shop itself."""
        if self.role not in (Role.OWNER, Role.SYSTEM):
            raise NotAllowed(what, "owner")

    def must_be_customer(self, what: str) -> None:
        """Raise NotAllowed for the staff, and the shop itself."""
        if self.is_staff:
            raise NotAllowed(what, "customers")


SYSTEM: Final = Actor(PersonId("system"), Role.SYSTEM)


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map, in degrees north and east (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Where and to whom an order goes; `point` is where the address is, if it was shown on the map. Personal
    data: stored sealed, named elsewhere by id only.
    """

    id: ContactId
    person_id: PersonId
    name: str
    phone: str
    address: str
    point: Point | None = None
    version: int = 0


def recipient_name(text: str) -> str:
    """One line of 1 to 100 characters, spaces folded; what nobody can write is left out."""
    name = " ".join(filter(None, map(_writable, text.split())))
    if not 1 <= len(name) <= NAME_LIMIT:
        raise InvalidName(text)
    return name


def display_name(text: str) -> str:
    """What a chat calls somebody, as `recipient_name` but never refused: cut at 100 characters, and empty
    when nothing is left.
    """
    return " ".join(filter(None, map(_writable, text.split())))[:NAME_LIMIT].rstrip()


def phone_number(text: str) -> str:
    """Digits with an optional leading `+`, as dialled; separators and full-width digits are accepted."""
    plain = text.translate(_FULL_WIDTH).strip()
    digits = re.sub(r"[^0-9]", "", plain)
    if not _PHONE.fullmatch(plain) or len(digits) not in PHONE_DIGITS:
        raise InvalidPhone(text)
    return ("+" if plain.startswith("+") else "") + digits


def delivery_address(text: str) -> str:
    """5 to 300 characters; line breaks are kept, blank lines and what nobody can write are not."""
    lines = (_writable(line).strip() for line in text.splitlines())
    address = "\n".join(filter(None, lines))
    if len(address) not in ADDRESS_LIMITS:
        raise InvalidAddress(text)
    return address


def _writable(line: str) -> str:
    """The line without control characters and lone surrogates, which no store and no label printer takes."""
    if line.isprintable():
        return line
    return "".join(char for char in line if unicodedata.category(char) not in {"Cc", "Cs"})
