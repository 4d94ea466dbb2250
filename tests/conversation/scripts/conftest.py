import pytest

from shopclerk.core.domain.people import Role
from tests.conversation.scripts.goods import MUG, tea
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


@pytest.fixture
async def shop() -> TalkingShop:
    """Five blue mugs, no red ones, ten packets of tea."""
    shop = TalkingShop()
    for draft in (MUG, tea()):
        await shop.import_product(draft, actor=shop.owner, sets_stock=True)
    return shop


@pytest.fixture
def ana(shop: TalkingShop) -> Visitor:
    """A customer who has said nothing yet."""
    return shop.visitor("Ana")


@pytest.fixture
async def mei(shop: TalkingShop) -> Visitor:
    """The owner, joined by an invitation."""
    return await shop.staff("Mei", role=Role.OWNER)
