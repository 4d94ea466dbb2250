"""Every button, every question and every refusal is answered: nothing of the closed unions is forgotten."""

from typing import get_args

import pytest

from shopclerk.conversation import actions as a
from shopclerk.conversation.handlers.table import PRESSED, TYPED
from shopclerk.conversation.hearing import COMMANDS
from shopclerk.conversation.retreats import Refusal, after_number, after_press, after_text
from shopclerk.conversation.session import AwaitContact, Awaited, AwaitQuantity, AwaitTracking
from shopclerk.core.domain.errors import CartFull, EmptyCart, InvalidQuantity, NotForSale, OutOfStock
from shopclerk.core.domain.ids import OrderId, ProductId, SkuId
from tests.conversation.test_refusals import EVERY

ORDER, SKU = OrderId("order"), SkuId("sku")
EXAMPLES: tuple[a.Action, ...] = (
    a.GoHome(),
    a.ShowCategories(),
    a.ShowProducts(None),
    a.ShowProduct(ProductId("product")),
    a.AddToCart(SKU, 1),
    a.AskQuantity(SKU),
    a.SetQuantity(SKU, 1),
    a.ShowCart(),
    a.EmptyCart(),
    a.StartCheckout(),
    a.ChangeContact("name"),
    a.PlaceOrder("token", 1),
    a.ChoosePayment(ORDER),
    a.Pay(ORDER, "card"),
    a.ShowOrders(),
    a.ShowOrder(ORDER),
    a.AskCancel(ORDER),
    a.CancelOrder(ORDER),
    a.AskReceipt(ORDER),
    a.ConfirmReceipt(ORDER),
    a.ShowLanguages(),
    a.ChooseLanguage("en"),
    a.ShowQueue("to_ship"),
    a.AskTracking(ORDER),
    a.Ship(ORDER, "sf"),
    a.Dismiss(),
)
QUESTIONS: tuple[Awaited, ...] = (AwaitContact("phone"), AwaitQuantity(SKU), AwaitTracking(ORDER))
ONLY_SHOW = (
    a.GoHome,
    a.ShowCategories,
    a.AskQuantity,
    a.ShowCart,
    a.StartCheckout,
    a.ChangeContact,
    a.ChoosePayment,
    a.ShowOrders,
    a.ShowOrder,
    a.ShowQueue,
)
"""What a retreat may do: it happens without anybody's asking."""


def test_every_action_is_handled() -> None:
    assert set(PRESSED) == set(get_args(a.Action)) == {type(example) for example in EXAMPLES}


def test_every_question_has_somebody_who_reads_the_answer() -> None:
    assert set(TYPED) == set(get_args(Awaited)) == {type(question) for question in QUESTIONS}


def test_commands_lead_to_actions_that_are_handled() -> None:
    assert {type(action) for action in COMMANDS.values()} <= set(PRESSED)


@pytest.mark.parametrize("refusal", EVERY, ids=repr)
def test_every_refusal_retreats_to_what_only_shows_and_ends_at_home(refusal: Refusal) -> None:
    roads = [
        *(after_press(example, refusal) for example in EXAMPLES),
        *(after_text(question, refusal) for question in QUESTIONS),
        after_number(staff=True),
        after_number(staff=False),
    ]
    for road in map(list, roads):
        assert all(isinstance(step, ONLY_SHOW) for step in road)
        assert road[-1] == a.GoHome()
        assert len(set(road)) == len(road)


def test_what_is_wrong_with_the_cart_leads_to_the_cart() -> None:
    for refusal in (EmptyCart(), NotForSale(SKU), OutOfStock(SKU, 2, 1)):
        assert next(after_press(a.PlaceOrder("token", 1), refusal)) == a.ShowCart()
    assert next(after_press(a.AddToCart(SKU, 1), CartFull(50))) == a.ShowCart()
    assert next(after_text(AwaitQuantity(SKU), CartFull(50))) == a.ShowCart()
    assert next(after_text(AwaitQuantity(SKU), InvalidQuantity("x", 9))) == a.AskQuantity(SKU)
