"""An order of which the customer wants something back."""

from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind, CaseReason
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.order import Order
from tests.core.usecases.matrix.states.parcels import delivered
from tests.core.usecases.matrix.world import CLERK, LI
from tests.shopfloor.shop import Shop

INSTEAD = "POT"
"""Dearer than a mug, so that there is a difference to pay."""
CHEAPER = "TEA"


async def _asked(shop: Shop, kind: CaseKind, instead: str = INSTEAD) -> AfterSalesCase:
    order = await delivered(shop)
    if kind is CaseKind.EXCHANGE:
        return await shop.exchanges(order, instead)
    return await shop.asks(order, kind, reason=CaseReason.CHANGED_MIND)


async def _approved(shop: Shop, kind: CaseKind, instead: str = INSTEAD) -> AfterSalesCase:
    return await shop.approves(await _asked(shop, kind, instead), by=CLERK)


async def _of(shop: Shop, case: AfterSalesCase) -> Order:
    return await shop.order(case.order_id)


async def _replacement(shop: Shop, case: AfterSalesCase) -> Order:
    assert case.replacement_id is not None
    return await shop.order(case.replacement_id)


async def refund_asked(shop: Shop) -> Order:
    return await _of(shop, await _asked(shop, CaseKind.REFUND_ONLY))


async def refund_case_rejected(shop: Shop) -> Order:
    return await _of(shop, await shop.rejects(await _asked(shop, CaseKind.REFUND_ONLY), by=CLERK))


async def refund_case_withdrawn(shop: Shop) -> Order:
    return await _of(shop, await shop.withdraws(await _asked(shop, CaseKind.REFUND_ONLY), by=LI))


async def refund_case_expired(shop: Shop) -> Order:
    case = await _asked(shop, CaseKind.REFUND_ONLY)
    await _expires(shop)
    return await _of(shop, case)


async def refund_case_settling(shop: Shop) -> Order:
    case = await _asked(shop, CaseKind.REFUND_ONLY)
    shop.gateway.only_accepts_refund()
    return await _of(shop, await shop.approves(case, by=CLERK))


async def refund_case_settling_and_the_refund_failed(shop: Shop) -> Order:
    case = await _asked(shop, CaseKind.REFUND_ONLY)
    shop.gateway.refuses_refund()
    return await _of(shop, await shop.approves(case, by=CLERK))


async def refund_case_closed(shop: Shop) -> Order:
    return await _of(shop, await _approved(shop, CaseKind.REFUND_ONLY))


async def return_asked(shop: Shop) -> Order:
    return await _of(shop, await _asked(shop, CaseKind.RETURN))


async def return_rejected(shop: Shop) -> Order:
    return await _of(shop, await shop.rejects(await _asked(shop, CaseKind.RETURN), by=CLERK))


async def return_withdrawn(shop: Shop) -> Order:
    return await _of(shop, await shop.withdraws(await _asked(shop, CaseKind.RETURN), by=LI))


async def return_expired(shop: Shop) -> Order:
    case = await _approved(shop, CaseKind.RETURN)
    await _expires(shop)
    return await _of(shop, case)


async def return_awaited(shop: Shop) -> Order:
    return await _of(shop, await _approved(shop, CaseKind.RETURN))


async def return_arrived(shop: Shop) -> Order:
    return await _of(shop, await shop.goods_arrive(await _approved(shop, CaseKind.RETURN), by=CLERK))


async def return_inspected(shop: Shop) -> Order:
    case = await shop.goods_arrive(await _approved(shop, CaseKind.RETURN))
    return await _of(shop, await shop.inspects(case, 1, 1))


async def return_settling(shop: Shop) -> Order:
    case = await shop.goods_arrive(await _approved(shop, CaseKind.RETURN))
    case = await shop.inspects(case, 1, 1)
    shop.gateway.refuses_refund()
    return await _of(shop, await shop.settles(case))


async def return_closed(shop: Shop) -> Order:
    return await _of(shop, await shop.takes_back(await _approved(shop, CaseKind.RETURN), 1, 1))


async def exchange_asked(shop: Shop) -> Order:
    return await _of(shop, await _asked(shop, CaseKind.EXCHANGE))


async def exchange_rejected(shop: Shop) -> Order:
    return await _of(shop, await shop.rejects(await _asked(shop, CaseKind.EXCHANGE), by=CLERK))


async def exchange_withdrawn(shop: Shop) -> Order:
    return await _of(shop, await shop.withdraws(await _approved(shop, CaseKind.EXCHANGE), by=LI))


async def exchange_expired(shop: Shop) -> Order:
    case = await _approved(shop, CaseKind.EXCHANGE)
    await _expires(shop)
    return await _of(shop, case)


async def exchange_awaited(shop: Shop) -> Order:
    return await _of(shop, await _approved(shop, CaseKind.EXCHANGE))


async def exchange_arrived_unpaid(shop: Shop) -> Order:
    return await _of(shop, await shop.goods_arrive(await _approved(shop, CaseKind.EXCHANGE)))


async def exchange_arrived_paid(shop: Shop) -> Order:
    case = await _approved(shop, CaseKind.EXCHANGE)
    await shop.pays(await _replacement(shop, case))
    return await _of(shop, await shop.goods_arrive(case))


async def exchange_inspected(shop: Shop) -> Order:
    case = await _approved(shop, CaseKind.EXCHANGE, CHEAPER)
    return await _of(shop, await shop.inspects(await shop.goods_arrive(case), 1, 1))


async def exchange_inspected_and_cancelled(shop: Shop) -> Order:
    """The replacement ended after the goods had come back: the credit is owed in money."""
    case = await _approved(shop, CaseKind.EXCHANGE, CHEAPER)
    case = await shop.inspects(await shop.goods_arrive(case), 1, 1)
    await shop.cancels(await _replacement(shop, case), by=CLERK)
    return await _of(shop, case)


async def exchange_settling(shop: Shop) -> Order:
    case = await _approved(shop, CaseKind.EXCHANGE, CHEAPER)
    case = await shop.inspects(await shop.goods_arrive(case), 1, 1)
    shop.gateway.only_accepts_refund()
    return await _of(shop, await shop.settles(case))


async def exchange_closed(shop: Shop) -> Order:
    case = await _approved(shop, CaseKind.EXCHANGE, CHEAPER)
    return await _of(shop, await shop.takes_back(case, 1, 1))


async def replacement_unpaid(shop: Shop) -> Order:
    return await _replacement(shop, await _approved(shop, CaseKind.EXCHANGE))


async def replacement_paid(shop: Shop) -> Order:
    order = await _replacement(shop, await _approved(shop, CaseKind.EXCHANGE))
    return await shop.pays(order)


async def replacement_free_to_leave(shop: Shop) -> Order:
    case = await _approved(shop, CaseKind.EXCHANGE, CHEAPER)
    return await _replacement(shop, await shop.goods_arrive(case))


async def replacement_shipped(shop: Shop) -> Order:
    order = await replacement_free_to_leave(shop)
    await shop.ships(order, by=CLERK)
    return order


async def replacement_delivered(shop: Shop) -> Order:
    order = await replacement_free_to_leave(shop)
    parcel = await shop.ships(order, by=CLERK)
    shop.clock.advance(hours=1)
    await shop.moves(parcel, ShipmentStatus.DELIVERED)
    return await shop.order(order)


async def replacement_cancelled(shop: Shop) -> Order:
    return await shop.cancels(await replacement_free_to_leave(shop), by=CLERK)


async def _expires(shop: Shop) -> None:
    """Nobody does anything for a long time."""
    for _ in range(3):
        shop.clock.advance(days=15)
        await shop.expire_cases()
