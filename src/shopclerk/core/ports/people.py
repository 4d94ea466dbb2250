"""What people are called."""

from collections.abc import Collection, Mapping
from typing import Protocol

from shopclerk.core.domain.ids import PersonId
from shopclerk.core.ports.changeset import Entry


class People(Protocol):
    """Names are personal data: kept sealed, and never logged.

    `names` answers what these persons are called, of those of whom it is known. `call` has the shop call
    them so, whatever their platform says from then on; an empty name leaves that to the platform again. It
    raises NotFound for a person never seen, and appends `noting` in the same commit, if it changed anything.
    """

    async def names(self, person_ids: Collection[PersonId]) -> Mapping[PersonId, str]: ...

    async def call(self, person_id: PersonId, name: str, noting: tuple[Entry, ...] = ()) -> None: ...
