"""Every button, every question and every refusal is answered: nothing of the closed unions is forgotten."""

from typing import get_args

import pytest

from shopclerk.conversation import actions as a
from shopclerk.conversation.handlers.table import PRESSED, TYPED
from shopclerk.conversation.menu import COMMANDS
from shopclerk.conversation.retreats import Refusal, after_number, after_press, after_text
from shopclerk.conversation.session import (
    AwaitAmount,
    AwaitContact,
    AwaitCounts,
    AwaitDiscount,
    Awaited,
    AwaitEvidence,
    AwaitListing,
    AwaitNote,
    AwaitNumber,
    AwaitQuantity,
    AwaitRecipient,
    AwaitRejection,
    AwaitReturnNumber,
    AwaitSound,
    AwaitTracking,
    AwaitUnits,
)
from shopclerk.core.domain.errors import CartFull, EmptyCart, InvalidQuantity, NotForSale, OutOfStock
from shopclerk.core.domain.ids import CaseId, DiscrepancyId, OrderId, ProductId, RefundId, ShipmentId, SkuId
from tests.conversation.test_refusals import EVERY

ORDER, SKU, CASE = OrderId("order"), SkuId("sku"), CaseId("case")
PARCEL = ShipmentId("parcel")
EXAMPLES: tuple[a.Action, ...] = (
    a.GoHome(),
    a.ShowCategories(),
    a.ShowProducts(None),
    a.ShowProduct(ProductId("product")),
    a.ShowPictures(ProductId("product")),
    a.ShareProduct(ProductId("product")),
    a.AddToCart(SKU, 1),
    a.AskQuantity(SKU),
    a.SetQuantity(SKU, 1),
    a.ShowCart(),
    a.EmptyCart(),
    a.StartCheckout(),
    a.ChangeContact("name"),
    a.AskShipping(),
    a.ChooseShipping("express"),
    a.AskDiscount(),
    a.DropDiscount(),
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
    a.FillClaim(ORDER, "r"),
    a.ReviewClaim(ORDER, "r-0-1-damaged"),
    a.SendClaim(ORDER, "r-0-1-damaged"),
    a.AskEvidence(CASE),
    a.ShowEvidence(CASE, 0),
    a.AskAmount(CASE),
    a.ShowDiscrepancies(),
    a.SettleDiscrepancy(DiscrepancyId(CASE)),
    a.AskManualRefund(ORDER, RefundId("case-r001")),
    a.RecordManualRefund(ORDER, RefundId("case-r001")),
    a.AskCancelPart(ORDER),
    a.AskCancelUnits(ORDER, 0, 1),
    a.CancelUnits(ORDER, 0, 1),
    a.ShowCase(CASE),
    a.AskWithdraw(CASE),
    a.WithdrawCase(CASE),
    a.AskReturnNumber(CASE),
    a.ShowCases(),
    a.AskApprove(CASE),
    a.ApproveCase(CASE),
    a.AskReject(CASE),
    a.ReceiveReturn(CASE),
    a.AskInspect(CASE),
    a.AskCounts(CASE),
    a.InspectReturn(CASE, 1),
    a.SettleCase(CASE),
    a.AskParts(ORDER),
    a.PackPart(ORDER, 0, 1),
    a.AskPartTracking(ORDER),
    a.ShowParcel(PARCEL),
    a.AskLost(PARCEL),
    a.ReportLost(PARCEL),
    a.AskReturned(PARCEL),
    a.ReportReturned(PARCEL),
    a.AskInspectParcel(PARCEL),
    a.InspectParcel(PARCEL, 1),
    a.AskSound(PARCEL),
    a.AskReship(PARCEL),
    a.Reship(PARCEL),
    a.AskRefundParcel(PARCEL),
    a.RefundParcel(PARCEL),
    a.AskNumber(PARCEL),
    a.CorrectNumber(PARCEL, "sf"),
    a.ShowRecipient(ORDER),
    a.AskRecipient(ORDER, "name"),
    a.AskBooking(ORDER),
    a.BookParcel(ORDER, "sf"),
    a.ShowLabel(PARCEL),
    a.AskHandOver(PARCEL),
    a.HandOver(PARCEL),
    a.AskCallOff(PARCEL),
    a.CallOff(PARCEL),
    a.WatchStock(SKU),
    a.EditListing("token", "price"),
    a.PublishListing("token"),
    a.DiscardListing("token"),
    a.Dismiss(),
)
QUESTIONS: tuple[Awaited, ...] = (
    AwaitContact("phone"),
    AwaitDiscount(),
    AwaitQuantity(SKU),
    AwaitTracking(ORDER),
    AwaitUnits(ORDER, "r-0"),
    AwaitNote(ORDER, "r-0-1-d"),
    AwaitEvidence(CASE),
    AwaitAmount(CASE),
    AwaitReturnNumber(CASE),
    AwaitRejection(CASE),
    AwaitCounts(CASE),
    AwaitSound(PARCEL),
    AwaitNumber(PARCEL),
    AwaitRecipient(ORDER, "name"),
    AwaitListing("token", "price"),
)
ONLY_SHOW = (
    a.GoHome,
    a.ShowCategories,
    a.AskQuantity,
    a.ShowCart,
    a.StartCheckout,
    a.ChangeContact,
    a.AskDiscount,
    a.ChoosePayment,
    a.ShowOrders,
    a.ShowOrder,
    a.ShowQueue,
    a.FillClaim,
    a.ShowCase,
    a.AskReturnNumber,
    a.AskReject,
    a.AskAmount,
    a.AskCounts,
    a.ShowParcel,
    a.AskSound,
    a.AskNumber,
    a.AskRecipient,
    a.EditListing,
)
"""What a retreat may do: it happens without anybody's asking."""


def test_every_action_is_handled() -> None:
    assert set(PRESSED) == set(get_args(a.Action)) == {type(example) for example in EXAMPLES}


def test_every_question_has_somebody_who_reads_the_answer() -> None:
    assert set(TYPED) == set(get_args(Awaited)) == {type(question) for question in QUESTIONS}


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
        assert road[-1] == a.GoHome()
        assert len(set(road)) == len(road)


def test_what_is_wrong_with_the_cart_leads_to_the_cart() -> None:
    for refusal in (EmptyCart(), NotForSale(SKU), OutOfStock(SKU, 2, 1)):
        assert next(after_press(a.PlaceOrder("token", 1), refusal)) == a.ShowCart()
    assert next(after_press(a.AddToCart(SKU, 1), CartFull(50))) == a.ShowCart()
    assert next(after_text(AwaitQuantity(SKU), CartFull(50))) == a.ShowCart()
    assert next(after_text(AwaitQuantity(SKU), InvalidQuantity("x", 9))) == a.AskQuantity(SKU)
