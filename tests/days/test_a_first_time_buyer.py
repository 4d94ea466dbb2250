"""Ana has never bought here: she looks, asks, buys, waits, and opens the box."""

import re

from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.queries.orders import OrderNumbered
from tests.days.people import Day, is_closed_in_order, pays

NUMBER = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{2}\b")


async def test_somebody_buys_for_the_first_time(day: Day) -> None:
    await day.floor.stocks("tea", 10)
    boss = await day.staff("Boss", role=Role.OWNER)
    ana = await day.visitor("Ana")
    await ana.says("/start")
    for label in ("Browse the shop", "All products", "Tea", "Add 1", "Cart (1)", "Check out"):
        await ana.presses(label)
    for asked, answer in (("Who", "Ana Li"), ("phone", "13800138000"), ("Where", "8 Harbour Road")):
        await ana.sees(asked)
        await ana.says(answer)
    await ana.presses("Place the order")
    await ana.presses("Alipay")
    await pays(day, ana)
    found = NUMBER.search(await ana.sees("is paid"))
    assert found
    await boss.sees(found[0], "Awaiting shipment")
    await boss.says(f"ship {found[0]} SF1234567")
    await ana.sees(found[0], "is on its way", "SF1234567")
    (order,) = await day.floor.store.find(OrderNumbered(found[0]))
    (parcel,) = await day.floor.parcels(order)
    day.floor.clock.advance(minutes=1)
    day.floor.carrier.scans(parcel.id, ShipmentStatus.DELIVERED)
    await day.time_passes(days=1)
    await ana.presses("I have received it")
    await ana.presses("Yes, all of it")
    await ana.sees("Completed")
    (order,) = await day.floor.store.find(OrderNumbered(found[0]))
    assert order.status is OrderStatus.COMPLETED
    await is_closed_in_order(day)
