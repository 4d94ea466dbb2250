"""Placing an order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.errors import EmptyCart, NotForSale, NotFound, PricesChanged
from shopclerk.core.domain.events import OrderPlaced
from shopclerk.core.domain.ids import ContactId, OrderId, OrderLineId, SkuId
from shopclerk.core.domain.order import Order, OrderLine, place
from shopclerk.core.domain.people import (
    Actor,
    Contact,
    delivery_address,
    phone_number,
    recipient_name,
)
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.store import LastContactOf, ProductsOfSkus, Store
from shopclerk.core.usecases.terms import Terms
from shopclerk.core.usecases.viewing import must_see
from shopclerk.core.usecases.work import UnitOfWork, Work

NUMBERS = 8
"""Candidates drawn for an order number; that all are taken is beyond chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Who the order goes to, as typed."""

    name: str
    phone: str
    address: str


@dataclass(frozen=True, slots=True)
class RecallRecipient:
    """The recipient of the customer's last order, to offer it again."""

    store: Store

    async def __call__(self, *, actor: Actor) -> Recipient | None:
        for contact in await self.store.find(LastContactOf(actor.person_id)):
            return Recipient(name=contact.name, phone=contact.phone, address=contact.address)
        return None


@dataclass(frozen=True, slots=True)
class PlaceOrder:
    """Make the customer's cart an order: validated, priced, and every line reserved, or nothing at all.

    Idempotent by the checkout token: whoever repeats it is answered with the order it made. `reviewed` is the
    total, in minor units of the shop's currency, that the customer agreed to. Raises EmptyCart, NotForSale,
    NotPricedIn, OutOfStock, PricesChanged, InvalidName, InvalidPhone, InvalidAddress.
    """

    unit_of_work: UnitOfWork
    ids: IdSource
    terms: Terms

    async def __call__(
        self, *, actor: Actor, request_id: str, token: str, recipient: Recipient, reviewed: int
    ) -> Order:
        order_id = OrderId(self.ids.new())
        contact_id = ContactId(self.ids.new())
        numbers = tuple(self.ids.order_number() for _ in range(NUMBERS))

        async def decide(work: Work) -> Order:
            if placed := await work.owner("checkout", token):
                return must_see(actor, await work.get(Order, placed))
            contact = _contact(contact_id, actor, recipient)
            cart = await work.peek(Cart, actor.person_id) or Cart(id=actor.person_id)
            order = place(
                order_id=order_id,
                number=await _free(work, numbers),
                by=actor,
                contact_id=contact.id,
                lines=await self._lines(work, cart, order_id),
                window=self.terms.payment_window(work.at),
                at=work.at,
            )
            if order.total.minor != reviewed:
                raise PricesChanged(reviewed, order.total.minor, order.total.currency)
            work.claim("checkout", token, order_id)
            work.claim("request", request_id, order_id)
            work.claim("order number", order.number, order_id)
            work.save(order, contact, cart.emptied())
            _reserve(work, order, order.pay_by)
            work.tell(OrderPlaced(order_id))
            return order

        return await self.unit_of_work.transact(decide)

    async def _lines(self, work: Work, cart: Cart, order_id: OrderId) -> list[OrderLine]:
        if not cart.lines:
            raise EmptyCart
        products = {
            sku.id: product
            for product in await work.find(ProductsOfSkus(tuple(line.sku_id for line in cart.lines)))
            for sku in product.on_sale()
        }
        lines = []
        for number, line in enumerate(cart.lines, start=1):
            product = products.get(line.sku_id)
            if product is None:
                raise NotForSale(line.sku_id)
            work.expect(product)
            sku = product.sku(line.sku_id)
            lines.append(
                OrderLine(
                    id=OrderLineId(f"{order_id}-{number}"),
                    product_id=product.id,
                    sku_id=sku.id,
                    title=product.title,
                    options=sku.options,
                    unit_price=sku.price_in(self.terms.currency),
                    quantity=line.quantity,
                    fulfilment=sku.fulfilment,
                )
            )
        return lines


def _contact(contact_id: ContactId, actor: Actor, recipient: Recipient) -> Contact:
    return Contact(
        id=contact_id,
        person_id=actor.person_id,
        name=recipient_name(recipient.name),
        phone=phone_number(recipient.phone),
        address=delivery_address(recipient.address),
    )


async def _free(work: Work, numbers: Iterable[str]) -> str:
    for number in numbers:
        if await work.owner("order number", number) is None:
            return number
    raise NotFound("order number", "")


def _reserve(work: Work, order: Order, until: datetime | None) -> None:
    units: dict[SkuId, int] = {}
    for line in order.lines:
        units[line.sku_id] = units.get(line.sku_id, 0) + line.quantity
    for sku_id, quantity in units.items():
        work.reserve(order.id, sku_id, quantity, until=until)
