"""The product as it is measured: the use cases of an order's life, over real time and real names.

Provider and carrier answer at once: what is measured is the shop.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from shopclerk.app.system import RandomIds, SystemClock, pause
from shopclerk.core.domain.ids import FileId, PersonId, SkuId
from shopclerk.core.domain.importing import ProductDraft, VariantDraft
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.store import ProductHandled, Store
from shopclerk.core.usecases.checkout import PlaceOrder, Recipient
from shopclerk.core.usecases.filling import FillCart, Have
from shopclerk.core.usecases.importing import ImportProduct
from shopclerk.core.usecases.terms import Terms
from shopclerk.core.usecases.work import UnitOfWork

OWNER: Final = Actor(PersonId("owner"), Role.OWNER)
HOME: Final = Recipient(name="Li Ming", phone="138 0013 8000", address="8 Harbour Road, Shanghai")
TERMS: Final = Terms(currency="CNY")
PRICE: Final = Money(3900, TERMS.currency)


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

    def __post_init__(self) -> None:
        self.work = UnitOfWork(self.database.store, self.clock, self.ids, pause)
        self.fill_cart = FillCart(self.work, TERMS)
        self.place_order = PlaceOrder(self.work, self.ids, TERMS)

    async def stock(self, products: int, units: int) -> None:
        """Have so many products, so many units of each."""
        bring_in = ImportProduct(self.work, self.ids, _no_picture)
        skus = []
        for number in range(products):
            await bring_in(_draft(f"thing-{number:04d}", units), actor=OWNER, sets_stock=True)
            (product,) = await self.database.store.find(ProductHandled(f"thing-{number:04d}"))
            skus.append(product.skus[0].id)
        self.skus = skus

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
