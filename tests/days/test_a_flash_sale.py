"""Six tins at nine o'clock, nine people who want one, and two clerks at the counter."""

import asyncio
import re
from collections.abc import Sequence
from typing import Final

from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Role
from tests.days.buying import fills_the_cart, order_in, says_who
from tests.days.people import Day, Somebody, is_closed_in_order, pays

TINS: Final = 6
PEOPLE: Final = 9
SHIPPED: Final = re.compile(r"✅ (\d+) shipped")
LEFT_BEFORE: Final = re.compile(r"(\d+) shipped before")


async def test_what_there_is_is_sold_once_and_sent_once(day: Day) -> None:
    await day.floor.stocks("tea", TINS)
    mei, bo = await day.staff("Mei", role=Role.OWNER), await day.staff("Bo")
    crowd = [await day.visitor(f"Buyer {number}") for number in range(PEOPLE)]
    await asyncio.gather(*(gets_ready(buyer) for buyer in crowd))
    await asyncio.gather(*(buyer.presses("Place the order") for buyer in crowd))
    await day.is_quiet()
    served = [buyer for buyer in crowd if buyer.never_saw("sold out") and buyer.never_saw("left")]
    orders = [await buys(day, buyer) for buyer in served]
    assert len(orders) == TINS
    await both_ship(day, mei, bo, orders[0], "SF1000000")
    await both_paste(day, mei, bo, orders[1:])
    level = await day.floor.level("tea")
    assert (level.on_hand, level.reserved) == (0, 0)
    await is_closed_in_order(day)


async def gets_ready(buyer: Somebody) -> None:
    """Up to the last press."""
    await fills_the_cart(buyer, "Tea")
    await buyer.presses("Check out")
    await says_who(buyer)
    await buyer.sees_button("Place the order")


async def buys(day: Day, buyer: Somebody) -> Order:
    await buyer.presses("Alipay")
    await pays(day, buyer)
    return await order_in(day, await buyer.sees("is paid"))


async def both_ship(day: Day, mei: Somebody, bo: Somebody, order: Order, number: str) -> None:
    """At the same moment, under two numbers: one parcel goes."""
    await asyncio.gather(
        mei.says(f"ship {order.number} {number}"), bo.says(f"ship {order.number} {number[::-1]}")
    )
    await day.is_quiet()
    (parcel,) = await day.floor.parcels(order)
    winner = "Mei" if parcel.tracking_number == number else "Bo"
    for clerk in (mei, bo):
        card = await clerk.sees(order.number, f"number {parcel.tracking_number} · ")
        assert f"· {winner}" in card or "· a colleague" in card


async def both_paste(day: Day, mei: Somebody, bo: Somebody, orders: Sequence[Order]) -> None:
    """The same list at the same moment: each parcel goes once, and each clerk reads of every line."""
    numbers = {order.id: f"SF{2_000_000 + place}" for place, order in enumerate(orders)}
    pasted = "\n".join(f"{order.number} {numbers[order.id]}" for order in orders)
    await asyncio.gather(mei.says(pasted), bo.says(pasted))
    await day.is_quiet()
    ship = f"Yes, ship {len(orders)} orders"
    await asyncio.gather(mei.presses(ship), bo.presses(ship))
    await day.is_quiet()
    reports = [await clerk.sees("Your list of parcels") for clerk in (mei, bo)]
    shipped, before = ([_count(wanted, report) for report in reports] for wanted in (SHIPPED, LEFT_BEFORE))
    assert sum(shipped) == sum(before) == len(orders)
    assert [sum(of_one) for of_one in zip(shipped, before, strict=True)] == [len(orders)] * 2
    for order in orders:
        (parcel,) = await day.floor.parcels(order)
        assert parcel.has_left
        assert parcel.tracking_number == numbers[order.id]


def _count(wanted: re.Pattern[str], report: str) -> int:
    found = wanted.search(report)
    return int(found[1]) if found else 0
