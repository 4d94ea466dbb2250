"""A customer sees, takes along and erases what the shop keeps of them."""

import json
from typing import Any

from shopclerk.conversation.actions.privacy import AskErase, ErasePersonal, ExportPersonal, ShowPersonal
from shopclerk.conversation.reply import Attachment
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Contact
from shopclerk.core.ports.files import File
from shopclerk.core.usecases.auditing.audit import Audit
from tests.conversation.scripts.walks import buys_a_mug, gets_a_mug_sent
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


async def opens_my_data(ana: Visitor) -> None:
    await ana.says("/start")
    await ana.presses("👤 My account")
    await ana.presses("🔒 My data")


async def has_had_a_mug(shop: TalkingShop, ana: Visitor, mei: Visitor) -> Order:
    order, parcel = await gets_a_mug_sent(ana, mei)
    await shop.carries(parcel, ShipmentStatus.DELIVERED)
    await shop.time_passes(days=30)
    return await shop.order(order)


def exported(ana: Visitor) -> Any:
    (shown,) = [each.shown for each in ana.messages if isinstance(each.shown, Attachment)]
    file = shown.file
    assert isinstance(file, File)
    assert file.media_type == "application/json"
    return json.loads(file.content)


async def test_a_customer_sees_what_is_kept(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    await has_had_a_mug(shop, ana, mei)
    await opens_my_data(ana)
    ana.sees("what you are called here: Ana", "1 order with its history", "1 recipient of an order")
    ana.does_not_see("0 ")


async def test_a_customer_takes_everything_along(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    order = await has_had_a_mug(shop, ana, mei)
    await opens_my_data(ana)
    await ana.presses("📄 Export my data")
    ana.sees("📄 Your data")
    document = exported(ana)
    assert document["person"]["name"] == "Ana"
    assert document["person"]["contacts"][0]["address"] == "8 Harbour Road, Shanghai 200080"
    (one,) = document["orders"]
    assert one["order"]["number"] == order.number
    assert one["order"]["total"] == {"amount": "39.00", "currency": "CNY"}
    assert one["parcels"][0]["tracking_number"] == "SF1234567"
    assert {step["by"] for step in one["history"]} == {"customer", "system", "owner"}
    assert (await shop.actor(mei)).person_id not in json.dumps(document), "who of the staff did it"


async def test_nobody_is_erased_who_waits_for_something(ana: Visitor, mei: Visitor) -> None:
    order = await buys_a_mug(ana)
    await opens_my_data(ana)
    await ana.presses("🗑 Erase my data…")
    ana.sees("🗑 Not yet", order.number)
    ana.does_not_see_button("Yes, erase everything")
    await ana.forges(ErasePersonal())
    ana.sees("🗑 Not yet", order.number)
    mei.showing("8 Harbour Road")


async def test_a_customer_is_erased_and_begins_anew(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    order = await has_had_a_mug(shop, ana, mei)
    who = await shop.actor(ana)
    await opens_my_data(ana)
    await ana.presses("🗑 Erase my data…")
    ana.sees("What you bought and paid stays in its books", "This cannot be undone.")
    await ana.presses("Yes, erase everything")
    ana.sees("👋 Your data is erased")
    assert not shop.kept(Contact)
    memory = shop.database.memory
    assert who.person_id not in memory.people
    assert all(session.person_id != who.person_id for session in memory.sessions.values())
    assert not any(placed.address == ana.address for placed in memory.placements.values())
    assert (await Audit(shop.store)()).breaches == []
    await mei.says(order.number)
    mei.sees(f"Order {order.number}", "Enamel mug")
    mei.does_not_see("8 Harbour Road", "Ana Li")
    await ana.presses("🏠 Begin anew")
    assert (await shop.actor(ana)).person_id != who.person_id
    await ana.says(order.number)
    ana.sees("There is no such order")


async def test_to_be_erased_twice_is_to_be_erased(shop: TalkingShop, ana: Visitor) -> None:
    await ana.says("/start")
    await ana.forges(ErasePersonal())
    ana.sees("👋 Your data is erased")
    await ana.repeats()
    await ana.forges(ErasePersonal())
    ana.sees("👋 Your data is erased")
    assert not shop.database.memory.sessions


async def test_staff_are_not_erased_from_under_their_work(mei: Visitor) -> None:
    for action in (AskErase(), ErasePersonal()):
        await mei.forges(action)
        mei.does_not_see("erased")
    await mei.forges(ShowPersonal())
    mei.sees("🔒 My data")
    await mei.forges(ExportPersonal())
    mei.sees("📄 Your data")
