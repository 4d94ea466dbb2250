"""What every step of a case has in common."""

from collections.abc import Sequence
from itertools import chain

from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.events import CaseMoved
from shopclerk.core.domain.ids import CaseId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.refund import Refund
from shopclerk.core.ports.queries.money import RefundsOf
from shopclerk.core.ports.queries.parcels import ShipmentsOf
from shopclerk.core.usecases.arriving import completing
from shopclerk.core.usecases.terms import Terms
from shopclerk.core.usecases.work import Work


async def case_for(work: Work, actor: Actor, case_id: CaseId) -> tuple[Order, AfterSalesCase]:
    """The case and its order, if the actor may know of it: staff of every case, customers of their own."""
    case = await work.peek(AfterSalesCase, case_id)
    if case is None:
        raise NotFound("case", case_id)
    order = await work.get(Order, case.order_id)
    if not actor.is_staff and order.customer_id != actor.person_id:
        raise NotFound("case", case_id)
    return order, case


def keep(work: Work, order: Order, case: AfterSalesCase) -> None:
    """Save the case with its order, and have its move told."""
    work.save(order, case)
    if case.moves:
        work.tell(CaseMoved(order.id, case.id, case.status))


async def conclude(work: Work, order: Order, case: AfterSalesCase, terms: Terms) -> None:
    """The case has ended: nothing keeps its order from completing any more."""
    keep(work, await _completing(work, order, terms), case)


async def _completing(work: Work, order: Order, terms: Terms) -> Order:
    for parcel in await work.find(ShipmentsOf(order.id)):
        return await completing(work, order, parcel, terms)
    return order


async def lineage(work: Work, order: Order) -> tuple[Order, ...]:
    """The order and those it replaces, latest first: its goods were paid with the money of all of them."""
    orders = [order]
    while (before := orders[-1].replaces) is not None:
        orders.append(await work.get(Order, before))
    return tuple(orders)


async def refunds_for(work: Work, order: Order, case: AfterSalesCase) -> Sequence[Refund]:
    """Every refund that was promised for the case, failed ones too."""
    found = [await work.find(RefundsOf(one.id)) for one in await lineage(work, order)]
    return [one for one in chain.from_iterable(found) if one.case_id == case.id]
