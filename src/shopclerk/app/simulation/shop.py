"""The shop under simulation: the real core on the memory store, in an invented world."""

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final, ParamSpec, TypeVar

from shopclerk.adapters.memory.database import MemoryDatabase
from shopclerk.app.simulation.agenda import Act, Agenda
from shopclerk.app.simulation.carrier import SimulatedCarrier
from shopclerk.app.simulation.dice import Dice
from shopclerk.app.simulation.provider import SimulatedProvider
from shopclerk.app.simulation.touched import TouchedStore
from shopclerk.app.simulation.world import Crash, World, no_pause
from shopclerk.core.domain.errors import DomainError
from shopclerk.core.domain.ids import PersonId, SkuId
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.usecases.booking import CarrierDesk
from shopclerk.core.usecases.gateways import Gateways
from shopclerk.core.usecases.terms import Terms
from shopclerk.core.usecases.unit_of_work import UnitOfWork

P = ParamSpec("P")
T = TypeVar("T")

OWNER: Final = Actor(PersonId("owner"), Role.OWNER)
CLERKS: Final = tuple(Actor(PersonId(f"clerk-{number}"), Role.CLERK) for number in range(2))
RESTARTS: Final = 50
"""Nobody is killed so often in one act, or the dice are loaded."""
REFUSALS: Final = (DomainError, Unavailable, OutcomeUnknown)
"""How the shop says no. A Conflict is no answer: so few people at once must not lose every time."""


@dataclass(slots=True, kw_only=True)
class Shop:
    """`orders` is how many customers come a day. `tally` counts what was done, by use case; `refused` what
    was not, by use case and refusal.
    """

    world: World
    orders: int
    database: MemoryDatabase
    store: TouchedStore
    terms: Terms
    provider: SimulatedProvider
    carrier: SimulatedCarrier
    skus: tuple[SkuId, ...] = ()
    agenda: Agenda = field(default_factory=Agenda)
    tally: Counter[str] = field(default_factory=Counter)
    refused: Counter[tuple[str, str]] = field(default_factory=Counter)
    work: UnitOfWork = field(init=False)
    gateways: Gateways = field(init=False)
    desk: CarrierDesk = field(init=False)

    def __post_init__(self) -> None:
        self.work = UnitOfWork(self.store, self.world, self.world, no_pause)
        self.gateways = Gateways((self.provider,))
        self.desk = CarrierDesk(self.work, self.carrier, self.database.files)

    @property
    def dice(self) -> Dice:
        return self.world.dice

    async def do(self, use_case: Callable[P, Awaitable[T]], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Do it, and again with the same words after a crash; None when the shop, or a provider, says no."""
        name = type(use_case).__name__
        for _ in range(RESTARTS):
            try:
                answer = await use_case(*args, **kwargs)
            except Crash:
                continue
            except REFUSALS as refusal:
                self.refused[name, type(refusal).__name__] += 1
                return None
            except BaseExceptionGroup as group:
                if (unexpected := group.split((Crash, *REFUSALS))[1]) is not None:
                    raise unexpected from group
            else:
                self.tally[name] += 1
                return answer
        raise RuntimeError(f"{name}: killed too often")

    def later(self, act: Act, *, hours: int) -> None:
        """Have somebody do it so many hours from now."""
        self.agenda.note(self.world.at + timedelta(hours=hours), act)

    def clerk(self) -> Actor:
        """Whoever of the staff is nearest."""
        return self.dice.pick((*CLERKS, OWNER))
