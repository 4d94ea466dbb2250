"""Customers after the sale: they confirm, ask for money back, return, exchange, and send goods back."""

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import Final

from shopclerk.app.simulation.payers import Payers
from shopclerk.app.simulation.shop import Shop
from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind, CaseLine, CaseReason
from shopclerk.core.domain.ids import CaseId, FileId, OrderId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.usecases.aftersales.requesting import AddEvidence, RequestAfterSales, WithdrawCase
from shopclerk.core.usecases.aftersales.returning import RecordReturn
from shopclerk.core.usecases.shipping import ConfirmReceipt

AFTER_DELIVERY: Final = {"nothing": 66, "receipt": 25, "claim": 9}
KINDS: Final = {CaseKind.REFUND_ONLY: 30, CaseKind.RETURN: 40, CaseKind.EXCHANGE: 30}
REASONS: Final = tuple(CaseReason)
SENDS_BACK: Final = 0.9
CHANGES_MIND: Final = 0.06
EVIDENCE: Final = FileId("picture")


@dataclass(frozen=True, slots=True)
class Claims:
    shop: Shop
    payers: Payers

    async def delivered(self, order_id: OrderId, buyer: Actor) -> None:
        """Somebody has the goods in hand."""
        shop = self.shop
        match shop.dice.weighed(AFTER_DELIVERY):
            case "receipt":
                receipt = partial(
                    shop.do,
                    ConfirmReceipt(shop.work),
                    actor=buyer,
                    request_id=shop.world.token(),
                    order_id=order_id,
                )
                shop.later(receipt, hours=shop.dice.between(1, 60))
            case "claim":
                shop.later(partial(self._claims, order_id, buyer), hours=shop.dice.between(1, 200))

    async def _claims(self, order_id: OrderId, buyer: Actor) -> None:
        shop, dice = self.shop, self.shop.dice
        order = await shop.store.load(Order, order_id)
        if order is None:
            return
        kind, line = dice.weighed(KINDS), dice.pick(order.lines)
        instead = dice.pick(shop.skus) if kind is CaseKind.EXCHANGE else None
        case = await shop.do(
            RequestAfterSales(shop.work, shop.world, shop.terms),
            actor=buyer,
            request_id=shop.world.token(),
            order_id=order_id,
            kind=kind,
            reason=dice.pick(REASONS),
            lines=[CaseLine(line.id, dice.between(1, line.quantity), instead)],
        )
        if case is not None:
            await self._follows(case, buyer)

    async def _follows(self, case: AfterSalesCase, buyer: Actor) -> None:
        shop, request = self.shop, self.shop.world.token()
        if shop.dice.happens(0.3):
            show = AddEvidence(shop.work)
            await shop.do(show, actor=buyer, request_id=request, case_id=case.id, pictures=[EVIDENCE])
        if shop.dice.happens(CHANGES_MIND):
            withdraw = WithdrawCase(shop.work, shop.gateways, shop.terms)
            act = partial(shop.do, withdraw, actor=buyer, request_id=shop.world.token(), case_id=case.id)
            shop.later(act, hours=shop.dice.between(1, 72))

    async def sends_back(self, case_id: CaseId, buyer: Actor) -> bool:
        """The shop awaits the goods: they are sent, and what an exchange costs more is paid. Answers whether
        they will arrive.
        """
        shop = self.shop
        case = await shop.store.load(AfterSalesCase, case_id)
        if case is None or not shop.dice.happens(SENDS_BACK):
            return False
        record = shop.do(
            RecordReturn(shop.work, shop.terms),
            actor=buyer,
            request_id=shop.world.token(),
            case_id=case_id,
            number=shop.carrier.number(),
        )
        replacement = case.replacement_id and await shop.store.load(Order, case.replacement_id)
        if replacement and replacement.is_payable:
            await asyncio.gather(record, self.payers.pays(replacement.id, buyer))
        else:
            await record
        return True
