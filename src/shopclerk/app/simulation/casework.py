"""Staff who decide cases, inspect what came back, and make good what went wrong on the way."""

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import Final

from shopclerk.app.simulation.shop import CLERKS, OWNER, Shop
from shopclerk.core.domain.aftersales import AfterSalesCase, Inspected
from shopclerk.core.domain.ids import CaseId, DiscrepancyId, OrderId, RefundId, ShipmentId
from shopclerk.core.domain.lifecycle import CaseStatus, OrderStatus, ShipmentStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.refund import Refund, RefundReason
from shopclerk.core.domain.shipment import Shipment, ShipmentLine
from shopclerk.core.usecases.aftersales.deciding import ApproveCase, RejectCase
from shopclerk.core.usecases.aftersales.returning import InspectReturn, ReceiveReturn
from shopclerk.core.usecases.aftersales.settling import SettleCase
from shopclerk.core.usecases.discrepancies import SettleDiscrepancy
from shopclerk.core.usecases.refunding import ByAmount, RequestRefund
from shopclerk.core.usecases.remedies import RefundParcel, Reship
from shopclerk.core.usecases.troubles import ReportLost, RestockReturned

VERDICTS: Final = {"approves": 74, "rejects": 12, "both decide": 6, "forgets": 8}
REMEDIES: Final = {"again": 45, "back": 45, "both": 10}
GIVES_UP: Final = 0.5
"""How likely staff call a silent parcel lost; otherwise they wait some days more."""
TRIES_AGAIN: Final = 0.5
"""How likely the owner gives by hand what a refund that failed did not."""


@dataclass(frozen=True, slots=True)
class Casework:
    shop: Shop

    async def decides(self, case_id: CaseId) -> None:
        match self.shop.dice.weighed(VERDICTS):
            case "approves":
                await self._approves(case_id, self.shop.clerk())
            case "rejects":
                await self._rejects(case_id, self.shop.clerk())
            case "both decide":
                await asyncio.gather(self._approves(case_id, OWNER), self._rejects(case_id, CLERKS[0]))

    async def _approves(self, case_id: CaseId, by: Actor) -> None:
        shop = self.shop
        approve = ApproveCase(shop.work, shop.gateways, shop.world, shop.terms)
        await shop.do(approve, actor=by, request_id=shop.world.token(), case_id=case_id)

    async def _rejects(self, case_id: CaseId, by: Actor) -> None:
        shop = self.shop
        reject, request = RejectCase(shop.work, shop.terms), shop.world.token()
        await shop.do(reject, actor=by, request_id=request, case_id=case_id, why="as described")

    async def receives(self, case_id: CaseId) -> None:
        """The goods arrived: unpack, inspect, pay."""
        shop = self.shop
        receive, request = ReceiveReturn(shop.work), shop.world.token()
        case = await shop.do(receive, actor=shop.clerk(), request_id=request, case_id=case_id)
        if case is not None and case.status is CaseStatus.RECEIVED:
            shop.later(partial(self._inspects, case), hours=shop.dice.between(0, 30))

    async def _inspects(self, case: AfterSalesCase) -> None:
        shop, dice = self.shop, self.shop.dice
        found = []
        for line in case.lines:
            received = line.quantity - dice.happens(0.05)
            found.append(Inspected(line.order_line_id, received, dice.between(0, received)))
        inspect, request = InspectReturn(shop.work, shop.terms), shop.world.token()
        await shop.do(inspect, actor=shop.clerk(), request_id=request, case_id=case.id, found=found)
        shop.later(partial(self.settles, case.id), hours=dice.between(0, 30))

    async def settles(self, case_id: CaseId) -> None:
        """Pay what the case grants, or nothing when not so much is left of what was paid for the order; what
        then still is to be done is looked at again.
        """
        shop = self.shop
        settle = SettleCase(shop.work, shop.gateways, shop.terms)
        case = await shop.do(settle, actor=shop.clerk(), request_id=shop.world.token(), case_id=case_id)
        if case is None:
            case = await shop.do(
                settle,
                actor=shop.clerk(),
                request_id=shop.world.token(),
                case_id=case_id,
                amount=Money.zero(shop.terms.currency),
                why="paid back otherwise",
            )
        known = case or await shop.store.load(AfterSalesCase, case_id)
        if known is not None and known.is_open:
            shop.later(partial(self.settles, case_id), hours=72)

    async def looks_after(self, shipment_id: ShipmentId) -> None:
        """Something is wrong with a parcel: wait, or give it up, and make good what is lost."""
        shop = self.shop
        parcel = await shop.store.load(Shipment, shipment_id)
        if parcel is not None and parcel.heard_at is not None:
            if not shop.dice.happens(GIVES_UP):
                return shop.later(partial(self.looks_after, shipment_id), hours=120)
            report, request = ReportLost(shop.work), shop.world.token()
            parcel = await shop.do(report, actor=shop.clerk(), request_id=request, shipment_id=shipment_id)
        if parcel is not None and parcel.status is ShipmentStatus.RETURNED:
            await self._restocks(parcel)
        if parcel is not None and parcel.status in (ShipmentStatus.RETURNED, ShipmentStatus.LOST):
            await self._makes_good(parcel)
        return None

    async def _restocks(self, parcel: Shipment) -> None:
        shop = self.shop
        sound = [
            ShipmentLine(line.order_line_id, line.quantity)
            for line in parcel.lines
            if not shop.dice.happens(0.2)
        ]
        restock, request = RestockReturned(shop.work), shop.world.token()
        await shop.do(
            restock, actor=shop.clerk(), request_id=request, shipment_id=parcel.id, resellable=sound
        )

    async def _makes_good(self, parcel: Shipment) -> None:
        """Send it again or pay it back; what can be neither now is tried again until its order goes on."""
        shipment_id, way = parcel.id, self.shop.dice.weighed(REMEDIES)
        if way == "both":
            await asyncio.gather(self._sends_again(shipment_id), self._pays_back(shipment_id))
        elif way == "back" or await self._sends_again(shipment_id) is None:
            await self._pays_back(shipment_id)
        order = await self.shop.store.load(Order, parcel.order_id)
        if order is not None and order.status is OrderStatus.CONFIRMED and order.complete_at is None:
            self.shop.later(partial(self._makes_good, parcel), hours=120)

    async def _sends_again(self, shipment_id: ShipmentId) -> Order | None:
        shop = self.shop
        reship, request = Reship(shop.work, shop.world, shop.terms), shop.world.token()
        return await shop.do(reship, actor=shop.clerk(), request_id=request, shipment_id=shipment_id)

    async def _pays_back(self, shipment_id: ShipmentId) -> None:
        shop = self.shop
        repay, request = RefundParcel(shop.work, shop.gateways, shop.terms), shop.world.token()
        await shop.do(repay, actor=shop.clerk(), request_id=request, shipment_id=shipment_id)

    async def refund_failed(self, order_id: OrderId, refund_id: RefundId) -> None:
        """What a refund did not pay is paid by a case again, or by the owner's hand, or not."""
        shop = self.shop
        failed = await shop.store.load(Refund, refund_id)
        if failed is None:
            return
        if failed.case_id is not None:
            await self.settles(failed.case_id)
        elif shop.dice.happens(TRIES_AGAIN):
            await shop.do(
                RequestRefund(shop.work, shop.gateways),
                ByAmount(failed.amount),
                actor=OWNER,
                request_id=shop.world.token(),
                order_id=order_id,
                reason=RefundReason.GOODWILL,
            )

    async def settles_discrepancy(self, discrepancy_id: DiscrepancyId) -> None:
        shop = self.shop
        settle, request = SettleDiscrepancy(shop.work), shop.world.token()
        await shop.do(settle, actor=OWNER, request_id=request, discrepancy_id=discrepancy_id)
