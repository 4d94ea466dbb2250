"""Who of the staff did what."""

from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias

from shopclerk.core.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class ShowDeeds:
    """A page of what staff did, or one of them: from `until` back (microseconds since 1970), behind `past` of
    what happened at that moment.
    """

    code: ClassVar[str] = "yw"

    person_id: PersonId | None = None
    until: int | None = None
    past: int = 0


Action: TypeAlias = ShowDeeds

ONES_OWN: Final = (ShowDeeds,)
