"""Many orders are shipped by one list."""

from types import ModuleType
from typing import Final

import pytest

from shopclerk.conversation.actions import dispatching
from shopclerk.conversation.actions.dispatching import AskConsignments, ShipConsignments, ShowConsignments
from shopclerk.conversation.handlers import dispatching as handling
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.ports.errors import OutcomeUnknown
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_every_screen import LI, kinds_of, must_be_fine
from tests.conversation.scripts.walks import buys_a_mug, orders_a_mug
from tests.invariants import violations
from tests.shopfloor.chat import Message
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

CRAWLED: Final[tuple[ModuleType, ...]] = (dispatching,)


async def bought(ana: Visitor, count: int) -> list[Order]:
    return [await buys_a_mug(ana) for _ in range(count)]


def lines(orders: list[Order], first: int = 1000000) -> str:
    return "\n".join(f"{order.number}\tSF{first + place}" for place, order in enumerate(orders))


def sent(shop: TalkingShop) -> list[str]:
    return sorted(parcel.tracking_number for parcel in shop.kept(Shipment) if parcel.has_left)


async def test_a_pasted_list_is_shown_confirmed_and_shipped(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    orders = await bought(ana, 3)
    await mei.says(lines(orders))
    mei.sees("🚚 Ship 3 orders?", f"▫️ {orders[0].number} · SF Express SF1000000", "This cannot be undone.")
    assert sent(shop) == []
    await mei.presses("🚚 Yes, ship 3 orders")
    mei.sees("✅ 3 shipped", f"✅ {orders[2].number} · SF Express SF1000002")
    assert sent(shop) == ["SF1000000", "SF1000001", "SF1000002"]
    ana.sees("SF Express, tracking number SF1000001")
    assert await violations(shop.store) == []


async def test_pressed_or_pasted_again_nothing_is_shipped_twice(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    orders = await bought(ana, 2)
    await mei.says(lines(orders))
    confirm = _confirm(mei.screen)
    await mei.presses("🚚 Yes, ship 2 orders")
    await mei.forges(confirm)
    mei.sees("✅ 2 shipped")
    await mei.says(f"ship\n{lines(orders)}")
    mei.sees("🚚 Your list of parcels", "☑️ 2 shipped before", f"☑️ {orders[0].number}")
    mei.does_not_see_button("🚚 Yes")
    await mei.forges(confirm)
    mei.sees("That list is not here any more.", "nothing is shipped twice")
    assert len(sent(shop)) == 2


def _confirm(message: Message) -> ShipConsignments:
    (action,) = [each.action for each in message.buttons if isinstance(each.action, ShipConsignments)]
    return action


async def test_each_line_that_cannot_leave_says_why_and_the_others_go(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    good, twice, unclear, named = await bought(ana, 4)
    unpaid = await orders_a_mug(shop.visitor("Bo"))
    await mei.says(
        "\n".join(
            (
                f"{good.number} SF1000000",
                f"{twice.number} SF1000001",
                f"{twice.number} SF1000002",
                f"{unclear.number} 123456789",
                f"{named.number} 123456789 EMS",
                f"{unpaid.number} SF1000003",
                "9999-99 SF1000004",
                f"{good.number} SF1000000",
            )
        )
    )
    mei.sees(
        "🚚 Ship 2 orders?",
        "⚠️ 5 cannot be shipped yet",
        "It is in the list twice",
        "Which carrier? Write it after the number: SF Express, ZTO Express, and EMS.",
        "Not paid yet.",
        "No order has this number.",
    )
    await mei.presses("🚚 Yes, ship 2 orders")
    mei.sees("5 lines were not shipped", "✅ 2 shipped")
    assert sent(shop) == ["123456789", "SF1000000"]
    assert (await shop.numbered(unpaid.number)).status is OrderStatus.PENDING_PAYMENT


async def test_a_single_line_ships_at_once(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    (order,) = await bought(ana, 1)
    await mei.says("/queue")
    await mei.presses("🖨 All at once")
    await mei.presses("🚚 Ship several")
    mei.sees("Paste one line per order", f"{order.number} SF1234567")
    await mei.says(f"{order.number} SF1234567")
    mei.sees(f"Order {order.number} · 🚚 Shipped")
    assert sent(shop) == ["SF1234567"]


async def test_a_table_is_shipped_as_well(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    first, second = await bought(ana, 2)
    text = f"订单号,快递单号,快递公司\n{first.number},123456789,顺丰速运\n{second.number},SF1000001,\n"
    await mei.sends_file("发货.csv", text.encode("gb18030"))
    mei.sees("🚚 Ship 2 orders?", f"{first.number} · SF Express 123456789")
    await mei.presses("🚚 Yes, ship 2 orders")
    assert sent(shop) == ["123456789", "SF1000001"]


async def test_the_list_is_paged_and_what_has_a_problem_comes_first(ana: Visitor, mei: Visitor) -> None:
    await bought(ana, 1)
    await mei.says(
        "\n".join([*(f"{n}{n}{n}{n}-99 SF100000{n}" for n in range(2, 10)), lines(await bought(ana, 2))])
    )
    mei.sees("⚠️ 8 cannot be shipped yet", "⚠️ 2222-99 · SF1000002")
    mei.does_not_see("▫️")
    await mei.presses("More »")
    mei.sees("▫️")
    await mei.presses("« First page")
    mei.sees("⚠️ 2222-99")


async def test_a_list_killed_in_the_middle_is_finished_by_the_same_press(
    shop: TalkingShop, ana: Visitor, mei: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handling, "PER_STEP", 1)
    orders = await bought(ana, 3)
    await mei.says(lines(orders))
    shop.chat.failures = [OutcomeUnknown("chat")]
    with pytest.raises(Exception, match="chat"):
        await mei.presses("🚚 Yes, ship 3 orders")
    assert len(sent(shop)) == 1
    await shop.works()
    mei.sees("✅ 3 shipped")
    assert len(sent(shop)) == 3
    assert await violations(shop.store) == []


async def test_how_far_it_is_stands_in_the_message_that_was_pressed(
    shop: TalkingShop, ana: Visitor, mei: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handling, "PER_STEP", 2)
    await mei.says(lines(await bought(ana, 3)))
    message, told = mei.screen, list[str]()

    shop.chat.edited = lambda screen: told.append("\n".join(each.text for each in screen.paragraphs))
    await mei.presses("🚚 Yes, ship 3 orders")
    assert "2 of 3" in told[0]
    assert "✅ 3 shipped" in message.text


async def test_two_who_ship_the_same_list_ship_it_once(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    orders = await bought(ana, 2)
    kai = await shop.staff("Kai")
    for visitor in (mei, kai):
        await visitor.says(lines(orders))
    await mei.presses("🚚 Yes, ship 2 orders")
    await kai.presses("🚚 Yes, ship 2 orders", on=kai.messages[-1])
    kai.sees("☑️ 2 shipped before")
    assert len(sent(shop)) == 2


async def test_a_booked_parcel_is_handed_over_by_its_number(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order, other = await bought(ana, 2)
    parcel = await shop.books(order)
    await mei.says(f"{order.number} {parcel.tracking_number}\n{other.number} SF1000001")
    await mei.presses("🚚 Yes, ship 2 orders")
    mei.sees("✅ 2 shipped")
    assert (await shop.parcel(parcel)).has_left


@pytest.mark.parametrize("action", [AskConsignments(), ShowConsignments("x"), ShipConsignments("x")])
async def test_customers_ship_nothing(ana: Visitor, action: dispatching.Action) -> None:
    await ana.says("/start")
    await ana.forges(action)
    ana.sees("Only the shop's staff can do that.")
    await ana.says("7K3F-22 SF1234567\n9WXY-33 SF1234568")
    ana.does_not_see("🚚")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_screen_of_a_list_leads_on(shop: TalkingShop, ana: Visitor, language: str) -> None:
    mei = await shop.staff("Mei", locale=language)
    await ana.says("/start")
    buyer, orders = await shop.actor(ana), []
    for _ in range(2):
        await shop.fills(buyer, tea=1)
        orders.append(await shop.pays(await shop.checks_out(buyer, recipient=LI)))
    await mei.forges(AskConsignments())
    await mei.says(f"{lines(orders)}\n" + "\n".join(f"{n}{n}{n}{n}-99 SF100000{n}" for n in range(2, 10)))
    crawl = await Crawl(within=kinds_of(CRAWLED)).through(mei)
    must_be_fine(crawl, language)
    if language == "en":
        must_be_mapped("shipping-a-list", crawl)
    assert crawl.pressed | {AskConsignments} >= kinds_of(CRAWLED)
