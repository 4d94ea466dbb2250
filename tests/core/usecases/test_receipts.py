"""What a receipt says of an order."""

import pytest

from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.errors import NotFound, NotPaid
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.payment import MoneyKind
from shopclerk.core.domain.people import Actor
from shopclerk.core.usecases.terms import Terms
from tests.shopfloor.shop import Shop

POST = ShippingOption(code="post", name=LocalizedText.single("en", "Post"), fee=Money(500, "CNY"), days=3)


@pytest.fixture
def shop() -> Shop:
    return Shop(terms=Terms(currency="CNY", shipping=(POST,)))


async def test_it_says_what_was_bought_paid_and_sent_back(shop: Shop, li: Actor) -> None:
    await shop.stocks("MUG", 5)
    await shop.fills(li, mug=2)
    order = await shop.pays(await shop.checks_out(li, shipping="post"), "card")
    await shop.cancels_units(order, 1)
    shown = await shop.show_receipt(actor=li, order_id=order.id)
    (line,) = shown.lines
    assert (shown.number, shown.placed_at) == (order.number, order.placed_at)
    assert (line.title, line.quantity, line.cancelled) == (order.lines[0].title, 2, 1)
    assert (line.unit_price.minor, line.amount.minor) == (3_900, 7_800)
    assert (shown.subtotal.minor, shown.total.minor, shown.delivery) == (7_800, 8_300, POST.name)
    assert [(one.method, one.amount.minor) for one in shown.payments] == [("card", 8_300)]
    assert [(one.kind, one.amount.minor) for one in shown.refunds] == [(MoneyKind.REFUNDED, 3_900)]
    assert (shown.paid.minor, shown.returned.minor) == (8_300, 3_900)
    assert shown.contact is not None
    assert shown.contact.name == "Li Ming"


async def test_what_went_back_by_hand_is_told_apart(shop: Shop, li: Actor) -> None:
    await shop.stocks("MUG", 5)
    await shop.fills(li, mug=1)
    order = await shop.pays(await shop.checks_out(li, shipping="post"))
    shop.gateway.refuses_refund("in_the_dashboard")
    (failed,) = await shop.refunds_amount(order, "10.00")
    assert (await shop.show_receipt(actor=li, order_id=order.id)).refunds == ()
    await shop.record_manual_refund(actor=shop.owner, request_id="by hand", refund_id=failed.id)
    (back,) = (await shop.show_receipt(actor=li, order_id=order.id)).refunds
    assert (back.by_hand, back.method, back.amount.minor) == (True, "alipay", 1_000)


async def test_there_is_none_before_anything_was_paid(shop: Shop, li: Actor) -> None:
    await shop.stocks("MUG", 5)
    await shop.fills(li, mug=1)
    order = await shop.checks_out(li, shipping="post")
    with pytest.raises(NotPaid):
        await shop.show_receipt(actor=li, order_id=order.id)
    await shop.cancels(order)
    with pytest.raises(NotPaid):
        await shop.show_receipt(actor=li, order_id=order.id)


async def test_an_order_that_cost_nothing_has_one(shop: Shop, li: Actor) -> None:
    shop.terms = Terms(currency="CNY")
    await shop.stocks("MUG", 5, price="0.00")
    order = await shop.places(li, mug=1)
    shown = await shop.show_receipt(actor=li, order_id=order.id)
    assert (shown.total.minor, shown.payments, shown.paid.minor) == (0, (), 0)


async def test_nobody_else_sees_it(shop: Shop, li: Actor, wang: Actor) -> None:
    await shop.stocks("MUG", 5)
    await shop.fills(li, mug=1)
    order = await shop.pays(await shop.checks_out(li, shipping="post"))
    with pytest.raises(NotFound):
        await shop.show_receipt(actor=wang, order_id=order.id)
    assert (await shop.show_receipt(actor=shop.owner, order_id=order.id)).number == order.number
