"""Every button, every question and every refusal is answered: nothing of the closed unions is forgotten."""

from typing import get_args

import pytest

from shopclerk.conversation.actions import (
    Action,
    booking,
    books,
    casework,
    claiming,
    correcting,
    home,
    listing,
    ordering,
    parcels,
    shipping,
    shopping,
)
from shopclerk.conversation.awaited import Awaited
from shopclerk.conversation.awaited.casework import AwaitAmount, AwaitCounts, AwaitRejection
from shopclerk.conversation.awaited.checkout import AwaitContact, AwaitDiscount, AwaitQuantity
from shopclerk.conversation.awaited.claiming import AwaitEvidence, AwaitNote, AwaitReturnNumber, AwaitUnits
from shopclerk.conversation.awaited.listing import AwaitListing
from shopclerk.conversation.awaited.shipping import AwaitNumber, AwaitRecipient, AwaitSound, AwaitTracking
from shopclerk.conversation.handlers.table import PRESSED, TYPED
from shopclerk.conversation.menu import COMMANDS
from shopclerk.conversation.retreats import Refusal, after_number, after_press, after_text
from shopclerk.core.domain.errors import CartFull, EmptyCart, InvalidQuantity, NotForSale, OutOfStock
from shopclerk.core.domain.ids import CaseId, DiscrepancyId, OrderId, ProductId, RefundId, ShipmentId, SkuId
from tests.conversation.test_refusals import EVERY

ORDER, SKU, CASE = OrderId("order"), SkuId("sku"), CaseId("case")
PARCEL = ShipmentId("parcel")
EXAMPLES: tuple[Action, ...] = (
    home.GoHome(),
    shopping.ShowCategories(),
    shopping.ShowProducts(None),
    shopping.ShowProduct(ProductId("product")),
    shopping.ShowPictures(ProductId("product")),
    shopping.ShareProduct(ProductId("product")),
    shopping.AddToCart(SKU, 1),
    shopping.AskQuantity(SKU),
    shopping.SetQuantity(SKU, 1),
    shopping.ShowCart(),
    shopping.EmptyCart(),
    ordering.StartCheckout(),
    ordering.ChangeContact("name"),
    ordering.AskShipping(),
    ordering.ChooseShipping("express"),
    ordering.AskDiscount(),
    ordering.DropDiscount(),
    ordering.PlaceOrder("token", 1),
    ordering.ChoosePayment(ORDER),
    ordering.Pay(ORDER, "card"),
    ordering.ShowOrders(),
    ordering.ShowOrder(ORDER),
    ordering.AskCancel(ORDER),
    ordering.CancelOrder(ORDER),
    ordering.AskReceipt(ORDER),
    ordering.ConfirmReceipt(ORDER),
    home.ShowLanguages(),
    home.ChooseLanguage("en"),
    shipping.ShowQueue("to_ship"),
    shipping.AskTracking(ORDER),
    shipping.Ship(ORDER, "sf"),
    claiming.FillClaim(ORDER, "r"),
    claiming.ReviewClaim(ORDER, "r-0-1-damaged"),
    claiming.SendClaim(ORDER, "r-0-1-damaged"),
    claiming.AskEvidence(CASE),
    claiming.ShowEvidence(CASE, 0),
    casework.AskAmount(CASE),
    books.ShowDiscrepancies(),
    books.SettleDiscrepancy(DiscrepancyId(CASE)),
    books.AskManualRefund(ORDER, RefundId("case-r001")),
    books.RecordManualRefund(ORDER, RefundId("case-r001")),
    ordering.AskCancelPart(ORDER),
    ordering.AskCancelUnits(ORDER, 0, 1),
    ordering.CancelUnits(ORDER, 0, 1),
    claiming.ShowCase(CASE),
    claiming.AskWithdraw(CASE),
    claiming.WithdrawCase(CASE),
    claiming.AskReturnNumber(CASE),
    casework.ShowCases(),
    casework.AskApprove(CASE),
    casework.ApproveCase(CASE),
    casework.AskReject(CASE),
    casework.ReceiveReturn(CASE),
    casework.AskInspect(CASE),
    casework.AskCounts(CASE),
    casework.InspectReturn(CASE, 1),
    casework.SettleCase(CASE),
    shipping.AskParts(ORDER),
    shipping.PackPart(ORDER, 0, 1),
    shipping.AskPartTracking(ORDER),
    parcels.ShowParcel(PARCEL),
    parcels.AskLost(PARCEL),
    parcels.ReportLost(PARCEL),
    parcels.AskReturned(PARCEL),
    parcels.ReportReturned(PARCEL),
    parcels.AskInspectParcel(PARCEL),
    parcels.InspectParcel(PARCEL, 1),
    parcels.AskSound(PARCEL),
    parcels.AskReship(PARCEL),
    parcels.Reship(PARCEL),
    parcels.AskRefundParcel(PARCEL),
    parcels.RefundParcel(PARCEL),
    correcting.AskNumber(PARCEL),
    correcting.CorrectNumber(PARCEL, "sf"),
    correcting.ShowRecipient(ORDER),
    correcting.AskRecipient(ORDER, "name"),
    booking.AskBooking(ORDER),
    booking.BookParcel(ORDER, "sf"),
    booking.ShowLabel(PARCEL),
    booking.AskHandOver(PARCEL),
    booking.HandOver(PARCEL),
    booking.AskCallOff(PARCEL),
    booking.CallOff(PARCEL),
    shopping.WatchStock(SKU),
    listing.EditListing("token", "price"),
    listing.PublishListing("token"),
    listing.DiscardListing("token"),
    home.Dismiss(),
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
    home.GoHome,
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
    parcels.ShowParcel,
    parcels.AskSound,
    correcting.AskNumber,
    correcting.AskRecipient,
    listing.EditListing,
)
"""What a retreat may do: it happens without anybody's asking."""


def test_every_action_is_handled() -> None:
    assert set(PRESSED) == set(get_args(Action)) == {type(example) for example in EXAMPLES}


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
        assert road[-1] == home.GoHome()
        assert len(set(road)) == len(road)


def test_what_is_wrong_with_the_cart_leads_to_the_cart() -> None:
    for refusal in (EmptyCart(), NotForSale(SKU), OutOfStock(SKU, 2, 1)):
        assert next(after_press(ordering.PlaceOrder("token", 1), refusal)) == shopping.ShowCart()
    assert next(after_press(shopping.AddToCart(SKU, 1), CartFull(50))) == shopping.ShowCart()
    assert next(after_text(AwaitQuantity(SKU), CartFull(50))) == shopping.ShowCart()
    assert next(after_text(AwaitQuantity(SKU), InvalidQuantity("x", 9))) == shopping.AskQuantity(SKU)
