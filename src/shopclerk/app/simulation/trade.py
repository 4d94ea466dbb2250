"""What customers, staff, the provider, the carrier and the clock do on one day of a simulated shop."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Final, TypeVar

from shopclerk.adapters.memory.database import MemoryDatabase
from shopclerk.app.simulation.carrier import SimulatedCarrier
from shopclerk.app.simulation.provider import SimulatedProvider
from shopclerk.app.simulation.world import Crash, World, no_pause
from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind, CaseLine, CaseReason, Inspected
from shopclerk.core.domain.errors import DomainError
from shopclerk.core.domain.ids import OrderId, PersonId, ShipmentId, SkuId
from shopclerk.core.domain.lifecycle import CaseStatus, OrderStatus, ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import SYSTEM, Actor, Role
from shopclerk.core.domain.shipment import Scan, Shipment
from shopclerk.core.ports.errors import PortError
from shopclerk.core.ports.payments import PaymentFact
from shopclerk.core.ports.store import OpenCases
from shopclerk.core.usecases.aftersales.deciding import ApproveCase, RejectCase
from shopclerk.core.usecases.aftersales.expiring import ExpireCases
from shopclerk.core.usecases.aftersales.requesting import RequestAfterSales
from shopclerk.core.usecases.aftersales.returning import InspectReturn, ReceiveReturn
from shopclerk.core.usecases.aftersales.settling import SettleCase
from shopclerk.core.usecases.cancelling import CancelOrder
from shopclerk.core.usecases.checkout import PlaceOrder, Recipient
from shopclerk.core.usecases.filling import Add, FillCart, ShowCart
from shopclerk.core.usecases.gateways import Gateways
from shopclerk.core.usecases.housekeeping import CompleteDelivered, ExpireUnpaid
from shopclerk.core.usecases.paying import ConfirmPayment, StartPayment
from shopclerk.core.usecases.reconciling import ReconcilePayments
from shopclerk.core.usecases.refunding import SubmitRefunds
from shopclerk.core.usecases.remedies import RefundParcel
from shopclerk.core.usecases.shipping import ShipOrder
from shopclerk.core.usecases.stocktaking import ReceiveStock
from shopclerk.core.usecases.terms import Terms
from shopclerk.core.usecases.tracking import RecordTracking
from shopclerk.core.usecases.work import UnitOfWork

T = TypeVar("T")
HOME: Final = Recipient(name="Li Ming", phone="138 0013 8000", address="8 Harbour Road, Shanghai")
OWNER: Final = Actor(PersonId("owner"), Role.OWNER)
FATES: Final = {
    ShipmentStatus.IN_TRANSIT: 40,
    ShipmentStatus.DELIVERED: 50,
    ShipmentStatus.EXCEPTION: 7,
    ShipmentStatus.LOST: 3,
}
"""What becomes of a parcel within a day, of a hundred."""
CUSTOMERS: Final = 40
RESTARTS: Final = 50
"""Nobody is killed so often in one act, or the dice are loaded."""


@dataclass(slots=True)
class Trade:
    """`late` are webhooks that come tomorrow, `parcels` those under way; both are the outside world's."""

    world: World
    database: MemoryDatabase
    skus: tuple[SkuId, ...]
    terms: Terms
    provider: SimulatedProvider
    carrier: SimulatedCarrier = field(default_factory=SimulatedCarrier)
    late: list[PaymentFact] = field(default_factory=list)
    paid: list[OrderId] = field(default_factory=list)
    parcels: list[ShipmentId] = field(default_factory=list)
    delivered: list[OrderId] = field(default_factory=list)

    @property
    def work(self) -> UnitOfWork:
        return UnitOfWork(self.database.store, self.world, self.world, no_pause)

    @property
    def gateways(self) -> Gateways:
        return Gateways((self.provider,))

    async def day(self, orders: int) -> None:
        """Trade from morning to night."""
        for sku_id in self.skus:
            receive, request = ReceiveStock(self.work), self.world.token()
            await self.surely(
                partial(
                    receive,
                    actor=OWNER,
                    request_id=request,
                    sku_id=sku_id,
                    units=self.world.dice.randint(1, 5),
                )
            )
        late, self.late = self.late, []
        for fact in late:
            await self._hears(fact)
        for _ in range(orders):
            await self._buys()
            self.world.passes(timedelta(minutes=5))
        await self._ships()
        await self._delivers()
        await self._asks()
        await self._decides()
        self.world.passes(timedelta(days=1) - timedelta(minutes=5 * orders))
        await self._keeps_house()

    async def surely(self, act: Callable[[], Awaitable[T]]) -> T | None:
        """Do it, and again after a crash; None when the shop, or a provider, says no."""
        for _ in range(RESTARTS):
            try:
                return await act()
            except Crash:
                continue
            except (DomainError, PortError):
                return None
            except BaseExceptionGroup as group:
                if group.split((Crash, PortError))[1] is not None:
                    raise
        raise RuntimeError("killed too often")

    async def _buys(self) -> None:
        dice = self.world.dice
        buyer = Actor(PersonId(f"customer-{dice.randrange(CUSTOMERS)}"), Role.CUSTOMER)
        fill, show = FillCart(self.work), ShowCart(self.database.store, self.terms)
        change = Add(dice.choice(self.skus), dice.randint(1, 3))
        added, token, request = self.world.token(), self.world.token(), self.world.token()
        await self.surely(lambda: fill(change, actor=buyer, request_id=added))
        total = (await show(actor=buyer)).total.minor
        place = PlaceOrder(self.work, self.world, self.terms)
        order = await self.surely(
            lambda: place(actor=buyer, request_id=request, token=token, recipient=HOME, reviewed=total)
        )
        if order is not None:
            await self._pays(order, buyer)

    async def _pays(self, order: Order, buyer: Actor) -> None:
        """Once, or not at all, or declined first; by two payments now and then; sometimes then cancelled."""
        for _ in range(self.world.dice.choice((0, 1, 1, 1, 1, 2))):
            start, request = StartPayment(self.work, self.gateways, self.world), self.world.token()
            method = self.world.dice.choice(self.provider.methods)
            opened = await self.surely(
                partial(
                    start,
                    actor=buyer,
                    request_id=request,
                    order_id=order.id,
                    method=method,
                    language="en",
                    return_url=None,
                )
            )
            if opened is not None and opened.reference:
                act = self.provider.decline if self.world.happens(0.1) else self.provider.pay
                await self._told(act(opened.reference))
        self.paid.append(order.id)
        if self.world.happens(0.05):
            cancel, request = CancelOrder(self.work, self.gateways), self.world.token()
            await self.surely(lambda: cancel(actor=buyer, request_id=request, order_id=order.id))

    async def _told(self, fact: PaymentFact | None) -> None:
        """A webhook comes: at once, twice, tomorrow, or never."""
        if fact is None:
            return
        (way,) = self.world.dice.choices(("tomorrow", "once", "twice", "never"), (6, 82, 9, 3))
        if way == "tomorrow":
            self.late.append(fact)
        elif way != "never":
            await self._hears(fact)
            if way == "twice":
                await self._hears(fact)

    async def _hears(self, fact: PaymentFact) -> None:
        confirm = ConfirmPayment(self.work)
        await self.surely(lambda: confirm(fact))

    async def _ships(self) -> None:
        waiting, self.paid = self.paid, []
        for order_id in waiting:
            ship = ShipOrder(self.work, self.carrier, self.world)
            order = await self.database.store.load(Order, order_id)
            if order is None or order.status is not OrderStatus.CONFIRMED:
                self.paid += [order_id] if order and order.is_payable else []
                continue
            request, number = self.world.token(), f"SF{self.world.dice.randrange(10**9):09d}"
            parcel = await self.surely(
                partial(ship, actor=OWNER, request_id=request, number=number, order_id=order_id, carrier="sf")
            )
            self.parcels += [parcel.id] if parcel else []

    async def _delivers(self) -> None:
        under_way, self.parcels = self.parcels, []
        for shipment_id in under_way:
            status = self.world.dice.choices(tuple(FATES), tuple(FATES.values()))[0]
            scan = Scan(at=self.world.at, status=status, raw_code=status.value.upper())
            record = RecordTracking(self.work, self.terms)
            parcel = await self.surely(partial(record, shipment_id, (scan, scan)))
            await self._arrives(shipment_id, parcel)

    async def _arrives(self, shipment_id: ShipmentId, parcel: Shipment | None) -> None:
        if parcel is None or not parcel.is_over:
            self.parcels.append(shipment_id)
        elif parcel.status is ShipmentStatus.LOST:
            repay, request = RefundParcel(self.work, self.gateways, self.terms), self.world.token()
            await self.surely(lambda: repay(actor=OWNER, request_id=request, shipment_id=shipment_id))
        else:
            self.delivered.append(parcel.order_id)

    async def _asks(self) -> None:
        delivered, self.delivered = self.delivered, []
        for order in [await self.database.store.load(Order, order_id) for order_id in delivered]:
            if order is None or not self.world.happens(0.2):
                continue
            ask = RequestAfterSales(self.work, self.world, self.terms)
            kind = self.world.dice.choice((CaseKind.RETURN, CaseKind.REFUND_ONLY))
            request, line = self.world.token(), CaseLine(order.lines[0].id, 1)
            await self.surely(
                partial(
                    ask,
                    actor=Actor(order.customer_id, Role.CUSTOMER),
                    request_id=request,
                    order_id=order.id,
                    kind=kind,
                    reason=CaseReason.DAMAGED,
                    lines=[line],
                )
            )

    async def _decides(self) -> None:
        for case in await self.database.store.find(OpenCases(limit=1000)):
            if self.world.happens(0.7):
                await self.surely(self._next_step(case, self.world.token()))

    def _next_step(self, case: AfterSalesCase, request: str) -> Callable[[], Awaitable[AfterSalesCase]]:
        """What staff do with a case as it stands; goods that are awaited arrive."""
        work, gateways, terms = self.work, self.gateways, self.terms
        said = partial(partial, actor=OWNER, request_id=request, case_id=case.id)
        if case.status is CaseStatus.REQUESTED and self.world.happens(0.2):
            return said(RejectCase(work, terms), why="not damaged")
        if case.status is CaseStatus.REQUESTED:
            return said(ApproveCase(work, gateways, self.world, terms))
        if case.status is CaseStatus.AWAITING_RETURN:
            return said(ReceiveReturn(work))
        if case.status is CaseStatus.RECEIVED:
            found = [Inspected(line.order_line_id, line.quantity, 1) for line in case.lines]
            return said(InspectReturn(work, terms), found=found)
        return said(SettleCase(work, gateways, terms))

    async def _keeps_house(self) -> None:
        work, gateways = self.work, self.gateways
        await self.surely(ExpireUnpaid(work, gateways))
        await self.surely(lambda: ReconcilePayments(work, gateways)(actor=SYSTEM))
        await self.surely(ExpireCases(work, gateways, self.world, self.terms))
        await self.surely(SubmitRefunds(work, gateways))
        await self.surely(CompleteDelivered(work))
