"""What still happens to the orders of somebody who was taken out of the books."""

import pytest

from shopclerk.core.domain.errors import IllegalTransition
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.refund import RefundReason
from shopclerk.core.ports.payments import FactKind
from shopclerk.core.usecases.privacy import ErasePersonal
from tests.invariants import violations
from tests.shopfloor.shop import Shop


@pytest.fixture(autouse=True)
async def goods(shop: Shop) -> None:
    await shop.stocks("MUG", 8)


async def is_erased(shop: Shop, customer: Actor) -> None:
    await ErasePersonal(shop.store, shop.database.personal)(actor=customer)


@pytest.mark.invariant(22)
async def test_a_late_payment_goes_back_when_nobody_knows_any_more_where_to_send_the_goods(
    shop: Shop, li: Actor
) -> None:
    order = await shop.places(li, mug=2)
    await shop.starts_paying(order)
    shop.clock.advance(minutes=30)
    await shop.expire_unpaid()
    await is_erased(shop, li)
    (payment,) = shop.gateway.payments.values()
    await shop.hears(shop.gateway.tells(payment, FactKind.CAPTURED))
    assert (await shop.order(order)).status is OrderStatus.CANCELLED
    assert [(one.amount, one.reason) for one in await shop.refunds(order)] == [
        (order.total, RefundReason.LATE)
    ]
    assert (await shop.level("MUG")).reserved == 0
    assert await violations(shop.store) == []


async def test_a_lost_parcel_is_paid_back_and_not_sent_again_to_nobody(
    shop: Shop, li: Actor, clerk: Actor
) -> None:
    order = await shop.pays(await shop.places(li, mug=2))
    parcel = await shop.ships(order)
    await shop.receives(order)
    await is_erased(shop, li)
    lost = await shop.loses(parcel)
    with pytest.raises(IllegalTransition):
        await shop.reship(actor=clerk, request_id="again", shipment_id=lost.id)
    await shop.refund_parcel(actor=clerk, request_id="back", shipment_id=lost.id)
    assert [one.amount for one in await shop.refunds(order)] == [order.total]
    assert await violations(shop.store) == []
