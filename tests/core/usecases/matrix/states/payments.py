"""An order that waits for its money, or that ended before it left."""

import pytest

from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.payments import FactKind
from tests.core.usecases.matrix.world import CLERK, FREE, LI, orders
from tests.shopfloor.shop import Shop


async def unpaid(shop: Shop) -> Order:
    return await orders(shop)


async def unpaid_and_reminded(shop: Shop) -> Order:
    order = await orders(shop)
    shop.clock.advance(minutes=21)
    await shop.expire_unpaid()
    return order


async def unpaid_beyond_its_time(shop: Shop) -> Order:
    order = await orders(shop)
    shop.clock.advance(minutes=31)
    return order


async def payment_not_heard_of(shop: Shop) -> Order:
    """The provider was down when it was to be asked."""
    order = await orders(shop)
    shop.gateway.is_down()
    with pytest.raises(Unavailable):
        await shop.starts_paying(order)
    shop.gateway.is_down(False)
    return order


async def payment_started(shop: Shop) -> Order:
    order = await orders(shop)
    await shop.starts_paying(order)
    return order


async def payment_declined(shop: Shop) -> Order:
    return await shop.is_declined(await orders(shop))


async def payment_unknown(shop: Shop) -> Order:
    order = await orders(shop)
    shop.gateway.answer_gets_lost()
    with pytest.raises(OutcomeUnknown):
        await shop.starts_paying(order)
    return order


async def payment_authorised(shop: Shop) -> Order:
    order = await orders(shop)
    opened = await shop.starts_paying(order, "card")
    await shop.hears(shop.gateway.authorise(opened.link or ""))
    return order


async def payment_of_another_method(shop: Shop) -> Order:
    order = await orders(shop)
    await shop.starts_paying(order, "card")
    await shop.starts_paying(order, "wechat_pay")
    return order


async def paid_short(shop: Shop) -> Order:
    order = await orders(shop)
    opened = await shop.starts_paying(order)
    await shop.hears(shop.gateway.pay(opened.link or "", amount=Money(1000, "CNY")))
    return order


async def paid(shop: Shop) -> Order:
    return await shop.pays(await orders(shop))


async def paid_too_much(shop: Shop) -> Order:
    order = await orders(shop)
    opened = await shop.starts_paying(order)
    await shop.hears(shop.gateway.pay(opened.link or "", amount=Money(50_000, "CNY")))
    return await shop.order(order)


async def paid_by_two_methods(shop: Shop) -> Order:
    order = await orders(shop)
    await shop.starts_paying(order, "card")
    await shop.pays(order)
    first = shop.gateway.payment("fake-2")
    await shop.hears(shop.gateway.tells(first, FactKind.CAPTURED))
    return await shop.order(order)


async def free(shop: Shop) -> Order:
    """Nothing to pay for the goods; the fee is paid."""
    return await shop.pays(await orders(shop, discount=FREE))


async def partly_cancelled(shop: Shop) -> Order:
    return await shop.cancels_units(await paid(shop), 1)


async def cancelled_unpaid(shop: Shop) -> Order:
    return await shop.cancels(await payment_started(shop))


async def cancelled_by_its_customer(shop: Shop) -> Order:
    return await shop.cancels(await paid(shop), by=LI)


async def cancelled_by_the_merchant(shop: Shop) -> Order:
    return await shop.cancels(await paid(shop), by=CLERK)


async def timed_out(shop: Shop) -> Order:
    order = await payment_started(shop)
    shop.clock.advance(minutes=31)
    await shop.expire_unpaid()
    return await shop.order(order)


async def timed_out_paid_short(shop: Shop) -> Order:
    order = await paid_short(shop)
    shop.clock.advance(minutes=31)
    await shop.expire_unpaid()
    return await shop.order(order)


async def cancelled_line_by_line(shop: Shop) -> Order:
    order = await shop.cancels_units(await paid(shop), 2)
    return await shop.cancels_units(order, 1, line=1)


async def revived_by_a_late_payment(shop: Shop) -> Order:
    order = await timed_out(shop)
    opened = (await shop.attempts(order))[0]
    payment = shop.gateway.payment(opened.reference or "")
    await shop.hears(shop.gateway.tells(payment, FactKind.CAPTURED))
    return await shop.order(order)
