"""One of Ana's two tins is dented: she sends it back, and gets less than she paid for it, as agreed."""

from pathlib import Path
from typing import Final

from shopclerk.core.domain.lifecycle import CaseStatus, RefundStatus, ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Role
from tests.days.buying import fills_the_cart, order_in, says_who
from tests.days.people import Day, Somebody, is_closed_in_order, pays

DENT: Final = Path(__file__).parents[2] / "src/shopclerk/app/sample/pictures/tea-tin.png"


async def test_a_return_is_paid_back_in_part(day: Day) -> None:
    await day.floor.stocks("tea", 10, price="39.00")
    boss = await day.staff("Boss", role=Role.OWNER)
    ana = await day.visitor("Ana")
    order = await has_two_tins(day, ana, boss)
    await asks_to_return_one(ana)
    await boss.presses("Approve")
    await boss.presses("Yes, approve it")
    await ana.sees("Approved, waiting for the goods")
    await ana.presses("Show the request")
    await ana.presses("I have sent it back")
    await ana.says("SF7654321")
    for label in ("The goods are here", "Inspect", "By number"):
        await boss.presses(label)
    await boss.says("1 0")
    await boss.presses("Another amount")
    await boss.says("30 a dent was agreed on")
    await day.is_quiet()
    await day.time_passes(minutes=1)
    await ana.sees("Your refund for order", "30.00")
    (case,) = await day.floor.cases(order)
    (refund,) = await day.floor.refunds(order)
    assert (case.status, refund.status) == (CaseStatus.CLOSED, RefundStatus.SUCCEEDED)
    assert refund.amount.minor == 3000
    assert (await day.floor.level("tea")).on_hand == 8, "a dented tin is not sold again"
    await is_closed_in_order(day)


async def has_two_tins(day: Day, ana: Somebody, boss: Somebody) -> Order:
    await fills_the_cart(ana, "Tea", units=2)
    await ana.presses("Check out")
    await says_who(ana)
    await ana.presses("Place the order")
    await ana.presses("Alipay")
    await pays(day, ana)
    order = await order_in(day, await ana.sees("is paid"))
    await boss.says(f"ship {order.number} SF1234567")
    (parcel,) = await day.floor.parcels(order)
    day.floor.clock.advance(minutes=1)
    day.floor.carrier.scans(parcel.id, ShipmentStatus.DELIVERED)
    await day.time_passes(days=1)
    await ana.sees(order.number, "Delivered")
    return order


async def asks_to_return_one(ana: Somebody) -> None:
    await ana.presses("Something wrong?")
    await ana.presses("Return and refund")
    await ana.sees("How many of them?")
    await ana.says("1")
    await ana.presses("It is damaged")
    await ana.sends_picture(DENT.read_bytes(), "a dent")
    await ana.sees("a dent")
    await ana.presses("Send the request")
    await ana.sees("Waiting for the shop's decision")
