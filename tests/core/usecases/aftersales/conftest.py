import pytest

from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shipment import Shipment
from tests.shopfloor.shop import Shop


@pytest.fixture
async def sent(shop: Shop, li: Actor) -> Order:
    """Three mugs, paid, and under way."""
    await shop.stocks("MUG", 9, price="33.37")
    order = await shop.pays(await shop.places(li, mug=3))
    await shop.ships(order)
    return await shop.order(order)


@pytest.fixture
async def parcel(shop: Shop, sent: Order) -> Shipment:
    (parcel,) = await shop.parcels(sent)
    return parcel


@pytest.fixture
async def order(shop: Shop, sent: Order, parcel: Shipment) -> Order:
    """Three mugs, delivered."""
    await shop.delivers(parcel)
    return await shop.order(sent)
