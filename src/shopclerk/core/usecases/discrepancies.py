"""What the owner must look at: facts of providers that break a rule of ours."""

from dataclasses import dataclass

from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.domain.ids import DiscrepancyId, OrderId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.queries.money import DiscrepanciesOf, OpenDiscrepancies
from shopclerk.core.ports.store import Store
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True)
class ListDiscrepancies:
    """Those of an order, settled or not; without an order, all that nobody has settled. Oldest first.

    The owner only. Raises NotAllowed.
    """

    store: Store

    async def __call__(self, *, actor: Actor, order_id: OrderId | None = None) -> tuple[Discrepancy, ...]:
        actor.must_be_owner("ListDiscrepancies")
        return await self.store.find(DiscrepanciesOf(order_id) if order_id else OpenDiscrepancies())


@dataclass(frozen=True, slots=True)
class SettleDiscrepancy:
    """The owner has looked, and has done by hand what was to be done; no money moves by this.

    Settling what is settled answers it as it is. The owner only. Raises NotAllowed, NotFound.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, discrepancy_id: DiscrepancyId) -> Discrepancy:
        actor.must_be_owner("SettleDiscrepancy")

        async def decide(work: Work) -> Discrepancy:
            found = await work.get(Discrepancy, discrepancy_id)
            if not found.is_open:
                return found
            settled = found.settle(by=actor, at=work.at)
            work.claim("request", request_id, found.id)
            work.save(await work.get(Order, found.order_id), settled)
            return settled

        return await self.unit_of_work.transact(decide)
