"""An order whose money went back, is on its way back, or is in dispute."""

import pytest

from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.ports.payments import FactKind
from tests.core.usecases.matrix.states.parcels import delivered
from tests.core.usecases.matrix.states.payments import paid
from tests.core.usecases.matrix.world import memory_of
from tests.properties.crashes import Crash, Crashes
from tests.shopfloor.shop import Shop


async def refund_promised(shop: Shop) -> Order:
    """The process died before the provider was asked."""
    order = await delivered(shop)
    Crashes(memory_of(shop)).arm(after=True)
    with pytest.raises(Crash):
        await shop.refunds_amount(order, "5.00")
    return order


async def refund_submitted(shop: Shop) -> Order:
    order = await delivered(shop)
    shop.gateway.only_accepts_refund()
    await shop.refunds_amount(order, "5.00")
    return order


async def refund_unknown(shop: Shop) -> Order:
    order = await delivered(shop)
    shop.gateway.refund_answer_gets_lost()
    await shop.refunds_amount(order, "5.00")
    return order


async def refund_failed(shop: Shop) -> Order:
    order = await delivered(shop)
    shop.gateway.refuses_refund()
    await shop.refunds_amount(order, "5.00")
    return order


async def refunded_in_part(shop: Shop) -> Order:
    order = await delivered(shop)
    await shop.refunds_units(order, 1)
    return order


async def refunded_in_part_and_completed(shop: Shop) -> Order:
    return await shop.receives(await refunded_in_part(shop))


async def refunded_in_full(shop: Shop) -> Order:
    order = await delivered(shop)
    await shop.refunds_amount(order, order.total.decimal())
    return order


async def refunded_before_it_left(shop: Shop) -> Order:
    """All of the money, and none of the goods."""
    order = await paid(shop)
    await shop.refunds_amount(order, order.total.decimal())
    return order


async def cancelled_and_the_refund_failed(shop: Shop) -> Order:
    order = await paid(shop)
    shop.gateway.refuses_refund()
    return await shop.cancels(order)


async def changed_amount(shop: Shop) -> Order:
    order = await paid(shop)
    attempt = await _attempt(shop, order)
    await _told(shop, attempt, FactKind.CAPTURED, Money(100, "CNY"))
    return order


async def wrong_currency(shop: Shop) -> Order:
    order = await paid(shop)
    await _told(shop, await _attempt(shop, order), FactKind.CAPTURED, Money(100, "USD"), "usd-1")
    return order


async def charged_back(shop: Shop) -> Order:
    order = await delivered(shop)
    await _told(shop, await _attempt(shop, order), FactKind.CHARGED_BACK, Money(3900, "CNY"), "dispute-1")
    return order


async def charged_back_and_settled(shop: Shop) -> Order:
    order = await charged_back(shop)
    (found,) = await shop.discrepancies(order)
    await shop.settle_discrepancy(actor=shop.owner, request_id=shop.request(), discrepancy_id=found.id)
    return order


async def charged_back_after_the_refund(shop: Shop) -> Order:
    order = await refunded_in_full(shop)
    await _told(shop, await _attempt(shop, order), FactKind.CHARGED_BACK, Money(3900, "CNY"), "dispute-1")
    return order


async def charged_back_while_paid_only(shop: Shop) -> Order:
    order = await paid(shop)
    await _told(shop, await _attempt(shop, order), FactKind.CHARGED_BACK, order.total, "dispute-1")
    return order


async def refunded_by_the_provider_alone(shop: Shop) -> Order:
    order = await paid(shop)
    await _told(shop, await _attempt(shop, order), FactKind.REFUNDED, Money(700, "CNY"), "their-refund")
    return order


async def money_that_the_provider_does_not_know(shop: Shop) -> Order:
    order = await paid(shop)
    shop.gateway.told.clear()
    shop.clock.advance(minutes=5)
    await shop.reconcile_payments(actor=SYSTEM)
    return order


async def _attempt(shop: Shop, order: Order) -> PaymentAttempt:
    return (await shop.attempts(order))[-1]


async def _told(
    shop: Shop, attempt: PaymentAttempt, kind: FactKind, amount: Money, reference: str | None = None
) -> None:
    payment = shop.gateway.payment(attempt.reference or "")
    await shop.hears(shop.gateway.tells(payment, kind, amount=amount, reference=reference))
