"""Customers before the sale: they fill carts, order, pay, think again, and wait for what is sold out."""

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import Final

from shopclerk.app.simulation.discounts import Discounts
from shopclerk.app.simulation.payers import Payers
from shopclerk.app.simulation.shop import Shop
from shopclerk.core.domain.ids import OrderId, PersonId, SkuId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.domain.shipment import ShipmentLine
from shopclerk.core.usecases.cancelling import CancelLines, CancelOrder
from shopclerk.core.usecases.checkout import PlaceOrder, Recipient
from shopclerk.core.usecases.correcting import ChangeRecipient
from shopclerk.core.usecases.filling import Add, Clear, FillCart
from shopclerk.core.usecases.quoting import PriceCart, Quote
from shopclerk.core.usecases.watching import WatchStock

HOME: Final = Recipient(name="Li Ming", phone="138 0013 8000", address="8 Harbour Road, Shanghai")
OFFICE: Final = Recipient(name="Li Ming", phone="138 0013 8000", address="20 Long Street, Hangzhou")
SHIPPING: Final = {"standard": 80, "express": 20}
TRIES_A_CODE: Final = 0.2
SECOND_THOUGHTS: Final = {"none": 930, "cancels": 35, "takes some out": 20, "moves": 15}
DOUBLE_TAP: Final = 0.05
WAITS: Final = 0.4
"""How likely who finds something sold out asks to be told when it is there again."""


def customer(number: int) -> Actor:
    return Actor(PersonId(f"customer-{number:05d}"), Role.CUSTOMER)


@dataclass(frozen=True, slots=True)
class Customers:
    shop: Shop
    payers: Payers
    discounts: Discounts

    async def anybody_visits(self) -> None:
        await self.visits(customer(self.shop.dice.between(1, 20 + 6 * self.shop.orders)))

    async def visits(self, buyer: Actor, sku_id: SkuId | None = None) -> None:
        """Somebody comes, fills the cart, and orders what of it can be had."""
        for _ in range(self.shop.dice.between(1, 2)):
            await self._takes(buyer, sku_id or self.shop.dice.pick(self.shop.skus))
        code, shipping = self._code(), self.shop.dice.weighed(SHIPPING)
        quote = await self._asks_the_price(buyer, shipping, code)
        if quote is None and code:
            code = ""
            quote = await self._asks_the_price(buyer, shipping)
        order = await self._orders(buyer, quote, shipping, code) if quote else None
        if order is None:
            await self._empties(buyer)
            return
        if code:
            self.discounts.used[code].append(order.id)
        await self._goes_on(order, buyer)

    def _code(self) -> str:
        """The discount that a customer tries, if any."""
        dice, codes = self.shop.dice, self.discounts.codes
        return dice.pick(codes) if codes and dice.happens(TRIES_A_CODE) else ""

    async def _takes(self, buyer: Actor, sku_id: SkuId) -> None:
        shop = self.shop
        add, request = Add(sku_id, shop.dice.between(1, 2)), shop.world.token()
        filled = await shop.do(FillCart(shop.work, shop.terms), add, actor=buyer, request_id=request)
        if filled is None and shop.dice.happens(WAITS):
            await shop.do(WatchStock(shop.work), actor=buyer, sku_id=sku_id)

    async def _empties(self, buyer: Actor) -> None:
        shop = self.shop
        await shop.do(FillCart(shop.work, shop.terms), Clear(), actor=buyer, request_id=shop.world.token())

    async def _asks_the_price(self, buyer: Actor, shipping: str, code: str = "") -> Quote | None:
        price = PriceCart(self.shop.work, self.shop.terms)
        return await self.shop.do(price, actor=buyer, shipping=shipping, discount=code)

    async def _orders(self, buyer: Actor, quote: Quote, shipping: str, code: str) -> Order | None:
        shop = self.shop
        request, token = shop.world.token(), shop.world.token()

        async def tap() -> Order | None:
            return await shop.do(
                PlaceOrder(shop.work, shop.world, shop.terms),
                actor=buyer,
                request_id=request,
                token=token,
                recipient=HOME,
                reviewed=quote.total.minor,
                shipping=shipping,
                discount=code,
            )

        if shop.dice.happens(DOUBLE_TAP):
            first, second = await asyncio.gather(tap(), tap())
            return first or second
        return await tap()

    async def _goes_on(self, order: Order, buyer: Actor) -> None:
        """Pays now, or within the hour, or never; and may think again before it leaves."""
        dice = self.shop.dice
        if dice.happens(0.9):
            await self.payers.pays(order.id, buyer)
        elif dice.happens(0.6):
            self.shop.later(partial(self.payers.pays, order.id, buyer), hours=dice.between(0, 1))
        thought = dice.weighed(SECOND_THOUGHTS)
        if thought != "none":
            act = partial(self._thinks_again, thought, order, buyer)
            self.shop.later(act, hours=dice.between(0, 12))

    async def _thinks_again(self, thought: str, order: Order, buyer: Actor) -> None:
        shop, request = self.shop, self.shop.world.token()
        match thought:
            case "cancels":
                cancel = CancelOrder(shop.work, shop.gateways)
                await shop.do(cancel, actor=buyer, request_id=request, order_id=order.id)
            case "takes some out":
                line = shop.dice.pick(order.lines)
                units = [ShipmentLine(line.id, shop.dice.between(1, line.quantity))]
                take = CancelLines(shop.work, shop.gateways, shop.terms)
                await shop.do(take, actor=buyer, request_id=request, order_id=order.id, lines=units)
            case "moves":
                move = ChangeRecipient(shop.desk, shop.world)
                await shop.do(move, actor=buyer, request_id=request, order_id=order.id, recipient=OFFICE)

    async def is_reminded(self, order_id: OrderId, buyer: Actor) -> None:
        """The order is not paid yet, or not quite: most pay then."""
        if self.shop.dice.happens(0.7):
            await self.payers.pays(order_id, buyer)
