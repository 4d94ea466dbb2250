"""Two of the staff press at once: one wins, the other is told who and when."""

import pytest

from shopclerk.conversation.actions.booking import BookParcel, CallOff, HandOver
from shopclerk.conversation.actions.casework import ApproveCase, AskReject, ReceiveReturn, SettleCase
from shopclerk.conversation.actions.ordering import AskCancel, CancelOrder
from shopclerk.conversation.actions.parcels import AskLost, RefundParcel, ReportLost
from shopclerk.core.domain.aftersales import CaseKind
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.people import Role
from tests.conversation.scripts.walks import buys_a_mug, gets_a_mug_sent
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


@pytest.fixture
async def bo(shop: TalkingShop) -> Visitor:
    return await shop.staff("Bo")


async def test_who_cancels_second_is_told_who_did(
    shop: TalkingShop, ana: Visitor, mei: Visitor, bo: Visitor
) -> None:
    order = await buys_a_mug(ana)
    await mei.forges(CancelOrder(order.id))
    mei.does_not_see("just now")
    shop.clock.advance(minutes=2)
    for late in (CancelOrder(order.id), AskCancel(order.id)):
        await bo.forges(late)
        bo.sees("Mei cancelled this order 2 minutes ago.", "Cancelled by the shop · Mei")
    await mei.forges(CancelOrder(order.id))
    mei.does_not_see("ago.")
    await bo.says(f"ship {order.number} SF1234567")
    bo.sees("Mei cancelled this order 2 minutes ago. This order was cancelled.")


async def test_who_cancels_what_has_left_is_told_who_shipped_it(
    shop: TalkingShop, ana: Visitor, mei: Visitor, bo: Visitor
) -> None:
    order, _ = await gets_a_mug_sent(ana, mei)
    shop.clock.advance(hours=3)
    await bo.forges(CancelOrder(order.id))
    bo.sees("Mei shipped this 3 hours ago. This order cannot be cancelled any more")
    await ana.forges(CancelOrder(order.id))
    ana.sees("cannot be cancelled any more")
    ana.does_not_see("Mei")


async def test_a_card_says_who_did_the_last_step(ana: Visitor, mei: Visitor, bo: Visitor) -> None:
    order = await buys_a_mug(ana)
    bo.looks_away()
    await mei.says(f"ship {order.number} SF1234567")
    bo.sees("Shipped with SF Express, number SF1234567 · Mei")
    ana.does_not_see("Mei")


async def test_booking_handing_over_and_calling_off_have_one_winner(
    shop: TalkingShop, ana: Visitor, mei: Visitor, bo: Visitor
) -> None:
    order = await buys_a_mug(ana)
    await mei.forges(BookParcel(order.id, "sf"))
    shop.clock.advance(minutes=5)
    await bo.forges(BookParcel(order.id, "sf"))
    bo.sees("Mei booked a carrier 5 minutes ago.")
    (parcel,) = await shop.parcels(order)
    await mei.forges(HandOver(parcel.id))
    for late in (HandOver(parcel.id), CallOff(parcel.id)):
        await bo.forges(late)
        bo.sees("Mei shipped this just now.")


async def test_what_became_of_a_parcel_is_reported_once(
    shop: TalkingShop, ana: Visitor, mei: Visitor, bo: Visitor
) -> None:
    _, parcel = await gets_a_mug_sent(ana, mei)
    shop.clock.advance(minutes=1)
    await mei.forges(ReportLost(parcel.id))
    shop.clock.advance(minutes=2)
    for late in (ReportLost(parcel.id), AskLost(parcel.id)):
        await bo.forges(late)
        bo.sees("Mei reported the parcel lost 2 minutes ago.")
    await bo.forges(RefundParcel(parcel.id))
    bo.does_not_see("ago.")
    await mei.forges(RefundParcel(parcel.id))
    mei.sees("Bo had the parcel paid back just now.")


async def test_a_request_is_decided_once(shop: TalkingShop, ana: Visitor, mei: Visitor, bo: Visitor) -> None:
    order, _ = await gets_a_mug_sent(ana, mei)
    await shop.carries((await shop.parcels(order))[0], ShipmentStatus.DELIVERED)
    case = await shop.asks(order, CaseKind.RETURN)
    await mei.forges(ApproveCase(case.id))
    shop.clock.advance(minutes=2)
    for late in (ApproveCase(case.id), AskReject(case.id)):
        await bo.forges(late)
        bo.sees("Mei approved the request 2 minutes ago.")
    bo.sees("Waiting for the goods · Mei")
    await bo.forges(ReceiveReturn(case.id))
    await mei.forges(ReceiveReturn(case.id))
    mei.sees("Bo took the goods in just now.")
    await ana.forges(SettleCase(case.id))
    ana.does_not_see("Bo took")


async def test_who_has_no_name_is_a_colleague(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    nameless = await shop.staff("", role=Role.OWNER)
    order = await buys_a_mug(ana)
    await nameless.forges(CancelOrder(order.id))
    await mei.forges(CancelOrder(order.id))
    mei.sees("A colleague cancelled this order just now.", "Cancelled by the shop · a colleague")


async def test_who_was_faster_still_stands_there_when_the_news_of_it_arrives(
    shop: TalkingShop, ana: Visitor, mei: Visitor, bo: Visitor
) -> None:
    order = await buys_a_mug(ana)
    await shop.ships(order, by=await shop.actor(mei))
    card = bo.showing(f"Order {order.number}")[0]
    await bo.says("SF7654321", to=card)
    bo.sees("Mei shipped this just now.", "🚚 Shipped")
    assert "🚚 Shipped" in card.text, "who has an older card has it redrawn"
    await bo.forges(CancelOrder(order.id), on=bo.screen.id)
    bo.sees("Mei shipped this just now.")


async def test_what_moves_after_that_is_shown(
    shop: TalkingShop, ana: Visitor, mei: Visitor, bo: Visitor
) -> None:
    order = await buys_a_mug(ana)
    await shop.ships(order, by=await shop.actor(mei))
    await bo.forges(CancelOrder(order.id))
    shown = bo.screen
    (parcel,) = await shop.parcels(order)
    await shop.carries(parcel, ShipmentStatus.DELIVERED)
    assert "📬 Delivered" in shown.text
    assert "just now" not in shown.text


async def test_a_card_that_is_up_to_date_shows_a_question_all_the_same(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await buys_a_mug(ana)
    await mei.says(order.number)
    shown = mei.screen
    await ana.says(order.number)
    await ana.presses("💬 Ask about it")
    await ana.says("When does it leave?")
    assert any("The question" in each.label for each in shown.buttons)


async def test_the_same_goes_for_a_request(
    shop: TalkingShop, ana: Visitor, mei: Visitor, bo: Visitor
) -> None:
    order, _ = await gets_a_mug_sent(ana, mei)
    await shop.carries((await shop.parcels(order))[0], ShipmentStatus.DELIVERED)
    case = await shop.asks(order, CaseKind.RETURN)
    await shop.relays()
    card = bo.showing("Request about order")[-1]
    await shop.approve_case(actor=await shop.actor(mei), request_id=shop.request(), case_id=case.id)
    await bo.forges(ApproveCase(case.id), on=card.id)
    assert "Mei approved the request just now." in card.text
