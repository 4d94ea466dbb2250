"""Answering a message: it names what is spoken of."""

import pytest

from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.ports.files import File
from tests.conversation.scripts.walks import buys_a_mug, gets_a_mug_sent
from tests.shopfloor.chat import Message
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


def card(visitor: Visitor, number: str) -> Message:
    return visitor.showing(f"Order {number}")[0]


@pytest.mark.parametrize("typed", ["SF1234567", "sf 123 4567", "ship SF1234567", "发货 SF1234567"])
async def test_a_tracking_number_said_to_a_card_ships_its_order(
    shop: TalkingShop, ana: Visitor, mei: Visitor, typed: str
) -> None:
    first, second = await buys_a_mug(ana), await buys_a_mug(ana)
    await mei.says(typed, to=card(mei, first.number))
    mei.sees(f"Order {first.number} · 🚚 Shipped", "SF Express SF1234567")
    (parcel,) = await shop.parcels(first)
    assert parcel.tracking_number == "SF1234567"
    assert await shop.parcels(second) == ()
    assert "🚚 Shipped" in card(mei, first.number).text


async def test_whoever_names_an_order_means_that_one(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    first, second = await buys_a_mug(ana), await buys_a_mug(ana)
    await mei.says(f"ship {second.number} SF1234567", to=card(mei, first.number))
    assert await shop.parcels(first) == ()
    assert len(await shop.parcels(second)) == 1


async def test_a_number_that_no_carrier_is_known_by_leads_to_the_choice(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await buys_a_mug(ana)
    await mei.says("123456789012", to=card(mei, order.number))
    mei.sees("Which carrier has the parcel")
    await mei.presses("ZTO")
    mei.sees("🚚 Shipped", "ZTO Express")


@pytest.mark.parametrize("typed", ["thanks", "1", "x" * 60])
async def test_what_is_no_tracking_number_is_asked_for_again(
    shop: TalkingShop, ana: Visitor, mei: Visitor, typed: str
) -> None:
    order = await buys_a_mug(ana)
    await mei.says(typed, to=card(mei, order.number))
    mei.sees("Which tracking number")
    await mei.says("SF1234567")
    mei.sees("🚚 Shipped")


async def test_an_order_that_left_is_shown_as_it_stands(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order, _ = await gets_a_mug_sent(ana, mei)
    await mei.says("SF7654321", to=card(mei, order.number))
    mei.sees("There is nothing more to ship.", "SF1234567")
    assert len(shop.kept(Shipment)) == 1


async def test_the_question_is_answered_though_a_card_stands_above(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    """What was asked is what is answered, even where the question stands in place of the card."""
    order = await buys_a_mug(ana)
    await mei.presses("Change the recipient", on=card(mei, order.number))
    await mei.presses("Name")
    question = mei.screen
    await mei.says("Bo Chen 7", to=question)
    mei.sees("Bo Chen 7")
    assert await shop.parcels(order) == ()


async def test_a_card_is_answered_though_something_else_is_asked(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    first, second = await buys_a_mug(ana), await buys_a_mug(ana)
    await mei.presses("🚚 Ship", on=card(mei, first.number))
    await mei.says("SF1234567", to=card(mei, second.number))
    assert await shop.parcels(first) == ()
    assert len(await shop.parcels(second)) == 1


async def test_a_customer_ships_nothing_by_answering(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    order = await buys_a_mug(ana)
    await ana.says(order.number)
    await ana.says("SF1234567", to=ana.screen)
    ana.sees("Nothing here is called that")
    assert await shop.parcels(order) == ()


@pytest.fixture
async def case(shop: TalkingShop, ana: Visitor, mei: Visitor) -> AfterSalesCase:
    order, parcel = await gets_a_mug_sent(ana, mei)
    await shop.delivers(parcel)
    found = await shop.asks(await shop.order(order), CaseKind.RETURN)
    await shop.relays()
    return found


async def test_words_said_to_a_case_decide_nothing(
    shop: TalkingShop, mei: Visitor, case: AfterSalesCase
) -> None:
    await mei.says("no", to=mei.screen)
    mei.sees("please use the buttons")
    mei.sees_button("Approve")
    assert await shop.case(case) == case


async def test_a_picture_said_to_a_case_is_evidence(
    shop: TalkingShop, ana: Visitor, mei: Visitor, case: AfterSalesCase
) -> None:
    await ana.says("/orders")
    await ana.presses(ana.order_number())
    await ana.presses("request")
    await ana.sends_picture(to=ana.screen)
    assert len((await shop.case(case)).evidence) == 1
    await mei.sends_picture(caption="Tea pot, 128, 3", to=mei.screen)
    assert len((await shop.case(case)).evidence) == 1
    mei.sees("I do not know what this picture is for", "send its picture by itself")


async def test_what_is_no_picture_is_no_evidence_said_to_a_case_either(
    shop: TalkingShop, ana: Visitor, case: AfterSalesCase
) -> None:
    await ana.says("/orders")
    await ana.presses(ana.order_number())
    await ana.presses("request")
    shop.chat.unreadable.add(await shop.database.files.put(File(b"a film", "image/jpeg")))
    await ana.sends_picture("a film", to=ana.screen)
    ana.sees("this picture cannot be read")
    assert (await shop.case(case)).evidence == ()
