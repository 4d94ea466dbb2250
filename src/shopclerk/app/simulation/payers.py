"""Customers at the payment provider, and what the provider tells the shop of it."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from shopclerk.app.simulation.shop import Shop
from shopclerk.core.domain.ids import OrderId, RefundId
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.payments import PaymentFact
from shopclerk.core.usecases.paying import ConfirmPayment, StartPayment

WAYS: Final = {
    "in full": 900,
    "declined": 40,
    "walks off": 25,
    "short": 10,
    "over": 10,
    "again": 10,
    "foreign": 5,
}
"""What becomes of a payment that was opened."""
TROUBLE: Final = {"none": 978, "charged back": 12, "contradicted": 6, "given back": 4}
"""What the provider does with it afterwards."""
WEBHOOKS: Final = {"once": 850, "twice": 80, "hours late": 25, "a day late": 25, "never": 20}


@dataclass(frozen=True, slots=True)
class Payers:
    shop: Shop

    async def pays(self, order_id: OrderId, buyer: Actor) -> None:
        """By one method, or not at all; sometimes it goes wrong."""
        opened = await self._opens(order_id, buyer)
        if opened is None:
            return
        shop, provider = self.shop, self.shop.provider
        match shop.dice.weighed(WAYS):
            case "in full":
                provider.pay(opened)
            case "declined":
                provider.decline(opened)
            case "short":
                provider.pay(opened, percent=60)
            case "over":
                provider.pay(opened, percent=130)
            case "again":
                provider.pay(opened)
                await self._pays_again(order_id, buyer)
            case "foreign":
                provider.pay_in_another_currency(opened)
        self._may_be_in_trouble(opened)

    async def _pays_again(self, order_id: OrderId, buyer: Actor) -> None:
        """By other methods, before anybody hears of the first payment."""
        for _ in range(self.shop.dice.between(1, 3)):
            opened = await self._opens(order_id, buyer)
            if opened is not None:
                self.shop.provider.pay(opened)

    async def _opens(self, order_id: OrderId, buyer: Actor) -> str | None:
        """Answers what the provider calls the payment, if it is still to be paid there."""
        shop = self.shop
        opened = await shop.do(
            StartPayment(shop.work, shop.gateways, shop.world, shop.terms),
            actor=buyer,
            request_id=shop.world.token(),
            order_id=order_id,
            method=shop.dice.pick(shop.provider.methods),
            language="en",
            return_url=None,
        )
        return opened.reference if opened else None

    def _may_be_in_trouble(self, reference: str) -> None:
        provider, dice = self.shop.provider, self.shop.dice
        match dice.weighed(TROUBLE):
            case "charged back":
                act = partial(provider.charge_back, reference, percent=dice.pick((40, 100)))
            case "contradicted":
                act = partial(provider.contradict, reference)
            case "given back":
                act = partial(provider.give_back_unasked, reference)
            case _:
                return

        async def happens() -> None:
            act()

        self.shop.later(happens, hours=dice.between(1, 240))

    def webhooks(self) -> None:
        """The provider posts what it has to tell: at once, twice, late, or never."""
        shop, provider = self.shop, self.shop.provider
        unsent, provider.unsent = provider.unsent, []
        for fact in unsent:
            way = shop.dice.weighed(WEBHOOKS)
            if way == "never":
                continue
            hours = {"hours late": 4, "a day late": 24}.get(way, 0)
            for _ in range(2 if way == "twice" else 1):
                shop.later(partial(self._hears, fact), hours=hours)

    def refunds(self) -> None:
        """Refunds that the provider accepted come to an end within hours."""
        accepted, self.shop.provider.accepted = self.shop.provider.accepted, []
        for refund_id in accepted:
            self.shop.later(partial(self._ends, refund_id), hours=self.shop.dice.between(1, 6))

    async def _hears(self, fact: PaymentFact) -> None:
        await self.shop.do(ConfirmPayment(self.shop.work, self.shop.gateways), fact)

    async def _ends(self, refund_id: RefundId) -> None:
        self.shop.provider.end_refund(refund_id, succeeds=not self.shop.dice.happens(0.1))
