"""Playing one cell: a state, a use case, and who asks. What must hold of every one of them is here."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final, TypeAlias

from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.domain.errors import DomainError, NotAllowed, NotFound
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import SYSTEM, Actor
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.domain.timeline import Axis, Move
from shopclerk.core.ports.changeset import Key, Record
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.usecases.reconciling import ReconcilePayments
from shopclerk.core.usecases.work import FAMILY
from tests.core.usecases.matrix.rows.row import Row, Unasked
from tests.core.usecases.matrix.world import NOTHING, PEOPLE, Scene, Stage, Who, moves_of
from tests.invariants import violations

REQUEST: Final = "the-request"
TYPED: Final = (DomainError, Unavailable, OutcomeUnknown)
"""How a use case may refuse. A Conflict is no answer where nobody else is about."""


Weather: TypeAlias = Callable[[Stage], object]
"""What is the matter with the providers and the carrier."""


class Came(Enum):
    """What came of a cell."""

    REFUSED = "refused"
    ANSWERED = "answered"
    """Done, and nothing is different for it: somebody looked, or it was so already."""
    CHANGED = "changed"


@dataclass(slots=True)
class Played:
    """`problems` is empty when all that must hold of the cell holds."""

    came: Came
    problems: list[str] = field(default_factory=list)


async def play(moment: Stage, row: Row, who: Who) -> Played:
    """Call a use case in that state by the word of that person, and once more by the same request."""
    at, by = moment.again(), PEOPLE[who]
    first = await _answer(lambda: row.call(at, by, REQUEST))
    if isinstance(first, TYPED):
        return Played(Came.REFUSED, [*_untouched(moment, at), *await _kept_out(moment, row, who, first)])
    played = Played(Came.ANSWERED if at.memory == moment.memory else Came.CHANGED)
    if who not in row.may:
        played.problems.append("is let in")
    if played.came is Came.CHANGED:
        played.problems += await violations(at.shop.store)
        played.problems += _foreign(moment.memory, at.memory, by)
        played.problems += _unsigned(moment.memory, at.memory, row, by)
    if who is Who.OTHER:
        played.problems += _secret(moment.scene, first, moment.memory, at.memory)
    played.problems += await _once(at, row, by, first)
    return played


async def play_unasked(moment: Stage, row: Unasked) -> Played:
    """Call a use case that has no actor in that state, and once more."""
    at = moment.again()
    first = await _answer(lambda: row(at))
    if isinstance(first, TYPED):
        return Played(Came.REFUSED, list(_untouched(moment, at)))
    played = Played(Came.ANSWERED if at.memory == moment.memory else Came.CHANGED)
    if played.came is Came.CHANGED:
        played.problems += await violations(at.shop.store)
        played.problems += _foreign(moment.memory, at.memory, SYSTEM)
    before = at.again().memory
    if isinstance(again := await _answer(lambda: row.call(at)), TYPED):
        played.problems.append(f"is refused when it is repeated: {again!r}")
    if at.memory != before:
        played.problems.append("has another effect when it is repeated")
    return played


async def play_in(weather: Weather, moment: Stage, row: Row | Unasked) -> Played:
    """Call a use case in that state while those outside behave so: it may have done a part of it, and what
    it has done holds.
    """
    at = moment.again()
    weather(at)
    if isinstance(row, Unasked):
        answer = await _answer(lambda: row(at))
    else:
        by = PEOPLE[Who.OWNER if Who.OWNER in row.may else Who.OWN]
        answer = await _answer(lambda: row.call(at, by, REQUEST))
    problems = await violations(at.shop.store) if at.memory != moment.memory else []
    if isinstance(answer, DomainError):
        problems += _untouched(moment, at)
    return Played(Came.REFUSED if isinstance(answer, TYPED) else Came.CHANGED, problems)


async def _answer(call: Callable[[], Awaitable[object]]) -> object:
    """What the use case answers, or the typed error by which it refuses; anything else is raised."""
    try:
        return await call()
    except TYPED as refusal:
        return refusal


def _untouched(moment: Stage, at: Stage) -> Iterator[str]:
    if at.memory != moment.memory:
        yield "refuses, and has written something"


async def _kept_out(moment: Stage, row: Row, who: Who, refusal: Exception) -> list[str]:
    """Who may not is told so, or that there is no such thing; another customer learns nothing by it."""
    if who in row.may:
        return [] if not isinstance(refusal, NotAllowed) else [f"is forbidden: {refusal!r}"]
    if not isinstance(refusal, NotFound | NotAllowed):
        return [f"is refused by {refusal!r}, not by NotFound or NotAllowed"]
    if who is not Who.OTHER:
        return []
    nowhere = await _answer(lambda: row.call(moment.again(NOTHING), PEOPLE[who], REQUEST))
    if _unnamed(nowhere, NOTHING) == _unnamed(refusal, moment.scene):
        return []
    return [f"can tell from {refusal!r} that there is such a thing: else it is {nowhere!r}"]


def _unnamed(answer: object, scene: Scene) -> str:
    """The answer without the names that were asked for."""
    text = repr(answer)
    for name in (scene.order_id, scene.number, scene.parcel_id, scene.case_id, scene.discrepancy_id):
        text = text.replace(name, "...")
    return text


def _foreign(before: Memory, after: Memory, by: Actor) -> Iterator[str]:
    """A new row of the timeline is the actor's, or the shop's own."""
    if others := {move.by for move in _moves(before, after)} - {by, SYSTEM}:
        yield f"writes into the timeline in the name of {others}"


def _unsigned(before: Memory, after: Memory, row: Row, by: Actor) -> Iterator[str]:
    """What staff change of an order says by whom. An answer of a provider or a carrier is its own word."""
    moves = _moves(before, after)
    answered = {move.entity_id for move in moves if move.by == SYSTEM and move.axis is Axis.PAYMENT}
    changed = [record for record in _changed(before, after) if isinstance(record, (Order, *FAMILY))]
    theirs = [record for record in changed if record.id not in answered]
    signed = {move.by for move in moves} | {one.settled_by for one in theirs if isinstance(one, Discrepancy)}
    if by.is_staff and theirs and by not in signed and row.usecase is not ReconcilePayments:
        yield f"changes {[type(one).__name__ for one in theirs]} and nothing says by whom"


def _moves(before: Memory, after: Memory) -> list[Move]:
    known = moves_of(before)
    return [move for id, move in moves_of(after).items() if id not in known]


def _changed(before: Memory, after: Memory) -> Iterator[Record]:
    """The records that read otherwise now."""
    for key, record in after.records.items():
        old = before.records.get(key)
        if old is not record and (old is None or _content(old) != _content(record)):
            yield record


def _content(record: Record) -> Record:
    """The record without what is no word of anybody: its version, and when its carrier is asked next."""
    if isinstance(record, Shipment):
        return replace(record, version=0, next_poll_at=None, polls=0)
    return replace(record, version=0)


def _secret(scene: Scene, answer: object, before: Memory, after: Memory) -> Iterator[str]:
    """Another customer neither reads nor moves anything of the order."""
    text = repr(answer)
    for secret in scene.secrets:
        if secret in text:
            yield f"shows {secret}"
    for record in _changed(before, after):
        if scene.order_id in (record.id, getattr(record, "order_id", None)):
            yield f"changes {record!r}"


async def _once(at: Stage, row: Row, by: Actor, first: object) -> list[str]:
    """The same request again: the same answer, or how things stand now, and no further effect."""
    before = at.again().memory
    again = await _answer(lambda: row.call(at, by, REQUEST))
    problems = [] if row.repeats or at.memory == before else ["has another effect when it is repeated"]
    if again != first and _named(again) != _named(first):
        problems.append(f"answers {first!r}, and {again!r} when it is repeated")
    problems += [f"answers {one!r}, which is not how it stands" for one in _stale(again, at.memory)]
    return problems


def _named(answer: object) -> object:
    if isinstance(answer, tuple):
        return tuple(map(_named, answer))
    return type(answer), getattr(answer, "id", None)


def _stale(answer: object, memory: Memory) -> Iterator[object]:
    for one in answer if isinstance(answer, tuple) else (answer,):
        kept = memory.records.get(Key(type(one), getattr(one, "id", "")))
        if kept is not None and replace(one, version=0) != replace(kept, version=0):
            yield one
