import pytest

from shopclerk.core.domain.people import Actor
from tests.shopfloor.shop import Shop


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def li(shop: Shop) -> Actor:
    return shop.customer("Li")


@pytest.fixture
def wang(shop: Shop) -> Actor:
    return shop.customer("Wang")


@pytest.fixture
def clerk(shop: Shop) -> Actor:
    return shop.clerk("Clerk")
