"""What a chat of an owner waits for about the staff."""

from dataclasses import dataclass
from typing import TypeAlias

from shopclerk.core.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class AwaitName:
    """The next text is what one of the staff is called from now on."""

    person_id: PersonId


Awaited: TypeAlias = AwaitName
