"""Who of the staff did what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from shopclerk.core.domain.acts import ON_STAFF
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.activity_views import Deed, Deeds, Noted
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.people import People
from shopclerk.core.ports.views import Views


@dataclass(frozen=True, slots=True)
class Seen:
    """How far somebody has read: to a moment, and so many of what happened at it."""

    until: datetime
    past: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """A page of what staff did, newest first; `further` leads to the next, if any. `names` are those of who
    did it, and to whom, as far as they are known.
    """

    deeds: tuple[Deed, ...]
    names: Mapping[PersonId, str]
    further: Seen | None = None


@dataclass(frozen=True, slots=True)
class ShowActivity:
    """What staff did, or one of them, now or ever in the past. The owner only; raises NotAllowed."""

    views: Views
    people: People
    clock: Clock
    page: int = 6

    async def __call__(
        self, *, actor: Actor, person_id: PersonId | None = None, seen: Seen | None = None
    ) -> Activity:
        actor.must_be_owner("ShowActivity")
        start = seen or Seen(self.clock.now() + timedelta(seconds=1), 0)
        query = Deeds(start.until, person_id, start.past, self.page + 1)
        found = await self.views.rows(query)
        deeds = found[: self.page]
        named = {person for deed in deeds for person in _people(deed)} | ({person_id} if person_id else set())
        return Activity(
            deeds=deeds,
            names=await self.people.names(tuple(named)),
            further=_further(start, deeds) if len(found) > self.page else None,
        )


def _people(deed: Deed) -> tuple[PersonId, ...]:
    """Who did it, and to whom."""
    match deed.what:
        case Noted(acted) if acted.act in ON_STAFF and acted.about:
            return (deed.by, PersonId(acted.about))
        case _:
            return (deed.by,)


def _further(start: Seen, deeds: tuple[Deed, ...]) -> Seen:
    last = deeds[-1].at
    before = start.past if last == start.until else 0
    return Seen(last, before + sum(deed.at == last for deed in deeds))
