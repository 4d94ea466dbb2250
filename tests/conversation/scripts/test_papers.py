"""Papers that staff print, and the receipt that a customer keeps."""

import pytest

from shopclerk.conversation.actions.papers import (
    PrintParcelSlip,
    PrintPicking,
    PrintReceipt,
    PrintSlip,
    PrintSlips,
    ShowTogether,
)
from shopclerk.conversation.reply import Attachment
from shopclerk.core.ports.files import File
from tests.conversation.scripts.walks import buys_a_mug, gets_a_mug_sent, orders_a_mug
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


def printed(visitor: Visitor) -> tuple[str, str]:
    """The name and the text of the one paper that came just now."""
    (sent,) = [each.shown for each in visitor.news if isinstance(each.shown, Attachment)]
    assert isinstance(sent.file, File)
    assert sent.file.media_type == "application/pdf"
    return sent.name, sent.file.content.decode()


def prints_nothing(visitor: Visitor) -> bool:
    return not any(message.shown for message in visitor.news)


async def test_a_packing_slip_goes_with_an_order(ana: Visitor, mei: Visitor) -> None:
    order = await buys_a_mug(ana)
    await mei.presses("📄 Packing slip")
    name, text = printed(mei)
    assert name == f"packing-slip-{order.number}"
    assert "[ ] | MUG-BLUE | Enamel mug (Blue) | 1" in text
    assert "Ana Li" in text
    mei.sees(f"Order {order.number} · 📦 Awaiting shipment")
    again = text
    await mei.presses("📄 Packing slip")
    assert printed(mei) == (name, again)


async def test_a_slip_of_what_left_meanwhile_is_that_of_its_parcel(ana: Visitor, mei: Visitor) -> None:
    order, parcel = await gets_a_mug_sent(ana, mei)
    await mei.forges(PrintSlip(order.id))
    assert prints_nothing(mei)
    mei.sees(f"Order {order.number}", "🚚 Shipped")
    await mei.presses(f"🚚 Parcel {parcel.tracking_number}")
    await mei.presses("📄 Packing slip")
    name, text = printed(mei)
    assert name == f"packing-slip-{order.number}"
    assert f"SF Express {parcel.tracking_number}" in text
    mei.sees("A parcel of order")


async def test_everything_that_waits_is_printed_at_once(ana: Visitor, mei: Visitor) -> None:
    numbers = [(await buys_a_mug(ana)).number for _ in range(2)]
    await mei.says("/queue")
    await mei.presses("🖨 All at once")
    mei.sees("2 orders wait.")
    await mei.presses("📄 Picking list")
    name, text = printed(mei)
    assert name == "picking-list-2026-03-05"
    assert "[ ] | MUG-BLUE | Enamel mug (Blue) | 2 | 2" in text
    assert all(number in text for number in numbers)
    await mei.presses("📄 All packing slips")
    name, text = printed(mei)
    assert name == "packing-slip-2026-03-05"
    assert [line for line in text.splitlines() if line.startswith("--")] == [
        f"-- Tea & Paper · {number}" for number in numbers
    ]


async def test_with_nothing_to_ship_nothing_is_printed(mei: Visitor) -> None:
    for action in (ShowTogether(), PrintPicking(), PrintSlips()):
        await mei.forges(action)
        assert prints_nothing(mei)
        mei.sees("Nothing to ship. Well done!")
    await mei.says("/queue")
    mei.does_not_see_button("🖨 All at once")


async def test_a_receipt_is_kept_as_a_file(ana: Visitor, mei: Visitor) -> None:
    order = await buys_a_mug(ana)
    for visitor in (ana, mei):
        await visitor.forges(PrintReceipt(order.id))
        name, text = printed(visitor)
        assert name == f"receipt-{order.number}"
        assert "Total | CN¥39.00" in text
        visitor.sees(f"Order {order.number}")


async def test_what_was_not_paid_has_no_receipt(ana: Visitor) -> None:
    order = await orders_a_mug(ana)
    await ana.forges(PrintReceipt(order.id))
    assert prints_nothing(ana)
    ana.sees(f"Order {order.number}")


@pytest.mark.parametrize("kind", [PrintSlip, PrintPicking, PrintSlips, PrintReceipt, ShowTogether])
async def test_strangers_print_nothing(shop: TalkingShop, ana: Visitor, kind: type) -> None:
    order = await buys_a_mug(ana)
    zoe = shop.visitor("Zoe")
    await zoe.forges(kind(order.id) if kind in {PrintSlip, PrintReceipt} else kind())
    assert prints_nothing(zoe)
    zoe.does_not_see("Ana Li")


async def test_a_slip_of_a_parcel_is_for_staff(ana: Visitor, mei: Visitor) -> None:
    _, parcel = await gets_a_mug_sent(ana, mei)
    await ana.forges(PrintParcelSlip(parcel.id))
    assert prints_nothing(ana)
