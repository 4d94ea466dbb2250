"""What a cart costs: the same sum for the review before ordering and for the order itself."""

from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.catalogue import Fulfilment
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.discount import discount_code, is_code
from shopclerk.core.domain.errors import EmptyCart
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.money import Money, total
from shopclerk.core.domain.order import AppliedDiscount, OrderLine, ShippingChoice, discounted, price
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.queries.shopping import Checkout, CheckoutOf
from shopclerk.core.usecases.discounting import deducted
from shopclerk.core.usecases.ordering import lines_from
from shopclerk.core.usecases.terms import Terms, TermsOfNow
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What the lines cost (each with its share of the discount), what is chosen, and what can be chosen.

    `shipping` is None while nothing is chosen; with `options` to choose from, the order needs a choice.
    """

    lines: tuple[OrderLine, ...]
    subtotal: Money
    discount: AppliedDiscount | None
    shipping: ShippingChoice | None
    options: tuple[ShippingOption, ...]

    @property
    def delivery(self) -> ShippingOption | None:
        """The option chosen."""
        return next((one for one in self.options if self.shipping and one.code == self.shipping.option), None)

    @property
    def leaves_a_choice(self) -> bool:
        """Whether there is more than one way to have it brought."""
        return len(self.options) > 1

    @property
    def total(self) -> Money:
        return price(self.lines, self.shipping)


@dataclass(frozen=True, slots=True)
class PriceCart:
    """The customer's own cart, priced for review in a currency, None for the shop's own; `total` is what
    `PlaceOrder` takes as `reviewed`.

    Nothing is promised or reserved. Raises EmptyCart, NotForSale, NotPricedIn, NotSoldIn, ShippingUnavailable
    and DiscountRefused.
    """

    unit_of_work: UnitOfWork
    terms: TermsOfNow

    async def __call__(
        self, *, actor: Actor, shipping: str | None = None, discount: str = "", currency: str | None = None
    ) -> Quote:
        async def decide(work: Work) -> Quote:
            checkout = await checkout_of(work, actor, discount)
            terms = self.terms.now.buying_in(currency)
            lines = lines_of(work, checkout, OrderId(""), terms)
            return quote(lines, checkout, terms, at=work.at, shipping=shipping, code=discount)

        return await self.unit_of_work.transact(decide)


async def checkout_of(work: Work, actor: Actor, code: str) -> Checkout:
    """The actor's own cart and all that goes with it; `code` as typed."""
    plain = discount_code(code)
    (checkout,) = await work.find(CheckoutOf(actor.person_id, plain if is_code(plain) else ""))
    return checkout


def full_cart(checkout: Checkout) -> Cart:
    """The cart, if anything is in it; else EmptyCart."""
    if checkout.cart is None or not checkout.cart.lines:
        raise EmptyCart
    return checkout.cart


def lines_of(work: Work, checkout: Checkout, order_id: OrderId, terms: Terms) -> tuple[OrderLine, ...]:
    """The cart's lines as an order would have them, at the prices of now, before discount."""
    units = [(line.sku_id, line.quantity) for line in full_cart(checkout).lines]
    return lines_from(work, checkout.products, order_id, units, terms.currency)


def quote(
    lines: tuple[OrderLine, ...],
    checkout: Checkout,
    terms: Terms,
    *,
    at: datetime,
    shipping: str | None,
    code: str,
) -> Quote:
    """The price of these lines with that shipping option and that discount code; empty for none."""
    subtotal = total((line.amount for line in lines), terms.currency)
    applied = deducted(checkout, code, subtotal, at)
    is_sent = any(line.fulfilment is Fulfilment.SHIPPED for line in lines)
    return Quote(
        lines=discounted(lines, applied),
        subtotal=subtotal,
        discount=applied,
        shipping=terms.shipping_choice(shipping, subtotal) if is_sent and shipping is not None else None,
        options=terms.delivering(subtotal) if is_sent else (),
    )
