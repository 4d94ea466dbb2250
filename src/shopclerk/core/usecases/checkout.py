"""Placing an order."""

from dataclasses import dataclass

from shopclerk.core.domain.addresses import AddressBook, SavedAddress
from shopclerk.core.domain.errors import PricesChanged, ShippingUnavailable
from shopclerk.core.domain.events import OrderPlaced
from shopclerk.core.domain.ids import ContactId, PersonId
from shopclerk.core.domain.order import Order, OrderLine, PaymentWindow, place
from shopclerk.core.domain.people import (
    Actor,
    Contact,
    Point,
    delivery_address,
    phone_number,
    recipient_name,
)
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.queries.orders import LastContactOf
from shopclerk.core.ports.store import Store
from shopclerk.core.usecases.discounting import redeem
from shopclerk.core.usecases.ordering import NewNames, free_number, new_names, put_on_book
from shopclerk.core.usecases.quoting import Quote, checkout_of, full_cart, lines_of, quote
from shopclerk.core.usecases.terms import TermsOfNow
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.viewing import must_see
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Who the order goes to, as typed, and where that is on the map, if that was shown."""

    name: str
    phone: str
    address: str
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class RecallRecipient:
    """Who the customer's next order goes to, to offer it: the default of the address book, or who got the
    last order of one whose book is empty.
    """

    store: Store

    async def __call__(self, *, actor: Actor) -> Recipient | None:
        book = await self.store.load(AddressBook, actor.person_id)
        if book and book.entries:
            return recipient_of(book.entries[0])
        for contact in await self.store.find(LastContactOf(actor.person_id)):
            return recipient_of(contact)
        return None


@dataclass(frozen=True, slots=True)
class PlaceOrder:
    """Make the customer's cart an order: validated, priced, and every line reserved, or nothing at all.

    Idempotent by the checkout token: whoever repeats it is answered with the order it made. `shipping` is the
    code of an option, needed where the shop has options and something is to be sent; `discount` is a code as
    typed, and of its uses one is taken in the same commit. `reviewed` is the total that the
    customer agreed to, in minor units of `currency`, None for the shop's own. An order that costs nothing is
    confirmed at once. Raises EmptyCart, NotForSale, NotPricedIn, NotSoldIn, OutOfStock, PricesChanged,
    ShippingUnavailable, DiscountRefused, InvalidName, InvalidPhone, InvalidAddress.
    """

    unit_of_work: UnitOfWork
    ids: IdSource
    terms: TermsOfNow

    async def __call__(
        self,
        *,
        actor: Actor,
        request_id: str,
        token: str,
        recipient: Recipient,
        reviewed: int,
        shipping: str | None = None,
        discount: str = "",
        currency: str | None = None,
    ) -> Order:
        names, contact_id = new_names(self.ids), ContactId(self.ids.new())

        async def decide(work: Work) -> Order:
            if placed := await work.already("checkout", token):
                return must_see(actor, await work.get(Order, placed))
            contact = contact_of(contact_id, actor.person_id, recipient)
            checkout = await checkout_of(work, actor, discount)
            terms = self.terms.now.buying_in(currency)
            lines = lines_of(work, checkout, names.order_id, terms)
            quoted = quote(lines, checkout, terms, at=work.at, shipping=shipping, code=discount)
            window = terms.payment_window(work.at)
            order = await self._placed(work, names, lines, quoted, window, by=actor, contact=contact)
            if order.total.minor != reviewed:
                raise PricesChanged(reviewed, order.total.minor, order.total.currency)
            work.claim("checkout", token, order.id)
            work.claim("request", request_id, order.id)
            if quoted.discount and checkout.discount:
                redeem(work, checkout.discount, actor.person_id)
            work.save(contact, full_cart(checkout).emptied())
            work.tell(OrderPlaced(order.id))
            return await put_on_book(work, order)

        return await self.unit_of_work.transact(decide)

    async def _placed(
        self,
        work: Work,
        names: NewNames,
        lines: tuple[OrderLine, ...],
        quoted: Quote,
        window: PaymentWindow,
        *,
        by: Actor,
        contact: Contact,
    ) -> Order:
        if quoted.options and quoted.shipping is None:
            raise ShippingUnavailable("")
        return place(
            order_id=names.order_id,
            number=await free_number(work, names),
            by=by,
            contact_id=contact.id,
            lines=lines,
            window=window,
            at=work.at,
            shipping=quoted.shipping,
            discount=quoted.discount,
        )


def recipient_of(contact: Contact | SavedAddress) -> Recipient:
    """Who that is, to send to again."""
    return Recipient(name=contact.name, phone=contact.phone, address=contact.address, point=contact.point)


def contact_of(contact_id: ContactId, person_id: PersonId, recipient: Recipient) -> Contact:
    """Somebody to send to, as typed for that customer; or InvalidName, InvalidPhone, InvalidAddress."""
    return Contact(
        id=contact_id,
        person_id=person_id,
        name=recipient_name(recipient.name),
        phone=phone_number(recipient.phone),
        address=delivery_address(recipient.address),
        point=recipient.point,
    )
