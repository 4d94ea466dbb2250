"""Ana has never bought here: she looks, buys, waits, and opens the box."""

from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.people import Role
from tests.days.buying import fills_the_cart, order_in, says_who
from tests.days.people import Day, is_closed_in_order, pays


async def test_somebody_buys_for_the_first_time(day: Day) -> None:
    await day.floor.stocks("tea", 10)
    boss = await day.staff("Boss", role=Role.OWNER)
    ana = await day.visitor("Ana")
    await fills_the_cart(ana, "Tea")
    await ana.presses("Check out")
    await says_who(ana)
    await ana.presses("Place the order")
    await ana.presses("Alipay")
    await pays(day, ana)
    order = await order_in(day, await ana.sees("is paid"))
    await boss.sees(order.number, "Awaiting shipment")
    await boss.says(f"ship {order.number} SF1234567")
    await ana.sees(order.number, "is on its way", "SF1234567")
    (parcel,) = await day.floor.parcels(order)
    day.floor.clock.advance(minutes=1)
    day.floor.carrier.scans(parcel.id, ShipmentStatus.DELIVERED)
    await day.time_passes(days=1)
    await ana.presses("I have received it")
    await ana.presses("Yes, all of it")
    await ana.sees("Completed")
    assert (await day.floor.order(order)).status is OrderStatus.COMPLETED
    await is_closed_in_order(day)
