"""Who may read which case."""

import pytest

from shopclerk.core.domain.aftersales import CaseKind
from shopclerk.core.domain.errors import NotAllowed, NotFound
from shopclerk.core.domain.ids import CaseId, OrderId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from tests.shopfloor.shop import Shop


async def test_a_customer_sees_the_cases_of_their_own_order(
    shop: Shop, order: Order, li: Actor, wang: Actor
) -> None:
    case = await shop.approves(await shop.asks(order, CaseKind.REFUND_ONLY))
    assert [one.id for one in await shop.list_cases(actor=li, order_id=order.id)] == [case.id]
    details = await shop.show_case(actor=li, case_id=case.id)
    assert (details.case, details.order.id, details.replacement) == (case, order.id, None)
    assert [one.case_id for one in details.refunds] == [case.id]
    assert [row.move.to for row in details.timeline] == ["requested", "approved", "settling", "closed"]
    for question in (
        shop.list_cases(actor=wang, order_id=order.id),
        shop.list_cases(actor=li, order_id=OrderId("none")),
        shop.show_case(actor=wang, case_id=case.id),
        shop.show_case(actor=li, case_id=CaseId("none")),
    ):
        with pytest.raises(NotFound):
            await question


async def test_staff_page_through_what_is_open(shop: Shop, order: Order, li: Actor, clerk: Actor) -> None:
    case = await shop.asks(order, CaseKind.RETURN)
    assert [one.id for one in await shop.list_cases(actor=clerk)] == [case.id]
    assert await shop.list_cases(actor=clerk, after=case.id) == ()
    await shop.rejects(case)
    assert await shop.list_cases(actor=clerk) == ()
    with pytest.raises(NotAllowed):
        await shop.list_cases(actor=li)


async def test_an_exchange_shows_the_order_that_is_sent_instead(shop: Shop, order: Order, li: Actor) -> None:
    await shop.stocks("PLATE", 1)
    case = await shop.approves(await shop.exchanges(order, "plate"))
    details = await shop.show_case(actor=li, case_id=case.id)
    assert details.replacement is not None
    assert details.replacement.id == case.replacement_id
