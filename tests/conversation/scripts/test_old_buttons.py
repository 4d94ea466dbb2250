"""A button never breaks, however old its message is: it shows how things stand."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from shopclerk.conversation.actions import Action, casework, claiming, home, ordering, shipping, shopping
from shopclerk.core.domain.aftersales import CaseKind
from shopclerk.core.domain.ids import CaseId, CategoryId, OrderId, ProductId, SkuId
from shopclerk.core.domain.order import Order
from tests.conversation.scripts.goods import tea
from tests.conversation.scripts.walks import (
    buys_a_mug,
    gets_a_mug_sent,
    orders_a_mug,
    puts_a_mug_into_the_cart,
)
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

LATE = "That button was from before. This is how things stand now."


@pytest.mark.parametrize("token", ["", "0ho", "1zz", "1or", "1or." + "A" * 61, "garbage", "1ac.x.-", "💥"])
async def test_a_token_that_nobody_can_read_leads_home(ana: Visitor, token: str) -> None:
    await ana.forges(token)
    ana.sees(LATE, "Tea & Paper")


async def test_a_press_of_yesterday_answers_in_its_own_message(ana: Visitor) -> None:
    await ana.says("/start")
    first = ana.screen
    await ana.says("/orders")
    await ana.presses("🛍 Browse the shop", on=first)
    assert ana.screen is first
    assert len(ana.messages) == 2


async def test_a_press_that_shows_the_same_again_adds_no_message(ana: Visitor) -> None:
    await puts_a_mug_into_the_cart(ana)
    before = ana.screen.screen
    await ana.presses("✓ Blue")
    assert [message.screen for message in ana.messages] == [before]


async def test_a_product_that_is_gone_leads_to_the_shelves(shop: TalkingShop, ana: Visitor) -> None:
    await ana.says("/shop")
    await ana.presses("All products")
    shelf = replace(ana.screen)
    await shop.import_product(tea(published=False), actor=shop.owner, sets_stock=False)
    await ana.presses("Green tea", on=shelf)
    ana.sees("That is no longer for sale.", "Where would you like to look?")


async def test_pay_on_a_paid_order_shows_the_order(ana: Visitor) -> None:
    await orders_a_mug(ana)
    methods = replace(ana.screen)
    await ana.presses("Alipay")
    await ana.pays()
    await ana.presses("Bank card", on=methods)
    ana.sees("This order is paid already.", "Awaiting shipment")
    ana.does_not_see_button("Alipay", "Pay")


async def test_the_buttons_of_a_cancelled_order_show_the_order(ana: Visitor) -> None:
    await orders_a_mug(ana)
    methods = replace(ana.screen)
    await ana.presses("‹ Order")
    page = replace(ana.screen)
    await ana.presses("Cancel the order")
    question = replace(ana.screen)
    await ana.presses("Yes, cancel it")
    await ana.presses("Yes, cancel it", on=question)
    ana.sees("Cancelled by the customer")
    for label, message, told in (
        ("Alipay", methods, "This order was cancelled and takes no payment."),
        ("💳 Pay now", page, LATE),
        ("Cancel the order", page, LATE),
        ("No, keep it", question, "Cancelled"),
    ):
        await ana.presses(label, on=message)
        ana.sees(told, "✖ Cancelled")
        ana.does_not_see_button("💳", "Cancel the order")


async def test_receipt_is_asked_for_only_while_the_parcel_is_on_its_way(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await buys_a_mug(ana)
    await ana.forges(ordering.AskReceipt(order.id))
    ana.sees(LATE, "Awaiting shipment")
    await ana.forges(ordering.ConfirmReceipt(order.id))
    ana.sees("Part of this order has not left yet.", "Awaiting shipment")
    await mei.says(f"ship {order.number} SF1234567")
    await ana.says(order.number)
    await ana.presses("✅ I have received it")
    question = replace(ana.screen)
    await ana.presses("✅ Yes, all of it")
    await ana.presses("✅ Yes, all of it", on=question)
    ana.sees("✅ Completed")
    await ana.forges(ordering.AskReceipt(order.id))
    ana.sees(LATE, "✅ Completed")


async def test_a_ship_button_of_before_shows_who_was_faster(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order, _ = await gets_a_mug_sent(ana, mei)
    await mei.forges(shipping.AskTracking(order.id))
    mei.sees(LATE, "🚚 Shipped", "SF Express SF1234567")
    await mei.forges(shipping.Ship(order.id, "sf"))
    mei.sees(LATE, "🚚 Shipped")


NOBODY = OrderId("no-such-order")
FORGED: list[Callable[[OrderId], Action]] = [
    ordering.ChoosePayment,
    lambda order_id: ordering.Pay(order_id, "alipay"),
    ordering.ShowOrder,
    ordering.AskCancel,
    ordering.CancelOrder,
    ordering.AskReceipt,
    ordering.ConfirmReceipt,
]
STAFF_ONLY: list[Callable[[OrderId], Action]] = [
    shipping.AskTracking,
    lambda order_id: shipping.Ship(order_id, "sf"),
    lambda _: shipping.ShowQueue("to_ship"),
    lambda _: shipping.ShowQueue("under_way"),
]


async def answers_alike(bo: Visitor, order: Order, forged: Callable[[OrderId], Action], told: str) -> None:
    """To an order of somebody else as to one that does not exist."""
    answers = []
    for order_id in (order.id, NOBODY):
        await bo.forges(forged(order_id))
        bo.sees(told)
        answers.append(bo.screen.screen)
    assert answers[0] == answers[1]
    bo.does_not_see(order.number, "Ana Li")


@pytest.mark.parametrize("forged", FORGED)
async def test_an_order_of_somebody_else_is_as_good_as_none(
    shop: TalkingShop, ana: Visitor, forged: Callable[[OrderId], Action]
) -> None:
    order = await orders_a_mug(ana)
    await answers_alike(shop.visitor("Bo"), order, forged, "There is no such order.")
    assert await shop.order(order) == order


@pytest.mark.parametrize("forged", STAFF_ONLY)
async def test_what_only_staff_may_do_is_refused_with_a_sentence(
    shop: TalkingShop, ana: Visitor, forged: Callable[[OrderId], Action]
) -> None:
    order = await buys_a_mug(ana)
    await answers_alike(shop.visitor("Bo"), order, forged, "Only the shop's staff can do that.")
    await ana.forges(forged(order.id))
    ana.sees("Only the shop's staff can do that.")
    assert not await shop.parcels(order)


@pytest.mark.parametrize(
    "forged",
    [
        shopping.ShowProducts(CategoryId("none")),
        shopping.ShowProducts(None, ProductId("zzz")),
        shopping.ShowProduct(ProductId("none")),
        shopping.ShowProduct(ProductId("none"), SkuId("none")),
        shopping.AddToCart(SkuId("none"), 1),
        shopping.AddToCart(SkuId("none"), -1),
        shopping.AskQuantity(SkuId("none")),
        shopping.SetQuantity(SkuId("none"), 3),
        shopping.SetQuantity(SkuId("none"), -3),
        ordering.ChangeContact("shoe_size"),
        ordering.ShowOrders(OrderId("zzz")),
        home.ChooseLanguage("tlh"),
        shopping.EmptyCart(),
        home.Dismiss(),
    ],
    ids=repr,
)
async def test_a_forged_button_leads_somewhere(ana: Visitor, forged: Action) -> None:
    await ana.forges(forged)
    assert ana.screen.buttons


async def test_a_method_that_is_not_offered_leads_to_those_that_are(ana: Visitor) -> None:
    order = await orders_a_mug(ana)
    await ana.forges(ordering.Pay(order.id, "gold_bars"))
    ana.sees("That payment method is not offered right now.", "How would you like to pay?")


@pytest.mark.parametrize("quantity", [0, -1, 1000, 10**9])
async def test_a_forged_quantity_changes_nothing(shop: TalkingShop, ana: Visitor, quantity: int) -> None:
    await puts_a_mug_into_the_cart(ana)
    add = next(one.action for one in ana.screen.buttons if isinstance(one.action, shopping.AddToCart))
    await ana.forges(replace(add, quantity=quantity))
    assert ana.screen.buttons
    (line,) = (await shop.show_cart(actor=await shop.actor(ana))).entries
    assert line.quantity == 1


async def forged_by_staff(mei: Visitor, order: Order) -> None:
    for forged in FORGED:
        if forged not in (ordering.CancelOrder, ordering.ConfirmReceipt):
            await mei.forges(forged(order.id))
            mei.sees(order.number)


Prepare = Callable[[Visitor], Awaitable[Order]]


@pytest.mark.parametrize("prepare", [orders_a_mug, buys_a_mug])
async def test_staff_who_press_a_customers_button_see_the_order(
    ana: Visitor, mei: Visitor, prepare: Prepare
) -> None:
    await forged_by_staff(mei, await prepare(ana))


CASE_BUTTONS = (
    claiming.ShowCase,
    claiming.AskWithdraw,
    claiming.WithdrawCase,
    claiming.AskReturnNumber,
    casework.AskApprove,
    casework.ApproveCase,
    casework.AskReject,
    casework.ReceiveReturn,
    casework.AskInspect,
    casework.AskCounts,
    lambda case_id: casework.InspectReturn(case_id, 1),
    casework.SettleCase,
)


@pytest.mark.parametrize("forged", CASE_BUTTONS)
async def test_nobody_else_reaches_a_request_or_moves_it(
    shop: TalkingShop, ana: Visitor, mei: Visitor, forged: Callable[[CaseId], Action]
) -> None:
    order, _ = await gets_a_mug_sent(ana, mei)
    case = await shop.asks(order, CaseKind.REFUND_ONLY)
    bo = shop.visitor("Bo")
    await bo.forges(forged(case.id))
    bo.does_not_see(order.number)
    assert bo.screen.buttons
    assert await shop.case(case) == case
