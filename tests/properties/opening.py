"""How a story begins: a shop with little on its shelves, and an order at each stage of its life."""

from dataclasses import replace
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import initialize

from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.policy import Undecided
from tests.properties.floor import CURRENCY, Floor

STOCK: Final = {"mug": (8, "33.37"), "tea": (7, "20.00")}


class Opening(Floor):
    @initialize(undecided=st.sampled_from(Undecided), restocks=st.sampled_from((True, True, False)))
    def the_shop_opens(self, undecided: Undecided, restocks: bool) -> None:
        returns = replace(self.shop.terms.returns, undecided=undecided, restocks=restocks)
        self.shop.terms = replace(self.shop.terms, returns=returns)
        self.run(self._begins)

    async def _begins(self) -> None:
        shop = self.shop
        for sku, (units, price) in STOCK.items():
            await shop.stocks(sku, units, price=price)
            self.shelved[f"new {sku}"] = units
        await self._codes()
        await self._ordered("Li", "post", mug=1, tea=1)
        await shop.pays(await self._ordered("Wang", "courier", mug=2))
        await shop.ships(await shop.pays(await self._ordered("Li", "courier", "TENTH", mug=1, tea=1)))
        delivered = await shop.pays(await self._ordered("Li", "post", mug=1, tea=2))
        await shop.delivers(await shop.ships(delivered))

    async def _codes(self) -> None:
        make, owner = self.shop.create_discount, self.shop.owner
        off = Money.parse("5.00", CURRENCY)
        await make(actor=owner, request_id="tenth", code="TENTH", percentage=1000)
        await make(actor=owner, request_id="once", code="ONCE", amount=off, most_uses=1)
        await make(actor=owner, request_id="all", code="ALL", percentage=10_000, most_per_customer=1)

    async def _ordered(self, name: str, shipping: str, code: str = "", **units: int) -> Order:
        customer = self.shop.customer(name)
        await self.shop.fills(customer, **units)
        return await self.shop.checks_out(customer, shipping=shipping, discount=code)
