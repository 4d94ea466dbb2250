"""A shop before its first day: its terms, its goods, its shelves."""

from datetime import timedelta
from typing import Final

from shopclerk.adapters.memory.database import memory_database
from shopclerk.app.simulation.carrier import SimulatedCarrier
from shopclerk.app.simulation.provider import SimulatedProvider
from shopclerk.app.simulation.shop import OWNER, Shop
from shopclerk.app.simulation.touched import TouchedStore
from shopclerk.app.simulation.world import World
from shopclerk.core.domain.aftersales import CaseReason
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.importing import ProductDraft, VariantDraft
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.policy import ReturnPolicy
from shopclerk.core.ports.queries.catalogue import ProductHandled
from shopclerk.core.usecases.importing import ImportProduct
from shopclerk.core.usecases.terms import Terms

CURRENCY: Final = "CNY"
PRICES: Final = {
    "mug": "33.37",
    "plate": "20.00",
    "bowl": "50.01",
    "pot": "129.99",
    "tray": "75.50",
    "spoon": "8.08",
    "jug": "64.00",
    "lid": "11.11",
    "vase": "210.00",
    "cup": "27.70",
}
TERMS: Final = Terms(
    currency=CURRENCY,
    pay_within=timedelta(hours=3),
    remind_before=timedelta(minutes=80),
    complete_after=timedelta(days=4),
    poll_every=timedelta(hours=20),
    poll_at_most=timedelta(days=2),
    shipping=(
        ShippingOption(
            code="standard", name=LocalizedText.single("en", "Standard"), fee=Money(800, CURRENCY), days=5
        ),
        ShippingOption(
            code="express", name=LocalizedText.single("en", "Express"), fee=Money(2000, CURRENCY), days=2
        ),
    ),
    returns=ReturnPolicy(
        fees=(Money(600, CURRENCY),), charged_for=frozenset({CaseReason.CHANGED_MIND, CaseReason.OTHER})
    ),
)


async def open_shop(world: World, orders: int) -> Shop:
    """A shop with goods in the catalogue and nothing on its shelves."""
    database = memory_database()
    database.memory.reading = world.others_may_come_in
    shop = Shop(
        world=world,
        orders=orders,
        database=database,
        store=TouchedStore(database.memory),
        terms=TERMS,
        provider=SimulatedProvider(world),
        carrier=SimulatedCarrier(world),
    )
    bring_in = ImportProduct(shop.work, world, _no_picture)
    for handle, price in PRICES.items():
        await bring_in(_draft(handle, price), actor=OWNER, sets_stock=True)
        (product,) = await shop.store.find(ProductHandled(handle))
        shop.skus += tuple(sku.id for sku in product.skus)
    return shop


def _draft(handle: str, price: str) -> ProductDraft:
    text = LocalizedText.single("en", handle.capitalize())
    variant = VariantDraft(
        line=2, code=handle.upper(), options=(), prices=(Money.parse(price, CURRENCY),), quantity=0
    )
    return ProductDraft(
        line=2,
        handle=handle,
        title=text,
        description=text,
        category=None,
        options=(),
        variants=(variant,),
        published=True,
    )


async def _no_picture(source: str) -> FileId | None:
    return None
