"""Every button, every question and every refusal is answered: nothing of the closed unions is forgotten."""

from typing import get_args

import pytest

from shopclerk.conversation.actions import (
    Action,
    addresses,
    campaigns,
    casework,
    choices,
    claiming,
    correcting,
    currency,
    discounts,
    dispatching,
    finding,
    goods,
    goodwill,
    home,
    listing,
    ordering,
    parcels,
    settings,
    shipping,
    shopping,
    staffing,
    stock,
    threads,
)
from shopclerk.conversation.awaited import Awaited
from shopclerk.conversation.awaited.checkout import AwaitQuantity
from shopclerk.conversation.handlers.leaving import LEFT
from shopclerk.conversation.handlers.table import PRESSED, TYPED
from shopclerk.conversation.menu import COMMANDS
from shopclerk.conversation.retreats import Refusal, after_number, after_press, after_text
from shopclerk.core.domain.errors import CartFull, EmptyCart, InvalidQuantity, NotForSale, OutOfStock
from shopclerk.core.domain.ids import SkuId
from tests.conversation.any_of_a_kind import example_of
from tests.conversation.test_refusals import EVERY

SKU = SkuId("sku")
KINDS = get_args(Action)
EXAMPLES = [example_of(kind) for kind in KINDS]
QUESTIONS = [example_of(kind) for kind in get_args(Awaited)]
ONLY_SHOW = (
    home.GoHome,
    finding.AskSearch,
    currency.ShowCurrencies,
    shopping.ShowCategories,
    shopping.AskQuantity,
    shopping.ShowCart,
    ordering.StartCheckout,
    ordering.ChangeContact,
    ordering.AskDiscount,
    ordering.ChoosePayment,
    ordering.ShowOrders,
    ordering.ShowOrder,
    shipping.ShowQueue,
    claiming.FillClaim,
    claiming.ShowCase,
    claiming.AskReturnNumber,
    casework.AskReject,
    casework.AskAmount,
    casework.AskCounts,
    campaigns.ShowCampaign,
    campaigns.AskCampaign,
    choices.AskQuiet,
    settings.ShowSetting,
    staffing.ShowMember,
    staffing.AskName,
    settings.AskHours,
    settings.AskOption,
    choices.AskClocks,
    parcels.ShowParcel,
    addresses.ShowAddresses,
    parcels.AskSound,
    correcting.AskNumber,
    correcting.AskRecipient,
    dispatching.AskConsignments,
    goodwill.AskGoodwill,
    dispatching.ShowConsignments,
    listing.EditListing,
    goods.ShowGoods,
    goods.ShowVariant,
    goods.SearchGoods,
    goods.AskGoods,
    goods.AskPicture,
    goods.AskCategory,
    goods.AskVariant,
    goods.AskNewVariant,
    discounts.AskNewDiscount,
    discounts.AskDiscountTerm,
    discounts.ReviewDiscount,
    discounts.ShowDiscount,
    discounts.ShowDiscounts,
    stock.AskCount,
    stock.AskArrived,
    stock.AskSafety,
    stock.AskDelivery,
    threads.AskShop,
    threads.ShowMyThreads,
    threads.ShowThread,
    threads.WriteThread,
    threads.WriteToCustomer,
)
"""What a retreat may do: it happens without anybody's asking."""


def test_every_action_is_handled() -> None:
    assert set(PRESSED) == set(get_args(Action))


def test_every_question_has_somebody_who_reads_the_answer() -> None:
    assert set(TYPED) == set(get_args(Awaited))


def test_every_question_can_be_left() -> None:
    assert set(LEFT) == set(get_args(Awaited))


def test_commands_lead_to_actions_that_are_handled() -> None:
    shown = [entry.shows for entry in COMMANDS.values() if entry.shows is not None]
    assert {type(action) for action in shown} <= set(PRESSED)


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
        assert road[-1] == home.GoHome()
        assert len(set(road)) == len(road)


def test_what_is_wrong_with_the_cart_leads_to_the_cart() -> None:
    for refusal in (EmptyCart(), NotForSale(SKU), OutOfStock(SKU, 2, 1)):
        assert next(after_press(ordering.PlaceOrder("token", 1), refusal)) == shopping.ShowCart()
    assert next(after_press(shopping.AddToCart(SKU, 1), CartFull(50))) == shopping.ShowCart()
    assert next(after_text(AwaitQuantity(SKU), CartFull(50))) == shopping.ShowCart()
    assert next(after_text(AwaitQuantity(SKU), InvalidQuantity("x", 9))) == shopping.AskQuantity(SKU)
