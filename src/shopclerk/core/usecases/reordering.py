"""The same again."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from shopclerk.core.domain.cart import MOST_LINES, MOST_OF_ONE, Cart
from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.ids import OrderId, SkuId
from shopclerk.core.domain.order import Order, OrderLine
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.queries.catalogue import ProductsOfSkus
from shopclerk.core.ports.queries.stock import Levels
from shopclerk.core.usecases.terms import TermsOfNow
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.viewing import must_see
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True)
class Missing:
    """Of that line so many units are not to be had now."""

    line: OrderLine
    units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reordered:
    """What became of an order put into the cart once more: the cart, and what of the order is not in it."""

    cart: Cart
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderAgain:
    """Put what an order was of into the actor's own cart, beside what is in it, as far as it can be had now.

    Then a SKU is in it at least as often as it was ordered, or as often as it can be promised: who presses
    twice has no more of it. One that is not for sale, has no price in the currency (None: the shop's own), or
    has no room in the cart, does not go in at all. Prices are those of now. Repeating a request changes
    nothing more. For its customer and staff. Raises NotFound, NotSoldIn.
    """

    unit_of_work: UnitOfWork
    terms: TermsOfNow

    async def __call__(
        self, *, actor: Actor, request_id: str, order_id: OrderId, currency: str | None = None
    ) -> Reordered:
        async def decide(work: Work) -> Reordered:
            order = must_see(actor, await work.get(Order, order_id))
            before = await work.peek(Cart, actor.person_id) or Cart(id=actor.person_id)
            if await work.already("request", request_id):
                return Reordered(cart=before, missing=tuple(_missing(order.lines, before)))
            buying = self.terms.now.buying_in(currency).currency
            had = await _to_be_had(work, [line.sku_id for line in order.lines], buying)
            cart = _filled(before, order.lines, had)
            work.claim("request", request_id, actor.person_id)
            if cart != before:
                work.save(cart)
            return Reordered(cart=cart, missing=tuple(_missing(order.lines, cart)))

        return await self.unit_of_work.transact(decide)


async def _to_be_had(work: Work, sku_ids: Sequence[SkuId], currency: str) -> Counter[SkuId]:
    """How many of each can be promised to somebody who buys here in that currency."""
    skus = tuple(dict.fromkeys(sku_ids))
    sold = _sold(await work.find(ProductsOfSkus(skus)), currency)
    levels = await work.find(Levels(skus))
    return Counter({level.sku_id: level.available for level in levels if level.sku_id in sold})


def _sold(products: Iterable[Product], currency: str) -> set[SkuId]:
    return {
        sku.id
        for product in products
        for sku in product.on_sale()
        if any(price.currency == currency for price in sku.prices)
    }


def _filled(cart: Cart, lines: Iterable[OrderLine], had: Counter[SkuId]) -> Cart:
    """The cart with what of the lines can be had: of each SKU as many as were ordered, or more."""
    ordered = Counter[SkuId]()
    for line in lines:
        ordered[line.sku_id] += line.quantity
    for sku_id, quantity in ordered.items():
        there = cart.quantity_of(sku_id)
        if there or len(cart.lines) < MOST_LINES:
            units = min(quantity, had[sku_id], MOST_OF_ONE) - there
            cart = cart.adding(sku_id, units) if units > 0 else cart
    return cart


def _missing(lines: Iterable[OrderLine], cart: Cart) -> Iterator[Missing]:
    """What of the lines is not in the cart."""
    there = Counter({line.sku_id: line.quantity for line in cart.lines})
    for line in lines:
        units = min(line.quantity, there[line.sku_id])
        there[line.sku_id] -= units
        if units < line.quantity:
            yield Missing(line, line.quantity - units)
