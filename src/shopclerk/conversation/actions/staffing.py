"""Who works in the shop."""

from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias

from shopclerk.core.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class ShowStaff:
    """A page of them, after one of them."""

    code: ClassVar[str] = "yf"

    after: PersonId | None = None


@dataclass(frozen=True, slots=True)
class ShowMember:
    code: ClassVar[str] = "yg"

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class InviteStaff:
    """As `clerk` or `owner`."""

    code: ClassVar[str] = "yh"

    role: str


@dataclass(frozen=True, slots=True)
class AskName:
    """What one of them is to be called."""

    code: ClassVar[str] = "yi"

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class AskAppoint:
    """Whether another role (`clerk`, `owner`) is meant, or none any more (`customer`)."""

    code: ClassVar[str] = "yj"

    person_id: PersonId
    role: str


@dataclass(frozen=True, slots=True)
class AppointStaff:
    code: ClassVar[str] = "yk"

    person_id: PersonId
    role: str


Action: TypeAlias = ShowStaff | ShowMember | InviteStaff | AskName | AskAppoint | AppointStaff

ONES_OWN: Final = (InviteStaff,)
