"""What people choose for themselves. Everybody chooses for nobody but themselves.

Choosing what was chosen already changes nothing; so does repeating a request.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.money import exponent
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.preferences import NEVER_QUIET, SHOP, NoticeKind, Preferences, QuietHours
from shopclerk.core.ports.store import Identified, Store, Together
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True)
class ReadPreferences:
    """What the actor has chosen; all left as it is for whoever never chose anything."""

    store: Store

    async def __call__(self, *, actor: Actor) -> Preferences:
        return await preferences_of(self.store, actor.person_id)


@dataclass(frozen=True, slots=True)
class ChooseCurrency:
    """The currency to buy in from now on; None is the shop's own. Raises UnknownCurrency."""

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, currency: str | None) -> Preferences:
        if currency is not None:
            exponent(currency)
        return await _choose(
            self.unit_of_work, actor.person_id, request_id, lambda known, _: replace(known, currency=currency)
        )


@dataclass(frozen=True, slots=True)
class ChooseNotices:
    """To be told of a kind of thing, or not."""

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, kind: NoticeKind, wanted: bool) -> Preferences:
        return await _choose(
            self.unit_of_work, actor.person_id, request_id, lambda known, _: known.choosing(kind, wanted)
        )


@dataclass(frozen=True, slots=True)
class AnswerBroadcasts:
    """To be sent broadcasts from now on, or no more; the moment at which that was said is kept."""

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, consents: bool) -> Preferences:
        return await _choose(
            self.unit_of_work,
            actor.person_id,
            request_id,
            lambda known, work: known.answering(consents, work.at),
        )


@dataclass(frozen=True, slots=True)
class AskForConsent:
    """Whether a customer is to be asked now if they want broadcasts: once in their life, and never when they
    said so themselves. That they were asked is kept before they are, with what asked: the same request hears
    yes until they answered, so that whoever was interrupted before asking still asks.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str) -> bool:
        async def decide(work: Work) -> bool:
            known = await work.peek(Preferences, actor.person_id) or Preferences(id=actor.person_id)
            if actor.is_staff or known.broadcasts is not None:
                return False
            if known.asked_at is not None:
                return await work.owner("asked", request_id) is not None
            work.claim("asked", request_id, actor.person_id)
            work.save(known.asked(work.at))
            return True

        return await self.unit_of_work.transact(decide)


@dataclass(frozen=True, slots=True)
class ChooseQuietHours:
    """Hours in which a member of the staff is told nothing that can wait; None are those of the shop.

    Raises NotAllowed.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, hours: QuietHours | None) -> Preferences:
        actor.must_be_staff("ChooseQuietHours")
        return await _choose(
            self.unit_of_work, actor.person_id, request_id, lambda known, _: replace(known, quiet=hours)
        )


@dataclass(frozen=True, slots=True)
class ReadQuietHours:
    """The hours that the actor chose, None for none, and those of the shop."""

    store: Store

    async def __call__(self, *, actor: Actor) -> tuple[QuietHours | None, QuietHours]:
        known = (Identified(Preferences, actor.person_id), Identified(Preferences, SHOP))
        own, shops = await self.store.find(Together(known))
        chosen = [next((each.quiet for each in found), None) for found in (own, shops)]
        return chosen[0], chosen[1] or NEVER_QUIET


@dataclass(frozen=True, slots=True)
class ChooseShopQuiet:
    """The hours in which nobody of the staff is told what can wait, unless they chose hours of their own.

    None is never. The owner only. Raises NotAllowed.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, hours: QuietHours | None) -> Preferences:
        actor.must_be_owner("ChooseShopQuiet")
        return await _choose(
            self.unit_of_work, SHOP, request_id, lambda known, _: replace(known, quiet=hours)
        )


async def preferences_of(store: Store, person_id: PersonId) -> Preferences:
    """What that person has chosen, or nothing yet."""
    return await store.load(Preferences, person_id) or Preferences(id=person_id)


async def _choose(
    unit_of_work: UnitOfWork,
    person_id: PersonId,
    request_id: str,
    choose: Callable[[Preferences, Work], Preferences],
) -> Preferences:
    async def decide(work: Work) -> Preferences:
        known = await work.peek(Preferences, person_id) or Preferences(id=person_id)
        chosen = choose(known, work)
        if chosen == known or await work.already("request", request_id):
            return known
        work.claim("request", request_id, known.id)
        work.save(chosen)
        return chosen

    return await unit_of_work.transact(decide)
