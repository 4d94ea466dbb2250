"""What the owner must look at."""

import pytest

from shopclerk.core.domain.errors import NotAllowed, NotFound
from shopclerk.core.domain.ids import DiscrepancyId
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from tests.shopfloor.shop import Shop


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 5)
    order = await shop.pays(await shop.places(li, mug=2))
    await shop.hears(shop.gateway.charge_back("fake-1", Money(100, "CNY")))
    return order


async def test_the_owner_sees_and_settles_what_is_open(shop: Shop, order: Order) -> None:
    (found,) = await shop.list_discrepancies(actor=shop.owner)
    settled = await shop.settle_discrepancy(actor=shop.owner, request_id="r", discrepancy_id=found.id)
    assert (settled.settled_by, settled.settled_at) == (shop.owner, shop.clock.now())
    assert await shop.list_discrepancies(actor=shop.owner) == ()
    (kept,) = await shop.list_discrepancies(actor=shop.owner, order_id=order.id)
    assert not kept.is_open


async def test_settling_twice_changes_nothing(shop: Shop, order: Order) -> None:
    (found,) = await shop.discrepancies(order)
    first = shop.clock.now()
    for request in ("r1", "r1", "r2"):
        await shop.settle_discrepancy(actor=shop.owner, request_id=request, discrepancy_id=found.id)
        shop.clock.advance(minutes=1)
    (kept,) = await shop.discrepancies(order)
    assert kept.settled_at == first


async def test_nobody_but_the_owner_sees_or_settles_them(
    shop: Shop, order: Order, li: Actor, clerk: Actor
) -> None:
    (found,) = await shop.discrepancies(order)
    for actor in (li, clerk):
        with pytest.raises(NotAllowed):
            await shop.list_discrepancies(actor=actor)
        with pytest.raises(NotAllowed):
            await shop.settle_discrepancy(actor=actor, request_id="r", discrepancy_id=found.id)


async def test_what_is_not_there_cannot_be_settled(shop: Shop) -> None:
    with pytest.raises(NotFound):
        await shop.settle_discrepancy(actor=shop.owner, request_id="r", discrepancy_id=DiscrepancyId("none"))
