"""Reading cases: staff see every one, customers those of their own orders."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.claims import valued
from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.ids import CaseId, OrderId, PersonId
from shopclerk.core.domain.money import Money, total
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.timeline import TimelineEntry
from shopclerk.core.ports.people import People
from shopclerk.core.ports.queries.aftersales import CasesOf, OpenCases
from shopclerk.core.ports.queries.catalogue import ProductsOfSkus
from shopclerk.core.ports.queries.money import RefundsOf
from shopclerk.core.ports.queries.orders import TimelineOf
from shopclerk.core.ports.store import Store
from shopclerk.core.usecases.viewing import colleagues, must_see

PAGE = 7


@dataclass(frozen=True, slots=True)
class ListCases:
    """The cases of one order, oldest first; or, for staff, a page of all that are open, after one of them.

    Raises NotFound for somebody else's order, NotAllowed for a customer who asks for all.
    """

    store: Store

    async def __call__(
        self, *, actor: Actor, order_id: OrderId | None = None, after: CaseId | None = None, limit: int = PAGE
    ) -> tuple[AfterSalesCase, ...]:
        if order_id is None:
            actor.must_be_staff("ListCases")
            return await self.store.find(OpenCases(after, limit))
        order = await self.store.load(Order, order_id)
        if order is None:
            raise NotFound("order", order_id)
        return await self.store.find(CasesOf(must_see(actor, order).id))


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDetails:
    """Everything of one case: its refunds and its rows of the timeline, oldest first. `instead` are the
    products, as they are now, of what is wanted in exchange; `worth` is what was paid for the goods, less
    what went back of it otherwise. `names` are those of the staff who worked on it: for other staff only.
    """

    case: AfterSalesCase
    order: Order
    replacement: Order | None
    refunds: tuple[Refund, ...]
    timeline: tuple[TimelineEntry, ...]
    instead: tuple[Product, ...] = ()
    worth: Money | None = None
    names: Mapping[PersonId, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShowCase:
    """One case. Raises NotFound, also for a case of somebody else."""

    store: Store
    people: People

    async def __call__(self, *, actor: Actor, case_id: CaseId) -> CaseDetails:
        case = await self.store.load(AfterSalesCase, case_id)
        order = await self.store.load(Order, case.order_id) if case else None
        if case is None or order is None or not _may_see(actor, order):
            raise NotFound("case", case_id)
        replacement = await self.store.load(Order, case.replacement_id) if case.replacement_id else None
        timeline = tuple(
            row for row in await self.store.find(TimelineOf(order.id)) if row.move.entity_id == case.id
        )
        return CaseDetails(
            case=case,
            order=order,
            replacement=replacement,
            refunds=await self._refunds(order, case),
            timeline=timeline,
            instead=await self._instead(case),
            worth=await self._worth(order, case),
            names=await self.people.names(colleagues(timeline)) if actor.is_staff else {},
        )

    async def _instead(self, case: AfterSalesCase) -> tuple[Product, ...]:
        wanted = tuple(dict.fromkeys(line.instead for line in case.lines if line.instead))
        return await self.store.find(ProductsOfSkus(wanted)) if wanted else ()

    async def _worth(self, order: Order, case: AfterSalesCase) -> Money:
        others = [one for one in await self.store.find(RefundsOf(order.id)) if one.case_id != case.id]
        return total((line.amount for line in valued(order, others, case.units)), order.total.currency)

    async def _refunds(self, order: Order, case: AfterSalesCase) -> tuple[Refund, ...]:
        """Promised for the case, of the order's money and that of the orders it replaces."""
        found = [one for one in await self.store.find(RefundsOf(order.id)) if one.case_id == case.id]
        before = await self.store.load(Order, order.replaces) if order.replaces else None
        return (*found, *(await self._refunds(before, case) if before else ()))


def _may_see(actor: Actor, order: Order) -> bool:
    return actor.is_staff or order.customer_id == actor.person_id
