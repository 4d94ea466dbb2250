"""The product as it is measured: the use cases of an order's life, over real time and real names.

The provider and the carrier answer at once: what is measured is the shop.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol, TypeAlias

from shopclerk.app.system import RandomIds, SystemClock, pause
from shopclerk.core.domain.ids import FileId, PersonId, SkuId
from shopclerk.core.domain.importing import ProductDraft, VariantDraft
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.domain.shipment import Scan, Shipment
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.payments import FactKind, PaymentFact
from shopclerk.core.ports.queries.catalogue import ProductHandled
from shopclerk.core.ports.store import Store
from shopclerk.core.usecases.checkout import PlaceOrder, Recipient
from shopclerk.core.usecases.filling import FillCart, Have
from shopclerk.core.usecases.gateways import Gateways
from shopclerk.core.usecases.importing import ImportProduct
from shopclerk.core.usecases.paying import ConfirmPayment, StartPayment
from shopclerk.core.usecases.shipping import ConfirmReceipt, ShipOrder
from shopclerk.core.usecases.terms import Terms
from shopclerk.core.usecases.tracking import RecordTracking
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from tests.shopfloor.carrier import FakeCarrier
from tests.shopfloor.gateway import FakeGateway

OWNER: Final = Actor(PersonId("owner"), Role.OWNER)
HOME: Final = Recipient(name="Li Ming", phone="138 0013 8000", address="8 Harbour Road, Shanghai")
TERMS: Final = Terms(currency="CNY")
PRICE: Final = Money(3900, TERMS.currency)

Committed: TypeAlias = Callable[[], Awaitable[None]]
"""Called after each commit."""


async def nothing() -> None:
    """Nobody looks."""


class Database(Protocol):
    """What of a database a shop stands on."""

    @property
    def store(self) -> Store: ...

    async def close(self) -> None: ...


@dataclass(slots=True, kw_only=True)
class Shop:
    """`skus` are the goods, one a product."""

    database: Database
    ids: IdSource = field(default_factory=RandomIds)
    clock: SystemClock = field(default_factory=SystemClock)
    skus: Sequence[SkuId] = ()
    work: UnitOfWork = field(init=False)
    fill_cart: FillCart = field(init=False)
    place_order: PlaceOrder = field(init=False)
    provider: FakeGateway = field(init=False)
    carrier: FakeCarrier = field(init=False)

    def __post_init__(self) -> None:
        self.work = UnitOfWork(self.database.store, self.clock, self.ids, pause)
        self.fill_cart = FillCart(self.work, TERMS)
        self.place_order = PlaceOrder(self.work, self.ids, TERMS)
        self.provider = FakeGateway(self.clock)
        self.carrier = FakeCarrier(self.clock)

    async def stock(self, products: int, units: int) -> None:
        """Have so many products, so many units of each."""
        self.skus = [await self.bring_in(f"thing-{number:04d}", units) for number in range(products)]

    async def bring_in(self, handle: str, units: int) -> SkuId:
        """Have a new product, so many units of it."""
        bring_in = ImportProduct(self.work, self.ids, _no_picture)
        await bring_in(_draft(handle, units), actor=OWNER, sets_stock=True)
        (product,) = await self.database.store.find(ProductHandled(handle))
        return product.skus[0].id

    async def fill(self, buyer: Actor, sku_id: SkuId) -> None:
        await self.fill_cart(Have(sku_id, 1), actor=buyer, request_id=f"fill-{buyer.person_id}")

    async def place(self, buyer: Actor) -> Order:
        """Order what is in the cart: one unit."""
        return await self.place_order(
            actor=buyer,
            request_id=f"place-{buyer.person_id}",
            token=f"token-{buyer.person_id}",
            recipient=HOME,
            reviewed=PRICE.minor,
        )

    async def live(self, buyer: Actor, committed: Committed = nothing) -> None:
        """The whole life of an order, a commit after the other: placed, a payment begun, its link kept, paid,
        shipped, on its way, delivered, received.
        """
        order = await self.place(buyer)
        await committed()
        tried = await self._begin_payment(order, buyer, committed)
        await committed()
        await ConfirmPayment(self.work, Gateways((self.provider,)))(self._paid(tried))
        await committed()
        parcel = await self._ship(order)
        await committed()
        record = RecordTracking(self.work, TERMS)
        for status in (ShipmentStatus.IN_TRANSIT, ShipmentStatus.DELIVERED):
            scanned = Scan(at=self.clock.now(), status=status, raw_code=status.value, place="Shanghai")
            await record(parcel.id, [scanned])
            await committed()
        receive = ConfirmReceipt(self.work)
        await receive(actor=buyer, request_id=f"receive-{buyer.person_id}", order_id=order.id)
        await committed()

    async def _begin_payment(self, order: Order, buyer: Actor, committed: Committed) -> PaymentAttempt:
        self.provider.meanwhile = committed
        return await StartPayment(self.work, Gateways((self.provider,)), self.ids, TERMS)(
            actor=buyer,
            request_id=f"pay-{buyer.person_id}",
            order_id=order.id,
            method="alipay",
            language="en",
            return_url=None,
        )

    def _paid(self, tried: PaymentAttempt) -> PaymentFact:
        return PaymentFact(
            provider=self.provider.provider,
            event_id=f"event-{tried.id}",
            attempt_id=tried.id,
            reference=f"paid-{tried.id}",
            kind=FactKind.CAPTURED,
            amount=tried.amount,
            at=self.clock.now(),
        )

    async def _ship(self, order: Order) -> Shipment:
        return await ShipOrder(self.work, self.carrier, self.ids)(
            actor=OWNER,
            request_id=f"ship-{order.id}",
            number=f"SF1{order.id}",
            carrier="sf",
            order_id=order.id,
        )


def buyer(name: str) -> Actor:
    return Actor(PersonId(f"buyer-{name}"), Role.CUSTOMER)


def _draft(handle: str, units: int) -> ProductDraft:
    text = LocalizedText.single("en", handle)
    variant = VariantDraft(line=2, code=handle.upper(), options=(), prices=(PRICE,), quantity=units)
    return ProductDraft(
        line=2,
        handle=handle,
        title=text,
        description=text,
        category=None,
        options=(),
        variants=(variant,),
    )


async def _no_picture(source: str) -> FileId | None:
    return None
